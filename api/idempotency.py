"""`Idempotency-Key` on POST: a repeated request gets the first answer, and nothing happens twice."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.auth import Principal, authenticate
from api.database import SessionDep
from core import idempotency
from core.idempotency import Attempt
from core.models.idempotency_key import IdempotencyKey

Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", pattern=r"^[\x21-\x7e]{1,200}$", description="Any unique text; kept for 24 hours."),
]


class Replayed(Exception):
    """Raised instead of carrying a request out a second time; the transaction does nothing."""

    def __init__(self, stored: IdempotencyKey) -> None:
        self.status, self.body, self.headers = stored.status, stored.body, dict(stored.headers_jsonb)


class Once:
    """What a POST route answers with, so that its answer is stored beside its effect."""

    def __init__(self, session: Session, attempt: Attempt | None) -> None:
        self._session = session
        self._attempt = attempt

    def answer(self, shown: BaseModel, status: int, kept: BaseModel | None = None, **headers: str) -> Response:
        """`headers` are named in Python: `location="/jobs/1"`. `kept` is stored instead, when `shown` has a secret."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        body = shown.model_dump_json(by_alias=True)
        if self._attempt:
            stored = kept.model_dump_json(by_alias=True) if kept else body
            idempotency.remember(self._session, self._attempt, status, named, stored)
        return Response(body, status, named, media_type="application/json")


async def digest(request: Request) -> str:
    """Of the body alone; the route is part of the key."""
    return hashlib.sha256(await request.body()).hexdigest()


def once(
    request: Request,
    session: SessionDep,
    principal: Annotated[Principal, Depends(authenticate)],
    body_sha256: Annotated[str, Depends(digest)],
    key: Key = None,
) -> Once:
    if key is None:
        return Once(session, None)
    attempt = Attempt(principal.id, key, f"{request.method} {request.url.path}", body_sha256)
    if stored := idempotency.recall(session, attempt):
        raise Replayed(stored)
    return Once(session, attempt)


OnceDep = Annotated[Once, Depends(once)]


def install(app: FastAPI) -> None:
    @app.exception_handler(Replayed)
    def replay(_: Request, replayed: Replayed) -> Response:
        headers = {**replayed.headers, "Idempotency-Replayed": "true"}
        return Response(replayed.body, replayed.status, headers, media_type="application/json")
