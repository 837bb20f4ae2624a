"""API keys: `amp_<8 characters>_<43 characters>`, shown once, kept as SHA-256."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from core import credentials
from core.errors import NotFound
from core.models.api_key import ApiKey
from core.models.project import Project

Scope = Literal["read", "write", "approve", "admin"]
SCOPES: frozenset[Scope] = frozenset(get_args(Scope))
LETTERS = string.ascii_lowercase + string.digits
PREFIX = "amp_"


def create(
    session: Session,
    owner_id: UUID,
    name: str,
    scopes: Iterable[Scope],
    *,
    project: Project | None = None,
    expires_at: datetime | None = None,
) -> tuple[ApiKey, str]:
    """(row, the key itself). With `project` it opens nothing else."""
    prefix = PREFIX + "".join(secrets.choice(LETTERS) for _ in range(8))
    secret = f"{prefix}_{credentials.new_token()}"
    key = ApiKey(
        owner_id=owner_id,
        project_id=project.id if project else None,
        name=name,
        prefix=prefix,
        key_sha256=credentials.digest(secret),
        scopes=sorted(scopes),
        expires_at=expires_at,
    )
    session.add(key)
    session.flush()
    session.refresh(key)
    return key, secret


def find(session: Session, secret: str) -> ApiKey | None:
    """The usable key this secret is, and remember that it was used (to the minute)."""
    key_sha256 = credentials.digest(secret)
    credentials.present(session, key_sha256)
    unexpired = or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > func.now())
    key = session.scalar(select(ApiKey).where(ApiKey.key_sha256 == key_sha256, ApiKey.revoked_at.is_(None), unexpired))
    if key is not None:
        stale = or_(
            ApiKey.last_used_at.is_(None), ApiKey.last_used_at < func.now() - func.make_interval(0, 0, 0, 0, 0, 1)
        )
        used = update(ApiKey).where(ApiKey.id == key.id, stale).values(last_used_at=func.now())
        session.execute(used.execution_options(synchronize_session=False))
    return key


def owned(session: Session, owner_id: UUID) -> Sequence[ApiKey]:
    """All of an owner's keys that were not revoked, newest first."""
    found = select(ApiKey).where(ApiKey.owner_id == owner_id, ApiKey.revoked_at.is_(None))
    return session.scalars(found.order_by(ApiKey.created_at.desc(), ApiKey.id)).all()


def revoke(session: Session, owner_id: UUID, key_id: UUID) -> None:
    """At once, and for good. Raises `NotFound`."""
    found = select(ApiKey).where(ApiKey.id == key_id, ApiKey.owner_id == owner_id, ApiKey.revoked_at.is_(None))
    key = session.scalar(found)
    if key is None:
        raise NotFound("No such API key.")
    key.revoked_at = session.scalar(select(func.now()))
