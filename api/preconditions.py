"""Optimistic concurrency over HTTP: strong ETags of the row's revision, and `If-Match`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header
from starlette.exceptions import HTTPException


def etag(revision: int) -> str:
    return f'"{revision}"'


def if_match(value: Annotated[str | None, Header(alias="If-Match")] = None) -> str:
    """The `If-Match` header; 428 without one, so nobody decides on a version they have not seen."""
    if value is None:
        raise HTTPException(428, 'Send If-Match with the ETag you saw, for example If-Match: "3".')
    return value


IfMatch = Annotated[str, Depends(if_match)]


def check(expected: str, revision: int) -> None:
    """412 unless one of the tags in `expected` is the row's own. Weak tags never match (RFC 9110 §13.1.1)."""
    tags = {tag.strip() for tag in expected.split(",")}
    if "*" not in tags and etag(revision) not in tags:
        raise HTTPException(412, f"It has changed since you read it: its ETag is now {etag(revision)}.")
