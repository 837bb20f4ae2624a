"""The managed batch path with clients that record what they are asked."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from mlsystem import bedrock_batch
from mlsystem.batch_model import Request, ScriptedModel
from mlsystem.bedrock_batch import BatchJobError, BedrockBatch
from mlsystem.settings import Settings

CONF = {"min_records_per_job": 2, "poll_seconds": 5, "max_wait_seconds": 20}
REQUESTS = [Request(f"d#{n}", "Read.", {"total": ["Total"]}, "Total: 5.0") for n in range(2)]


class Cloud:
    """Both clients; answers the second request and fails on the first."""

    def __init__(self, statuses: list[str]) -> None:
        self.statuses, self.objects, self.jobs = statuses, {}, []  # type: ignore[var-annotated]

    def put_object(self, **call: Any) -> None:
        self.objects[call["Key"]] = call["Body"]

    def get_object(self, **call: Any) -> dict[str, Any]:
        assert call["Key"].endswith("/out/job1/in.jsonl.out")
        output = {"content": [{"type": "text", "text": '{"total": 5.0}'}]}
        lines = [{"recordId": "d#0", "error": {}}, {"recordId": "d#1", "modelOutput": output}]
        return {"Body": io.BytesIO("\n".join(json.dumps(line) for line in lines).encode())}

    def create_model_invocation_job(self, **call: Any) -> dict[str, str]:
        self.jobs.append(call)
        return {"jobArn": "arn:aws:bedrock:::model-invocation-job/job1"}

    def get_model_invocation_job(self, **call: Any) -> dict[str, str]:
        return {"status": self.statuses.pop(0)}


def model(cloud: Cloud, slept: list[float]) -> BedrockBatch:
    return BedrockBatch(cloud, cloud, "model-x", "bucket", "role", CONF, 300, slept.append)


def test_one_job_answers_and_a_failed_record_is_absent() -> None:
    cloud, slept = Cloud(["InProgress", "Completed"]), list[float]()
    assert model(cloud, slept).complete(REQUESTS) == {"d#1": '{"total": 5.0}'}
    assert slept == [5]
    (manifest,) = cloud.objects.values()
    assert [json.loads(line)["recordId"] for line in manifest.splitlines()] == ["d#0", "d#1"]
    assert cloud.jobs[0]["clientRequestToken"] == cloud.jobs[0]["jobName"]


@pytest.mark.parametrize("statuses", [["Failed"], ["InProgress"] * 4])
def test_a_job_that_fails_or_never_ends_gives_nothing(statuses: list[str]) -> None:
    with pytest.raises(BatchJobError, match="ended as"):
        model(Cloud(statuses), []).complete(REQUESTS)


def test_too_few_requests_make_no_job() -> None:
    with pytest.raises(BatchJobError, match="at least 2"):
        model(Cloud([]), []).complete(REQUESTS[:1])


def test_without_a_named_model_the_scripted_one_answers(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MLSYSTEM_BATCH_MODEL", raising=False)
    assert bedrock_batch.model(empty).name == ScriptedModel.name
