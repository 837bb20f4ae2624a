"""The outbox of webhooks: written with the event, claimed by one sender per endpoint, retried, kept as a log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from core import events, projects, webhooks
from core.clock import from_now
from core.errors import LeaseLost, NotFound
from core.models.webhook_delivery import WebhookDelivery
from core.models.webhook_endpoint import WebhookEndpoint

# Seconds before each attempt, from the Standard Webhooks specification; after the last one it is given up.
SCHEDULE = (0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
DISABLE_AFTER_S = 120 * 3600
THROTTLED = {429, 502, 503, 504}
MAX_THROTTLE_S = 3600.0

# The row lock and the renewed `busy_until` make a second claimer skip the endpoint, or see that it is taken.
TAKE = text("""
with free as materialized (
  select id from webhook_endpoints w
  where disabled_at is null and busy_until <= now() and exists (
    select from webhook_deliveries d where d.endpoint_id = w.id and d.status = 'pending' and d.next_attempt_at <= now())
  order by busy_until limit 1 for update skip locked
)
update webhook_endpoints w set busy_until = now() + make_interval(secs => :lease_s), lease_token = lease_token + 1
from free where w.id = free.id returning w.id as endpoint_id, w.project_id, w.lease_token as token
""")


@dataclass(frozen=True)
class Hold:
    """The right to send to one endpoint; `token` proves it when the outcome is written."""

    endpoint_id: UUID
    project_id: UUID
    token: int


@dataclass(frozen=True)
class Outcome:
    """Of one attempt: an HTTP status, or what went wrong before there was one."""

    status: int | None
    error: str | None = None
    retry_after_s: float = 0.0
    ms: int = 0

    @property
    def delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def take(session: Session, lease_s: float) -> Hold | None:
    """An endpoint with something due, as the dispatcher; the one served longest ago comes first."""
    row = session.execute(TAKE, {"lease_s": lease_s}).one_or_none()
    return Hold(*row) if row is not None else None


def due(session: Session, hold: Hold) -> WebhookDelivery | None:
    found = select(WebhookDelivery).where(
        WebhookDelivery.endpoint_id == hold.endpoint_id,
        WebhookDelivery.status == "pending",
        WebhookDelivery.next_attempt_at <= func.now(),
    )
    return session.scalar(found.order_by(WebhookDelivery.next_attempt_at, WebhookDelivery.seq).limit(1))


def settle(session: Session, hold: Hold, delivery_id: UUID, outcome: Outcome) -> WebhookDelivery:
    """Write what an attempt came to, and give the endpoint back. Raises `LeaseLost` when it is no longer ours."""
    endpoint = session.scalar(
        select(WebhookEndpoint)
        .where(WebhookEndpoint.id == hold.endpoint_id, WebhookEndpoint.lease_token == hold.token)
        .with_for_update(key_share=True)
    )
    delivery = session.get(WebhookDelivery, delivery_id)
    if endpoint is None or delivery is None:
        raise LeaseLost("Another sender serves this endpoint now.")
    now = session.scalar(select(func.now())) or datetime.now(UTC)
    delivery.attempt += 1
    seen = {"at": now.isoformat(), "status": outcome.status, "error": outcome.error, "ms": outcome.ms}
    delivery.attempts_jsonb = [*delivery.attempts_jsonb, seen][-30:]
    if outcome.delivered:
        delivery.status, delivery.finished_at, endpoint.failing_since = "delivered", now, None
    else:
        _failed(session, endpoint, delivery, outcome, now)
    pause = min(outcome.retry_after_s, MAX_THROTTLE_S) if outcome.status in THROTTLED else 0.0
    endpoint.busy_until = session.scalar(select(from_now(pause))) or now
    return delivery


def _failed(
    session: Session, endpoint: WebhookEndpoint, delivery: WebhookDelivery, outcome: Outcome, now: datetime
) -> None:
    project = projects.get(session, endpoint.project_id)
    endpoint.failing_since = endpoint.failing_since or now
    if delivery.attempt >= len(SCHEDULE):
        delivery.status, delivery.finished_at = "exhausted", now
        events.append(session, project, "webhook.exhausted", {"webhook_id": endpoint.id, "delivery_id": delivery.id})
    else:
        wait = max(float(SCHEDULE[delivery.attempt]), min(outcome.retry_after_s, float(SCHEDULE[-1])))
        delivery.next_attempt_at = session.scalar(select(from_now(wait))) or now
    if outcome.status == 410:
        webhooks.disable(session, project, endpoint, "The receiver answered 410 Gone.")
    elif (now - endpoint.failing_since).total_seconds() > DISABLE_AFTER_S:
        webhooks.disable(session, project, endpoint, "Nothing could be delivered for five days.")


def of(
    session: Session,
    endpoint: WebhookEndpoint,
    *,
    status: str | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 50,
) -> Sequence[WebhookDelivery]:
    """Newest first."""
    found = select(WebhookDelivery).where(
        WebhookDelivery.project_id == endpoint.project_id, WebhookDelivery.endpoint_id == endpoint.id
    )
    if status is not None:
        found = found.where(WebhookDelivery.status == status)
    if before is not None:
        found = found.where(text("(created_at, id) < (:at, :id)").bindparams(at=before[0], id=before[1]))
    newest = found.order_by(WebhookDelivery.created_at.desc(), WebhookDelivery.id.desc())
    return session.scalars(newest.limit(limit)).all()


def replay(session: Session, endpoint: WebhookEndpoint, delivery_id: UUID) -> WebhookDelivery:
    """Send it again, under the same message id, from the start of the schedule. Its log goes on."""
    again = (
        update(WebhookDelivery)
        .where(WebhookDelivery.id == delivery_id, WebhookDelivery.endpoint_id == endpoint.id)
        .values(status="pending", attempt=0, next_attempt_at=func.now(), finished_at=None)
        .returning(WebhookDelivery)
    )
    delivery = session.scalar(again)
    if delivery is None:
        raise NotFound("No such delivery.")
    notify(session)
    return delivery


def notify(session: Session) -> None:
    session.execute(text("select pg_notify('amp_webhooks', '')"))


def message_id(delivery: WebhookDelivery) -> str:
    """The same for every attempt and replay, so that receivers can drop what they have seen."""
    return f"msg_{delivery.event_id}_{delivery.endpoint_id.hex}"


def body(delivery: WebhookDelivery, happened_at: datetime, decision_set_id: UUID | None, base: str) -> dict[str, Any]:
    """Thin on purpose: what happened and where to read it, so that nothing confidential leaves by this way."""
    project = f"{base.rstrip('/')}/projects/{delivery.project_id}"
    return {
        "type": delivery.event_type,
        "timestamp": happened_at.isoformat(),
        "data": {
            "event_id": delivery.event_id,
            "seq": delivery.seq,
            "project_id": str(delivery.project_id),
            "decision_set_id": str(decision_set_id) if decision_set_id else None,
            "href": f"{project}/events?after={delivery.seq - 1}",
        },
    }
