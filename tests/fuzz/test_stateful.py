"""Chains of generated requests, each using what an earlier answer gave: no 5xx, and every answer as described."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.test_api import CHECKS, STREAMS, request_of

LONG_CASES = int(os.environ.get("FUZZ_CASES", "5000"))
STEPS = 25


def run(app: FastAPI, cases: int) -> tuple[Counter[int], Counter[str]]:
    """(answers by status, answered below 400 by operation) of at least `cases` requests."""
    answers: Counter[int] = Counter()
    reached: Counter[str] = Counter()
    with TestClient(
        app, "http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as client:
        machine = machine_of(app, client, answers, reached)
        seed = 0
        while answers.total() < cases:
            seed, examples = seed + 1, max(5, (cases - answers.total()) // STEPS + 1)
            run_state_machine_as_test(machine, settings=how(examples, cases < LONG_CASES))
            assert seed < 50, "the machine makes no requests"
    return answers, reached


def how(examples: int, repeatable: bool) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=repeatable,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def machine_of(app: FastAPI, client: TestClient, answers: Counter[int], reached: Counter[str]) -> Any:
    schema = schemathesis.openapi.from_dict(app.openapi()).exclude(path_regex=f"({'|'.join(STREAMS)})$")

    class Machine(schema.as_state_machine()):  # type: ignore[misc]
        def call(self, case: Any, **_: Any) -> Any:
            response = client.request(**request_of(case))
            answers[response.status_code] += 1
            if response.status_code < 400:
                reached[case.operation.label] += 1
            return schemathesis.Response.from_any(response)

        def validate_response(self, response: Any, case: Any, *_: Any, **__: Any) -> None:
            case.validate_response(response, checks=CHECKS)

    return Machine


@pytest.mark.timeout(200)
def test_chains_of_requests_short_form(target: FastAPI) -> None:
    answers, reached = run(target, 250)
    assert not [status for status in answers if status >= 500]
    assert reached["POST /projects"] > 0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_chains_of_requests_long_form(target: FastAPI, record_property: Any) -> None:
    answers, reached = run(target, LONG_CASES)
    record_property("answers", dict(answers))
    record_property("reached", dict(reached))
    assert answers.total() >= LONG_CASES
    linked = {label for label, number in reached.items() if "{" in label and number}
    assert len(linked) >= 15, "chains get past the first 404"
