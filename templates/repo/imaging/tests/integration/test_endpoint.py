"""The asynchronous endpoint with clients that record what they are asked."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from mlsystem import reader
from mlsystem.reader import AsyncEndpoint, ReaderError
from mlsystem.settings import Settings

CONF = {"poll_seconds": 2, "max_wait_seconds": 6}


class Cloud:
    """Both clients; the answer appears after `polls` looks."""

    def __init__(self, body: str, polls: int = 1) -> None:
        self.body, self.polls, self.stored = body, polls, list[dict[str, Any]]()

    def put_object(self, **call: Any) -> None:
        self.stored.append(call)

    def invoke_endpoint_async(self, **call: Any) -> dict[str, str]:
        assert call["InputLocation"] == f"s3://bucket/{self.stored[0]['Key']}"
        return {"OutputLocation": "s3://bucket/out/1.json"}

    def list_objects_v2(self, **call: Any) -> dict[str, int]:
        self.polls -= 1
        return {"KeyCount": int(self.polls <= 0)}

    def get_object(self, **call: Any) -> dict[str, Any]:
        assert (call["Bucket"], call["Key"]) == ("bucket", "out/1.json")
        return {"Body": io.BytesIO(self.body.encode())}


def endpoint(cloud: Cloud, slept: list[float]) -> AsyncEndpoint:
    return AsyncEndpoint(cloud, cloud, "finder", "bucket", CONF, slept.append)


def test_scores_come_back_and_the_request_is_encrypted() -> None:
    cloud, slept = Cloud(json.dumps({"scores": [0.2, 0.9]}), polls=2), list[float]()
    assert endpoint(cloud, slept).scores(["a", "b"]) == [0.2, 0.9]
    assert slept == [2]
    assert cloud.stored[0]["ServerSideEncryption"] == "aws:kms"


@pytest.mark.parametrize("scores", [[0.2], [0.2, 7.0]])
def test_an_answer_that_does_not_fit_is_refused(scores: list[float]) -> None:
    with pytest.raises(ReaderError, match="one probability per image"):
        endpoint(Cloud(json.dumps({"scores": scores})), []).scores(["a", "b"])


def test_no_answer_in_time_is_an_error() -> None:
    with pytest.raises(ReaderError, match="no answer"):
        endpoint(Cloud("{}", polls=99), []).scores(["a"])


def test_without_an_endpoint_the_locked_model_reads(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLSYSTEM_ASYNC_ENDPOINT", raising=False)
    local = endpoint(Cloud("{}"), [])
    assert reader.reader(empty, local) is local
