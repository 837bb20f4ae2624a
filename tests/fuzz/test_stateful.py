"""Chains of generated requests, each using what an earlier answer gave: no 5xx, and every answer as described."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import GenerationMode

from bench.__main__ import keep
from bench.machine import describe
from tests.fuzz.test_api import CHECKS, STREAMS, request_of
from tests.fuzz.test_api import seed as known_of

LONG_CASES = int(os.environ.get("FUZZ_CASES", "5000"))
STEPS = 25


class Walked:
    """What came of the requests. Failures are kept here: shrinking a failed chain would meet another state."""

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        self.reached: Counter[str] = Counter()
        self.failures: list[str] = []
        self.known: dict[str, str] = {}

    def note(self, label: str, response: httpx.Response) -> None:
        """Counts an answer, and remembers the newest id of each kind."""
        self.answers[response.status_code] += 1
        if response.status_code < 400:
            self.reached[label] += 1
            made = response.json() if label in MAKES else {}
            self.known.update({name: str(made[field]) for name, field in MAKES.get(label, {}).items() if field in made})


START = "POST /projects"
MAKES = {
    START: {"project_id": "id"},
    "POST /projects/{project_id}/constraints": {"decision_set_id": "decision_set_id", "job_id": "job_id"},
    "POST /projects/{project_id}/webhooks": {"webhook_id": "id"},
    "POST /api-keys": {"key_id": "id"},
}


def run(app: FastAPI, cases: int) -> Walked:
    """At least `cases` requests in chains of up to `STEPS`, a new project among them."""
    walked = Walked()
    with TestClient(
        app, "http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as client:
        walked.known = known_of(client)
        for number in range(cases):
            machine = seed(number)(machine_of(app, client, walked, polite=number % 4 > 0))
            # Ids are made by the server, so a later chain may find another state than Hypothesis expects.
            with contextlib.suppress(Flaky):
                run_state_machine_as_test(machine, settings=HOW)
            # Which requests a chain makes hangs on ids and answers: go on until one has made a project as well.
            if walked.failures or (walked.answers.total() >= cases and walked.reached[START]):
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


def machine_of(app: FastAPI, client: TestClient, walked: Walked, polite: bool) -> Any:
    """`polite` machines ask as described, and so get deeper; the others also send what is not."""
    schema = schemathesis.openapi.from_dict(app.openapi()).exclude(path_regex=f"({'|'.join(STREAMS)})$")

    if polite:
        schema.config.generation.update(modes=[GenerationMode.POSITIVE])

    class Machine(schema.as_state_machine()):  # type: ignore[misc]
        def call(self, case: Any, **_: Any) -> Any:
            # A chain that follows no link would ask for ids that do not exist: most take the newest that do.
            if walked.answers.total() % 4:
                case.path_parameters.update({k: v for k, v in walked.known.items() if k in case.path_parameters})
            response = client.request(**request_of(case))
            walked.note(case.operation.label, response)
            if response.status_code == 204:  # something was deleted: what was known may be gone with it
                walked.known = known_of(client)
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
    assert walked.reached[START] > 0


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
