"""Chains of generated requests, each using what an earlier answer gave: no 5xx, and every answer as described."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test

from bench.__main__ import keep
from bench.machine import describe
from tests.fuzz.test_api import CHECKS, STREAMS, request_of

LONG_CASES = int(os.environ.get("FUZZ_CASES", "5000"))
STEPS = 25


class Walked:
    """What came of the requests. Failures are kept here: shrinking a failed chain would meet another state."""

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        self.reached: Counter[str] = Counter()
        self.failures: list[str] = []


def run(app: FastAPI, cases: int) -> Walked:
    """At least `cases` requests in chains of up to `STEPS`."""
    walked = Walked()
    with TestClient(
        app, "http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as client:
        for number in range(cases):
            machine = seed(number)(machine_of(app, client, walked))
            # Ids are made by the server, so a later chain may find another state than Hypothesis expects.
            with contextlib.suppress(Flaky):
                run_state_machine_as_test(machine, settings=HOW)
            if walked.failures or walked.answers.total() >= cases:
                break
    return walked


HOW = settings(
    max_examples=10,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def machine_of(app: FastAPI, client: TestClient, walked: Walked) -> Any:
    schema = schemathesis.openapi.from_dict(app.openapi()).exclude(path_regex=f"({'|'.join(STREAMS)})$")

    class Machine(schema.as_state_machine()):  # type: ignore[misc]
        def call(self, case: Any, **_: Any) -> Any:
            response = client.request(**request_of(case))
            walked.answers[response.status_code] += 1
            if response.status_code < 400:
                walked.reached[case.operation.label] += 1
            return schemathesis.Response.from_any(response)

        def validate_response(self, response: Any, case: Any, *_: Any, **__: Any) -> None:
            try:
                case.validate_response(response, checks=CHECKS)
            except Exception as error:
                walked.failures.append(f"{case.operation.label}: {str(error)[:2000]}")
                raise

    return Machine


@pytest.mark.timeout(200)
def test_chains_of_requests_short_form(target: FastAPI) -> None:
    walked = run(target, 250)
    assert walked.failures == []
    assert walked.answers.total() >= 250
    assert walked.reached["POST /projects"] > 0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_chains_of_requests_long_form(target: FastAPI) -> None:
    walked = run(target, LONG_CASES)
    found = {"cases": walked.answers.total(), "answers": walked.answers, "reached": walked.reached}
    keep("fuzz_stateful", describe(), {**found, "failures": walked.failures})
    assert walked.failures == []
    assert walked.answers.total() >= LONG_CASES
    linked = {label for label, number in walked.reached.items() if "{" in label and number}
    assert len(linked) >= 15, "chains get past the first 404"
