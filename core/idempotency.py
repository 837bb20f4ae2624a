"""Requests a client may repeat: the first answer is stored in the same transaction as what it did."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from core.errors import BadInput, Conflict
from core.models.idempotency_key import IdempotencyKey

KEPT = text("now() - interval '24 hours'")


class InFlight(Conflict):
    code, title = "request_in_flight", "The same request is being carried out right now"


class KeyReused(BadInput):
    code, title = "idempotency_key_reused", "This Idempotency-Key belongs to a different request"


@dataclass(frozen=True)
class Attempt:
    """One request: whose, by which key, at which route, with which body."""

    owner_id: UUID
    key: str
    route: str
    request_sha256: str


def recall(session: Session, attempt: Attempt) -> IdempotencyKey | None:
    """The stored answer, or None when this transaction is the one that carries the request out.

    The advisory lock ends with the transaction, so a crash in between leaves no key behind.
    """
    name = f"{attempt.owner_id} {attempt.route} {attempt.key}"
    if not session.scalar(select(func.pg_try_advisory_xact_lock(func.hashtextextended(name, 0)))):
        raise InFlight
    known = select(IdempotencyKey).where(
        IdempotencyKey.owner_id == attempt.owner_id,
        IdempotencyKey.route == attempt.route,
        IdempotencyKey.key == attempt.key,
        IdempotencyKey.created_at >= KEPT,
    )
    found = session.scalar(known)
    if found is not None and found.request_sha256 != attempt.request_sha256:
        raise KeyReused
    return found


def remember(session: Session, attempt: Attempt, status: int, headers: dict[str, str], body: str) -> None:
    """Stores the answer for 24 hours, and drops the owner's older ones."""
    owned = IdempotencyKey.owner_id == attempt.owner_id
    session.execute(delete(IdempotencyKey).where(owned, IdempotencyKey.created_at < KEPT))
    session.add(
        IdempotencyKey(
            owner_id=attempt.owner_id,
            route=attempt.route,
            key=attempt.key,
            request_sha256=attempt.request_sha256,
            status=status,
            headers_jsonb=headers,
            body=body,
        )
    )
