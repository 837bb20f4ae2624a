"""At least once, under one id, verified by the reference library, whatever the receiver and our own process do."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from standardwebhooks.webhooks import Webhook

from core import deliveries, events, sealing, webhooks
from core.errors import LeaseLost
from core.models.project import Project
from core.models.webhook_delivery import WebhookDelivery
from core.models.webhook_endpoint import WebhookEndpoint
from core.settings import Settings
from tests.conftest import Scope
from tests.worker.webhooks.receiver import Receiver
from tests.worker.webhooks.sender import PAUSES
from worker.deliverer import Deliverer

ROOT = Path(__file__).parents[3]


@pytest.fixture
def local(settings: Settings) -> Settings:
    return settings.model_copy(update={"webhook_allow_loopback": True, "webhook_timeout_s": 1.0})


@pytest.fixture
def deliverer(local: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Deliverer:
    monkeypatch.setattr(deliveries, "SCHEDULE", PAUSES)
    return Deliverer(local, engine)


def subscribe(scope: Scope, project: Project, settings: Settings, url: str, *types: str) -> tuple[WebhookEndpoint, str]:
    with scope() as session:
        return webhooks.create(session, project, sealing.seal(settings), url, types)


def say(scope: Scope, project: Project, *kinds: str) -> None:
    with scope() as session:
        for kind in kinds:
            events.append(session, project, kind)


def rows(scope: Scope) -> list[WebhookDelivery]:
    with scope() as session:
        return list(session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.seq)))


def work(deliverer: Deliverer, scope: Scope, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while any(row.status == "pending" for row in rows(scope)):
        assert time.monotonic() < deadline, [row.attempts_jsonb for row in rows(scope)]
        if not deliverer.run_one():
            time.sleep(0.02)


def test_events_chosen_by_name_or_by_noun_are_written_with_them(
    scope: Scope, project: Project, local: Settings, engine: Engine
) -> None:
    subscribe(scope, project, local, "https://example.com/a", "job.retrying", "decision_set.*")
    say(scope, project, "job.retrying", "job.discarded", "decision_set.completed", "webhook.rotated")
    assert [row.event_type for row in rows(scope)] == ["job.retrying", "decision_set.completed"]
    with scope() as session:
        events.append(session, project, "job.retrying")
        events.write(session)
        session.rollback()
    assert len(rows(scope)) == 2


def test_a_hostile_receiver_gets_every_event_under_one_id(
    scope: Scope, project: Project, local: Settings, deliverer: Deliverer
) -> None:
    receiver = Receiver("500", "reset", "stall", "302", "429", "400")
    _, secret = subscribe(scope, project, local, receiver.url, "a.b")
    say(scope, project, "a.b", "a.b")
    work(deliverer, scope, 40)
    assert {headers["webhook-id"] for headers, _ in receiver.accepted} == set(receiver.seen)
    assert len(receiver.seen) == 2
    assert set(receiver.seen.values()) == {7}
    assert set(receiver.paths) == {"/hook"}
    for headers, body in receiver.accepted:
        assert Webhook(secret).verify(body, headers)["type"] == "a.b"
        assert len(body) < 20_000
    assert [a["status"] for a in rows(scope)[0].attempts_jsonb] == [500, None, None, 302, 429, 400, 200]


def test_killed_senders_lose_nothing(scope: Scope, project: Project, local: Settings, database: str) -> None:
    receiver = Receiver("500", "stall")
    _, secret = subscribe(scope, project, local, receiver.url, "a.b")
    say(scope, project, *["a.b"] * 4)
    deadline = time.monotonic() + 60
    killed = 0
    while any(row.status == "pending" for row in rows(scope)):
        assert time.monotonic() < deadline, [row.attempts_jsonb for row in rows(scope)]
        command = [sys.executable, "-m", "tests.worker.webhooks.sender", database, str(local.data_dir)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            before, patience = sum(receiver.seen.values()), time.monotonic() + 4
            while sum(receiver.seen.values()) < before + 3 and time.monotonic() < patience:
                time.sleep(0.01)
            process.kill()
            killed += 1
    assert killed >= 2
    assert {headers["webhook-id"] for headers, _ in receiver.accepted} == set(receiver.seen)
    assert len(receiver.seen) == 4
    assert all(Webhook(secret).verify(body, headers) for headers, body in receiver.accepted)


def test_rotation_loses_no_message(scope: Scope, project: Project, local: Settings, deliverer: Deliverer) -> None:
    receiver = Receiver()
    endpoint, old = subscribe(scope, project, local, receiver.url, "a.b")
    with scope() as session:
        new = webhooks.rotate(session, project, webhooks.get(session, project, endpoint.id), deliverer.seal)
    say(scope, project, "a.b")
    work(deliverer, scope)
    ((headers, body),) = receiver.accepted
    assert Webhook(old).verify(body, headers) == Webhook(new).verify(body, headers)
    with scope() as session:
        current = webhooks.get(session, project, endpoint.id)
        later = datetime.now(UTC) + timedelta(hours=25)
        assert webhooks.secrets(current, deliverer.seal, later) == [new]


def test_gone_disables_and_the_schedule_ends(
    scope: Scope, project: Project, local: Settings, deliverer: Deliverer
) -> None:
    gone, never = Receiver("410"), Receiver(*["500"] * 20)
    first, _ = subscribe(scope, project, local, gone.url, "a.b")
    subscribe(scope, project, local, never.url, "c.d")
    say(scope, project, "a.b", "c.d")
    for _ in range(400):
        if not deliverer.run_one():
            time.sleep(0.02)
        if rows(scope)[1].status == "exhausted":
            break
    assert [row.status for row in rows(scope)] == ["pending", "exhausted"]
    assert (gone.seen.total(), never.seen.total()) == (1, len(deliveries.SCHEDULE))
    with scope() as session:
        assert webhooks.get(session, project, first.id).disabled_reason == "The receiver answered 410 Gone."
        kinds = {event.type for event in events.after(session, project, 0)}
    assert {"webhook.disabled", "webhook.exhausted"} <= kinds
    with scope() as session:
        endpoint = webhooks.get(session, project, first.id)
        webhooks.enable(session, project, endpoint)
        deliveries.replay(session, endpoint, rows(scope)[0].id)
    work(deliverer, scope)
    assert len(gone.accepted) == 1


def test_five_days_of_failure_disable(scope: Scope, project: Project, local: Settings, deliverer: Deliverer) -> None:
    receiver = Receiver(*["500"] * 20)
    endpoint, _ = subscribe(scope, project, local, receiver.url, "a.b")
    say(scope, project, "a.b")
    deliverer.run_one()
    with scope() as session:
        session.execute(text("update webhook_endpoints set failing_since = now() - interval '121 hours'"))
    time.sleep(0.1)
    deliverer.run_one()
    with scope() as session:
        assert webhooks.get(session, project, endpoint.id).disabled_at is not None


def test_one_sender_at_a_time_and_a_late_one_is_refused(
    scope: Scope, project: Project, local: Settings, engine: Engine
) -> None:
    subscribe(scope, project, local, "https://example.com/", "a.b")
    say(scope, project, "a.b", "a.b")
    with scope(project_id=None, role="dispatcher") as session:
        hold = deliveries.take(session, 0.2)
    assert hold is not None
    with scope(project_id=None, role="dispatcher") as session:
        assert deliveries.take(session, 0.2) is None
    time.sleep(0.3)
    with scope(project_id=None, role="dispatcher") as session:
        assert deliveries.take(session, 10) is not None
    with pytest.raises(LeaseLost), scope() as session:
        deliveries.settle(session, hold, rows(scope)[0].id, deliveries.Outcome(200))
    assert rows(scope)[0].attempt == 0
