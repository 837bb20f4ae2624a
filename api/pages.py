"""Keyset pages: an opaque cursor holds the sort key of the last row seen, so inserts never shift a page."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from starlette.exceptions import HTTPException

T = TypeVar("T")
Row = TypeVar("Row")
Limit = Annotated[int, Query(ge=1, le=100, description="Rows per page.")]
CursorParam = Annotated[str | None, Query(max_length=200, description="`next_cursor` of the page before.")]
Key = tuple[datetime, UUID]


class Page(BaseModel, Generic[T]):
    """One page; `next_cursor` is null on the last."""

    items: list[T]
    next_cursor: str | None = None


def encode(key: Key) -> str:
    text = json.dumps([key[0].isoformat(), str(key[1])])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str | None) -> Key | None:
    if cursor is None:
        return None
    try:
        at, row_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return datetime.fromisoformat(at), UUID(row_id)
    except (binascii.Error, ValueError, TypeError, AttributeError) as error:
        raise HTTPException(422, "The cursor is not one this API has given out.") from error


def page(rows: Sequence[Row], limit: int, show: Callable[[Row], T], key: Callable[[Row], Key]) -> Page[T]:
    """A page from up to `limit + 1` rows; the extra row only proves that another page exists."""
    shown = rows[:limit]
    more = encode(key(shown[-1])) if len(rows) > limit else None
    return Page(items=[show(row) for row in shown], next_cursor=more)
