"""Where a project's events are posted, and with which secrets."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from core import events, signatures
from core.errors import Conflict, NotFound
from core.models.project import Project
from core.models.webhook_endpoint import WebhookEndpoint
from core.sealing import Seal

MAX_ENDPOINTS = 20
OVERLAP = text("now() + interval '24 hours'")


class TooMany(Conflict):
    code, title = "too_many_webhooks", f"A project has at most {MAX_ENDPOINTS} webhooks"


def create(
    session: Session, project: Project, seal: Seal, url: str, event_types: Sequence[str] = (), description: str = ""
) -> tuple[WebhookEndpoint, str]:
    """(endpoint, its secret). `url` must have been vetted; no `event_types` means every event."""
    if len(of(session, project)) >= MAX_ENDPOINTS:
        raise TooMany
    secret = signatures.new_secret()
    endpoint = WebhookEndpoint(
        project_id=project.id,
        url=url,
        event_types=list(event_types),
        description=description,
        secret_sealed=seal.close(secret),
    )
    session.add(endpoint)
    session.flush()
    session.refresh(endpoint)
    events.append(session, project, "webhook.created", {"webhook_id": endpoint.id, "url": url})
    return endpoint, secret


def of(session: Session, project: Project) -> Sequence[WebhookEndpoint]:
    found = select(WebhookEndpoint).where(WebhookEndpoint.project_id == project.id)
    return session.scalars(found.order_by(WebhookEndpoint.created_at, WebhookEndpoint.id)).all()


def get(session: Session, project: Project, webhook_id: UUID) -> WebhookEndpoint:
    found = select(WebhookEndpoint).where(WebhookEndpoint.project_id == project.id, WebhookEndpoint.id == webhook_id)
    endpoint = session.scalar(found)
    if endpoint is None:
        raise NotFound("No such webhook.")
    return endpoint


def secrets(endpoint: WebhookEndpoint, seal: Seal, now: object) -> list[str]:
    """What to sign with: the current secret, and the one before it until its time is over."""
    sealed = [endpoint.secret_sealed]
    until = endpoint.previous_secret_until
    if endpoint.previous_secret_sealed and until is not None and until > now:  # type: ignore[operator]
        sealed.append(endpoint.previous_secret_sealed)
    return [seal.open(each) for each in sealed]


def rotate(session: Session, project: Project, endpoint: WebhookEndpoint, seal: Seal) -> str:
    """A new secret; for 24 hours messages are signed with both."""
    secret = signatures.new_secret()
    endpoint.previous_secret_sealed, endpoint.secret_sealed = endpoint.secret_sealed, seal.close(secret)
    endpoint.previous_secret_until = session.scalar(select(OVERLAP))
    events.append(session, project, "webhook.rotated", {"webhook_id": endpoint.id})
    return secret


def enable(session: Session, project: Project, endpoint: WebhookEndpoint) -> None:
    endpoint.disabled_at = endpoint.disabled_reason = endpoint.failing_since = None
    events.append(session, project, "webhook.enabled", {"webhook_id": endpoint.id})


def disable(session: Session, project: Project, endpoint: WebhookEndpoint, reason: str) -> None:
    """Nothing is sent until it is enabled again; what waits keeps waiting."""
    endpoint.disabled_at, endpoint.disabled_reason = session.scalar(select(func.now())), reason
    events.append(session, project, "webhook.disabled", {"webhook_id": endpoint.id, "reason": reason})


def remove(session: Session, project: Project, endpoint: WebhookEndpoint) -> None:
    """With its deliveries."""
    events.append(session, project, "webhook.deleted", {"webhook_id": endpoint.id, "url": endpoint.url})
    session.delete(endpoint)
