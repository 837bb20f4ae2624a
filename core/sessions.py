"""Signed-in browsers: opaque tokens with an idle and an absolute end."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from core import credentials
from core.clock import from_now
from core.models.login_session import LoginSession
from core.settings import Settings

TOUCHED_EVERY_S = 60


@dataclass(frozen=True)
class Identity:
    """Who a provider says it is. `subject` is unique only together with `issuer`."""

    issuer: str
    subject: str
    name: str
    email: str | None = None

    @property
    def owner_id(self) -> UUID:
        """The same for every login of the same person; equal subjects of two issuers stay apart."""
        return uuid5(NAMESPACE_URL, f"{self.issuer}\n{self.subject}")


def start(session: Session, identity: Identity, settings: Settings) -> str:
    """A new session; returns the token for the cookie, which exists nowhere else."""
    token = credentials.new_token()
    token_sha256 = credentials.digest(token)
    credentials.present(session, token_sha256)
    session.add(
        LoginSession(
            token_sha256=token_sha256,
            owner_id=identity.owner_id,
            issuer=identity.issuer,
            subject=identity.subject,
            name=identity.name,
            email=identity.email,
            expires_at=session.scalar(select(from_now(settings.session_absolute_s))),
        )
    )
    session.flush()
    return token


def find(session: Session, token: str, settings: Settings) -> LoginSession | None:
    """The live session of a token, and remember that it was used."""
    token_sha256 = credentials.digest(token)
    credentials.present(session, token_sha256)
    alive = (LoginSession.expires_at > func.now(), LoginSession.last_seen_at > from_now(-settings.session_idle_s))
    found = session.scalar(select(LoginSession).where(LoginSession.token_sha256 == token_sha256, *alive))
    if found is not None:
        stale = LoginSession.last_seen_at < from_now(-min(TOUCHED_EVERY_S, settings.session_idle_s / 2))
        touched = update(LoginSession).where(LoginSession.id == found.id, stale).values(last_seen_at=func.now())
        session.execute(touched.execution_options(synchronize_session=False))
    return found


def end(session: Session, token: str) -> None:
    token_sha256 = credentials.digest(token)
    credentials.present(session, token_sha256)
    session.execute(delete(LoginSession).where(LoginSession.token_sha256 == token_sha256))


def sweep(session: Session, owner_id: UUID) -> None:
    """Drop an owner's ended sessions, in a session of that owner's scope."""
    session.execute(delete(LoginSession).where(LoginSession.owner_id == owner_id, LoginSession.expires_at < func.now()))
