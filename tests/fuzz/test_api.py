"""Requests generated from our own API description: no answer is a 5xx, and every answer is as described."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# Streams end only after a hundred seconds; they have tests of their own.
STREAMS = ("/events", "audit.jsonl")
LONG_CASES = int(os.environ.get("FUZZ_CASES", "5000"))


def operations(app: FastAPI) -> list[Any]:
    schema = schemathesis.openapi.from_dict(app.openapi())
    found = [result.ok() for result in schema.get_all_operations()]
    return [operation for operation in found if not operation.path.endswith(STREAMS)]


def run(app: FastAPI, cases: int) -> Counter[int]:
    """Each operation gets its share; ids that exist are mixed in, so that requests get past the first 404."""
    answers: Counter[int] = Counter()
    with TestClient(
        app, "http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as client:
        known = seed(client)
        targets = operations(app)
        for operation in targets:
            fuzz(client, operation, known, max(1, cases // len(targets) + 1), answers)
    return answers


def fuzz(client: TestClient, operation: Any, known: dict[str, str], cases: int, answers: Counter[int]) -> None:
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), real=st.booleans())
    def one(case: Any, real: bool) -> None:
        if real:
            case.path_parameters.update({k: v for k, v in known.items() if k in case.path_parameters})
        response = client.request(**request_of(case))
        answers[response.status_code] += 1
        case.validate_response(schemathesis.Response.from_any(response), checks=CHECKS)

    one()


def request_of(case: Any) -> dict[str, Any]:
    asked = case.as_transport_kwargs(base_url="http://127.0.0.1")
    kept = {name: asked.get(name) for name in ("method", "url", "params", "headers", "json", "data", "cookies")}
    kept["content"] = kept.pop("data")
    # A made-up credential is refused before anything else happens, so the local user asks instead.
    kept["headers"] = {k: v for k, v in dict(kept["headers"] or {}).items() if k.lower() != "authorization"}
    return {name: value for name, value in kept.items() if value is not None}


def seed(client: TestClient) -> dict[str, str]:
    project = client.post("/projects", json={"name": "Target"}).json()["id"]
    made = client.post(f"/projects/{project}/constraints", json={"text": "Churn scores for 2 million users."}).json()
    webhook = client.post(f"/projects/{project}/webhooks", json={"url": "https://example.com/hook"}).json()["id"]
    return {
        "project_id": project,
        "decision_set_id": made["decision_set_id"],
        "job_id": str(made["job_id"]),
        "webhook_id": webhook,
    }


@pytest.mark.timeout(120)
def test_generated_requests_short_form(target: FastAPI) -> None:
    answers = run(target, 200)
    assert answers.total() >= 200
    assert not [status for status in answers if status >= 500]


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_generated_requests_long_form(target: FastAPI, record_property: Any) -> None:
    answers = run(target, LONG_CASES)
    record_property("answers", dict(answers))
    assert answers.total() >= LONG_CASES
