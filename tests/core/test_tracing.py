"""One trace from the request to the job it caused, in the log and in spans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog
from fastapi.testclient import TestClient
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy import Engine

from core import decision_sets, jobs, tracing
from core.models.project import Project
from core.settings import Settings
from tests.conftest import Scope
from worker import loop
from worker.handlers import registry

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture(scope="module")
def spans() -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def logged() -> Iterator[list[dict[str, object]]]:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        yield lines  # type: ignore[misc]


@pytest.mark.parametrize(
    ("header", "request_id", "kept"),
    [
        (f"00-{TRACE}-00f067aa0ba902b7-01", "a" * 32, TRACE),
        (None, "a" * 32, "a" * 32),
        (f"00-{'0' * 32}-00f067aa0ba902b7-01", "a" * 32, "a" * 32),
        ("00-xyz", "b" * 32, "b" * 32),
    ],
)
def test_the_callers_trace_is_kept_when_it_is_one(header: str | None, request_id: str, kept: str) -> None:
    assert tracing.chosen(header, request_id) == kept
    assert len(tracing.chosen(header, "mine-1234")) == 32


def test_a_job_carries_on_the_trace_of_what_enqueued_it(
    settings: Settings,
    engine: Engine,
    scope: Scope,
    project: Project,
    spans: InMemorySpanExporter,
    logged: list[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with structlog.contextvars.bound_contextvars(trace_id=TRACE), scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        job = jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
    assert job.trace_id == TRACE
    monkeypatch.setattr(registry, "handler", lambda kind: lambda run: None)
    worker = loop.Worker(settings, engine)
    assert worker.run_one()
    worker.close()
    started = next(line for line in logged if line["event"] == "job.started")
    assert (started["trace_id"], started["job_id"], started["project_id"]) == (TRACE, job.id, str(project.id))
    assert float(str(started["waited_ms"])) >= 0
    (span,) = [one for one in spans.get_finished_spans() if one.name == "job plan_decision_set"]
    assert span.context is not None
    assert f"{span.context.trace_id:032x}" == TRACE


def test_a_request_hands_its_trace_to_its_job(target_client: TestClient, engine: Engine, superuser_url: str) -> None:
    import psycopg

    headers = {"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    project_id = target_client.post("/projects", json={"name": "Traced"}).json()["id"]
    made = target_client.post(f"/projects/{project_id}/constraints", json={"text": "Churn."}, headers=headers)
    assert made.status_code == 202
    with psycopg.connect(superuser_url) as connection:
        assert connection.execute("select trace_id from jobs").fetchall() == [(TRACE,)]


@pytest.fixture
def target_client(settings: Settings, tmp_path) -> Iterator[TestClient]:  # type: ignore[no-untyped-def]
    from api.application import create_app

    with TestClient(create_app(settings, tmp_path / "none"), "http://127.0.0.1", client=("127.0.0.1", 50000)) as client:
        yield client
