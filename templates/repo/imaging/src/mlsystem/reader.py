"""Who reads an image: the locked model in this process, or the same model on a GPU endpoint."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from mlsystem.registry import sha256
from mlsystem.settings import Settings


class Reader(Protocol):
    def scores(self, pixels: list[str]) -> Any:
        """Probability of a finding per image."""
        ...


class ReaderError(Exception):
    """The endpoint gave no answer in time; the studies stay unread and clinicians see them anyway."""


@dataclass(frozen=True)
class AsyncEndpoint:
    """An Amazon SageMaker asynchronous endpoint; requests and answers are objects in one encrypted bucket."""

    s3: Any
    runtime: Any
    name: str
    bucket: str
    conf: dict[str, Any]
    sleep: Callable[[float], None] = time.sleep

    def scores(self, pixels: list[str]) -> list[float]:
        body = json.dumps({"pixels": pixels}).encode()
        key = f"reads/{sha256(body)}.json"
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body, ServerSideEncryption="aws:kms")
        answer = self.runtime.invoke_endpoint_async(
            EndpointName=self.name, InputLocation=f"s3://{self.bucket}/{key}", ContentType="application/json"
        )
        found = [float(score) for score in json.loads(self._wait(answer["OutputLocation"]))["scores"]]
        if len(found) != len(pixels) or not all(0 <= score <= 1 for score in found):
            raise ReaderError("the endpoint's answer is not one probability per image")
        return found

    def _wait(self, location: str) -> bytes:
        bucket, key = location.removeprefix("s3://").split("/", 1)
        for _ in range(self.conf["max_wait_seconds"] // self.conf["poll_seconds"]):
            if self.s3.list_objects_v2(Bucket=bucket, Prefix=key).get("KeyCount"):
                return bytes(self.s3.get_object(Bucket=bucket, Key=key)["Body"].read())
            self.sleep(self.conf["poll_seconds"])
        raise ReaderError(f"no answer at {location}")


def reader(config: Settings, model: Reader) -> Reader:
    """The endpoint named in the environment; the locked model itself where none is."""
    name = os.environ.get("MLSYSTEM_ASYNC_ENDPOINT", "")
    if not name:
        return model
    import boto3

    s3, runtime = boto3.client("s3"), boto3.client("sagemaker-runtime")
    return AsyncEndpoint(s3, runtime, name, config.artifact_bucket, config.table("cloud"))
