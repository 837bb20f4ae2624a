"""Amazon Bedrock batch inference: a manifest in S3, one job, answers in S3, at half the token price."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mlsystem import chat_endpoint, chat_model, model_batches, stand_in
from mlsystem.batch_model import BatchModel, Request, ScriptedModel
from mlsystem.endpoint_batch import EndpointBatch
from mlsystem.registry import sha256
from mlsystem.settings import Settings

DONE = ("Completed", "PartiallyCompleted")
OVER = (*DONE, "Failed", "Stopped", "Expired")


class BatchJobError(Exception):
    """The job did not complete; nothing of it is used."""


@dataclass(frozen=True)
class BedrockBatch:
    """`s3` and `bedrock` are boto3 clients; `role_arn` may use `bucket`/batch/ and nothing else."""

    s3: Any
    bedrock: Any
    name: str
    bucket: str
    role_arn: str
    conf: dict[str, Any]
    max_tokens: int
    sleep: Callable[[float], None] = time.sleep

    def complete(self, requests: list[Request]) -> dict[str, str]:
        if len(requests) < self.conf["min_records_per_job"]:
            raise BatchJobError(f"a job needs at least {self.conf['min_records_per_job']} requests")
        manifest = "".join(json.dumps(self._line(r)) + "\n" for r in requests).encode()
        name = f"documents-{sha256(manifest)[:16]}"
        self.s3.put_object(Bucket=self.bucket, Key=f"batch/{name}/in.jsonl", Body=manifest)
        job = self.bedrock.create_model_invocation_job(
            jobName=name,
            # The same manifest asked for twice is one job: a retried step does not pay twice.
            clientRequestToken=name,
            roleArn=self.role_arn,
            modelId=self.name,
            inputDataConfig={"s3InputDataConfig": {"s3Uri": f"s3://{self.bucket}/batch/{name}/in.jsonl"}},
            outputDataConfig={"s3OutputDataConfig": {"s3Uri": f"s3://{self.bucket}/batch/{name}/out/"}},
        )
        self._wait(job["jobArn"])
        return self._answers(f"batch/{name}/out/{job['jobArn'].rsplit('/', 1)[-1]}/in.jsonl.out")

    def _line(self, request: Request) -> dict[str, Any]:
        body = {
            "anthropic_version": "bedrock-2023-05-31",
            "max_tokens": self.max_tokens,
            "messages": [{"role": "user", "content": request.prompt}],
        }
        return {"recordId": request.id, "modelInput": body}

    def _wait(self, job: str) -> None:
        for _ in range(self.conf["max_wait_seconds"] // self.conf["poll_seconds"]):
            status = self.bedrock.get_model_invocation_job(jobIdentifier=job)["status"]
            if status in OVER:
                break
            self.sleep(self.conf["poll_seconds"])
        if status not in DONE:
            raise BatchJobError(f"{job} ended as {status}")

    def _answers(self, key: str) -> dict[str, str]:
        lines = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode().splitlines()
        found = [json.loads(line) for line in lines]
        return {f["recordId"]: _text(f["modelOutput"]) for f in found if "modelOutput" in f}


def model(config: Settings) -> BatchModel:
    """The model named in the environment, behind the service it names; without a name the sample's own.

    Raises NotConfiguredError. A batch model answers within a day at half the price, a chat model at once.
    """
    chat = os.environ.get("MLSYSTEM_CHAT_MODEL", "")
    name, most = os.environ.get("MLSYSTEM_BATCH_MODEL", chat), config.table("documents")["max_output_tokens"]
    managed = model_batches.configured(config, name)
    if managed:
        return managed
    if not name:
        stand_in.only_on_the_sample(config, "no language model: set MLSYSTEM_BATCH_MODEL")
        return ScriptedModel()
    direct = name == chat
    at_once = chat_model.configured(600) if direct else chat_endpoint.configured(name, timeout_s=600)
    if at_once:
        return EndpointBatch(at_once, most)
    import boto3

    return BedrockBatch(
        s3=boto3.client("s3"),
        bedrock=boto3.client("bedrock"),
        name=name,
        bucket=config.artifact_bucket,
        role_arn=os.environ["MLSYSTEM_BATCH_ROLE_ARN"],
        conf=config.table("cloud"),
        max_tokens=most,
    )


def _text(output: dict[str, Any]) -> str:
    return "".join(part.get("text", "") for part in output["content"])
