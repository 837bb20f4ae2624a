"""Bearer credentials are random and kept only as SHA-256; a row is found by presenting the hash of one."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import text
from sqlalchemy.orm import Session


def new_token() -> str:
    """256 random bits, URL-safe: too many to guess, so a fast hash is enough."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def present(session: Session, token_sha256: str) -> None:
    """Show the row this hash belongs to, until the transaction ends."""
    session.execute(text("select set_config('app.credential', :digest, true)"), {"digest": token_sha256})
