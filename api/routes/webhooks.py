"""Webhooks: a project's events posted to other systems, signed as the Standard Webhooks specification says."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from api import pages
from api.auth import Admin, Reader
from api.database import SessionDep
from api.idempotency import OnceDep
from api.pages import Page
from api.problems import documented
from api.schemas.webhooks import DeliveryOut, Status, WebhookIn, WebhookMade, WebhookOut, WebhookPatch
from api.scope import ProjectDep
from core import addresses, deliveries, sealing, webhooks
from core.models.webhook_endpoint import WebhookEndpoint
from core.sealing import Seal
from core.settings import Settings

router = APIRouter(prefix="/projects/{project_id}/webhooks", tags=["webhooks"], responses=documented(404))


def endpoint(project: ProjectDep, webhook_id: UUID, session: SessionDep) -> WebhookEndpoint:
    return webhooks.get(session, project, webhook_id)


def seal(request: Request) -> Seal:
    return sealing.seal(request.app.state.settings)


EndpointDep = Annotated[WebhookEndpoint, Depends(endpoint)]
SealDep = Annotated[Seal, Depends(seal)]


@router.get("")
def list_webhooks(project: ProjectDep, session: SessionDep, _: Reader) -> Page[WebhookOut]:
    return Page(items=[WebhookOut.model_validate(row) for row in webhooks.of(session, project)])


@router.post("", status_code=201, response_model=WebhookMade, responses=documented(409))
def create_webhook(
    project: ProjectDep,
    body: WebhookIn,
    session: SessionDep,
    _: Admin,
    sealed: SealDep,
    request: Request,
    once: OnceDep,
) -> Response:
    """The answer is the only place where the signing secret is ever shown."""
    vet(request, body.url)
    row, secret = webhooks.create(session, project, sealed, body.url, body.event_types, body.description)
    return once.answer(made(row, secret), 201, kept=made(row, None))


@router.get("/{webhook_id}")
def get_webhook(found: EndpointDep, _: Reader) -> WebhookOut:
    return WebhookOut.model_validate(found)


@router.patch("/{webhook_id}")
def change_webhook(
    project: ProjectDep, found: EndpointDep, body: WebhookPatch, session: SessionDep, _: Admin, request: Request
) -> WebhookOut:
    """`enabled: true` also takes up what has been waiting."""
    if body.url is not None:
        vet(request, body.url)
    for name in ("url", "event_types", "description"):
        if (value := getattr(body, name)) is not None:
            setattr(found, name, value)
    if body.enabled is True and found.disabled_at is not None:
        webhooks.enable(session, project, found)
        deliveries.notify(session)
    if body.enabled is False and found.disabled_at is None:
        webhooks.disable(session, project, found, "Switched off by its owner.")
    session.flush()
    return WebhookOut.model_validate(found)


@router.delete("/{webhook_id}", status_code=204)
def delete_webhook(project: ProjectDep, found: EndpointDep, session: SessionDep, _: Admin) -> None:
    webhooks.remove(session, project, found)


@router.post("/{webhook_id}/rotate", status_code=200, response_model=WebhookMade, responses=documented(409))
def rotate_secret(
    project: ProjectDep, found: EndpointDep, session: SessionDep, _: Admin, sealed: SealDep, once: OnceDep
) -> Response:
    """A new secret. For 24 hours messages carry signatures by both, so the receiver can change over in between."""
    secret = webhooks.rotate(session, project, found, sealed)
    session.flush()
    return once.answer(made(found, secret), 200, kept=made(found, None))


@router.get("/{webhook_id}/deliveries")
def list_deliveries(
    found: EndpointDep,
    session: SessionDep,
    _: Reader,
    status: Status | None = None,
    limit: pages.Limit = 50,
    cursor: pages.CursorParam = None,
) -> Page[DeliveryOut]:
    """Newest first, each with the log of its attempts."""
    rows = deliveries.of(session, found, status=status, before=pages.decode(cursor), limit=limit + 1)
    return pages.page(rows, limit, DeliveryOut.model_validate, lambda d: (d.created_at, d.id))


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/replay",
    status_code=202,
    response_model=DeliveryOut,
    responses=documented(409),
)
def replay_delivery(found: EndpointDep, delivery_id: UUID, session: SessionDep, _: Admin, once: OnceDep) -> Response:
    """Sends it again under the same message id."""
    row = deliveries.replay(session, found, delivery_id)
    return once.answer(DeliveryOut.model_validate(row), 202)


def vet(request: Request, url: str) -> None:
    settings: Settings = request.app.state.settings
    addresses.vet(url, loopback=settings.webhook_allow_loopback)


def made(row: WebhookEndpoint, secret: str | None) -> WebhookMade:
    return WebhookMade(**WebhookOut.model_validate(row).model_dump(), secret=secret)
