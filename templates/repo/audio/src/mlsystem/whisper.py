"""Whisper with diarisation as AWS Batch GPU jobs: a manifest in S3, one job, transcripts in S3."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mlsystem import listing, settings
from mlsystem.contracts import Record
from mlsystem.registry import sha256
from mlsystem.transcript import Transcript, Turn


class TranscriptionError(Exception):
    """The job failed or did not end; nothing of it is used."""


@dataclass(frozen=True)
class WhisperJob:
    """`s3` and `batch` are boto3 clients; the job reads MANIFEST and writes one JSON per call beside it."""

    s3: Any
    batch: Any
    queue: str
    definition: str
    bucket: str
    conf: dict[str, Any]
    sleep: Callable[[float], None] = time.sleep

    def transcribe(self, calls: list[Record]) -> list[Transcript]:
        body = "".join(json.dumps({"id": c["id"], "audio": c["audio"]}) + "\n" for c in calls).encode()
        prefix = f"asr/{sha256(body + self.conf['model'].encode())[:16]}"
        # Money: a step that is repeated finds what its job has made, and asks for nothing.
        if not self._made(prefix, calls):
            self._submit(prefix, body)
        return [self._result(prefix, str(call["id"])) for call in calls]

    def _made(self, prefix: str, calls: list[Record]) -> bool:
        return {f"{prefix}/{call['id']}.json" for call in calls} <= {
            *listing.keys(self.s3, self.bucket, prefix)
        }

    def _submit(self, prefix: str, body: bytes) -> None:
        """Raises TranscriptionError."""
        self.s3.put_object(
            Bucket=self.bucket, Key=f"{prefix}/manifest.jsonl", Body=body, ServerSideEncryption="aws:kms"
        )
        given = {"MANIFEST": f"s3://{self.bucket}/{prefix}/manifest.jsonl", "MODEL": self.conf["model"]}
        job = self.batch.submit_job(
            jobName=prefix.replace("/", "-"),
            jobQueue=self.queue,
            jobDefinition=self.definition,
            containerOverrides={"environment": [{"name": k, "value": v} for k, v in given.items()]},
            retryStrategy={"attempts": 3},
        )
        self._wait(job["jobId"])

    def _wait(self, job: str) -> None:
        for _ in range(self.conf["max_wait_seconds"] // self.conf["poll_seconds"]):
            status = self.batch.describe_jobs(jobs=[job])["jobs"][0]["status"]
            if status in ("SUCCEEDED", "FAILED"):
                break
            self.sleep(self.conf["poll_seconds"])
        if status != "SUCCEEDED":
            raise TranscriptionError(f"{job} ended as {status}")

    def _result(self, prefix: str, call: str) -> Transcript:
        raw = self.s3.get_object(Bucket=self.bucket, Key=f"{prefix}/{call}.json")["Body"].read()
        return Transcript(call, [Turn(**turn) for turn in json.loads(raw)["turns"]])


@dataclass(frozen=True)
class Whisper:
    """A version of the GPU path: the model's name is what was judged."""

    name: str

    def transcribe(self, calls: list[Record]) -> list[Transcript]:
        import boto3

        config = settings.load()
        clients = boto3.client("s3"), boto3.client("batch")
        where = os.environ["MLSYSTEM_ASR_QUEUE"], os.environ["MLSYSTEM_ASR_JOB"]
        conf = {**config.table("cloud"), "model": self.name}
        return WhisperJob(*clients, *where, config.artifact_bucket, conf).transcribe(calls)


def is_configured() -> bool:
    return bool(os.environ.get("MLSYSTEM_ASR_QUEUE", ""))
