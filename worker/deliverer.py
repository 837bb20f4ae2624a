"""Sends what the webhook outbox holds. A sender that dies holds its endpoint only until the lease ends."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import structlog
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from core import canonical, deliveries, sealing, signatures, webhooks
from core.db import session_scope
from core.deliveries import Hold, Outcome
from core.errors import AmpError, LeaseLost
from core.models.event import Event
from core.models.webhook_delivery import WebhookDelivery
from core.models.webhook_endpoint import WebhookEndpoint
from core.settings import Settings
from worker import metrics
from worker.outbound import Sender

USER_AGENT = "amp-webhooks/1"
log = structlog.get_logger()


@dataclass(frozen=True)
class Message:
    """One attempt, ready to be sent without a transaction open."""

    delivery: WebhookDelivery
    url: str
    headers: dict[str, str]
    body: bytes


class Deliverer:
    def __init__(self, settings: Settings, engine: Engine) -> None:
        self.settings = settings
        self.engine = engine
        self.seal = sealing.seal(settings)
        self.sender = Sender(settings.webhook_timeout_s, settings.webhook_allow_loopback)
        self.lease_s = settings.webhook_timeout_s * 2 + 10
        self.stopping = threading.Event()
        self.wake = threading.Event()

    def threads(self) -> list[threading.Thread]:
        names = [f"webhooks-{n}" for n in range(self.settings.webhook_concurrency)]
        return [threading.Thread(target=self._work, name=name, daemon=True) for name in names]

    def stop(self) -> None:
        self.stopping.set()
        self.wake.set()

    def run_one(self) -> bool:
        """Make one attempt; False when nothing is due."""
        with session_scope(self.engine, role="dispatcher") as session:
            hold = deliveries.take(session, self.lease_s)
        if hold is None:
            return False
        with session_scope(self.engine, project_id=hold.project_id) as session:
            message = self._message(session, hold)
        if message is not None:
            self._settle(hold, message, self.sender.post(message.url, message.headers, message.body))
        return True

    def _message(self, session: Session, hold: Hold) -> Message | None:
        delivery, endpoint = deliveries.due(session, hold), session.get(WebhookEndpoint, hold.endpoint_id)
        event = session.get(Event, delivery.event_id) if delivery else None
        if delivery is None or endpoint is None or event is None:
            return None
        said = deliveries.body(delivery, event.created_at, event.decision_set_id, self.settings.public_url)
        body = canonical.canonical(said)
        secrets = webhooks.secrets(endpoint, self.seal, session.scalar(select(func.now())))
        signed = signatures.headers(deliveries.message_id(delivery), int(time.time()), body, secrets)
        headers = {"Content-Type": "application/json", "User-Agent": USER_AGENT, **signed}
        return Message(delivery, endpoint.url, headers, body)

    def _settle(self, hold: Hold, message: Message, outcome: Outcome) -> None:
        with session_scope(self.engine, project_id=hold.project_id, actor="worker") as session:
            delivery = deliveries.settle(session, hold, message.delivery.id, outcome)
        metrics.WEBHOOKS.labels("delivered" if outcome.delivered else "failed").inc()
        facts = {"webhook_id": str(hold.endpoint_id), "delivery_id": str(delivery.id), "attempt": delivery.attempt}
        if delivery.status == "exhausted":
            log.error("webhook.exhausted", **facts, reason=outcome.error)
        else:
            log.info("webhook.attempted", **facts, status=outcome.status, reason=outcome.error, ms=outcome.ms)

    def _work(self) -> None:
        while not self.stopping.is_set():
            self.wake.clear()
            try:
                busy = self.run_one()
            except LeaseLost:
                busy = True
            except (SQLAlchemyError, AmpError) as error:
                log.error("webhook.sending_failed", error=str(error))
                busy = False
            if not busy:
                self.wake.wait(self.settings.poll_s)
