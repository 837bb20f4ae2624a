"""The database's clock, which all processes share."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func


def from_now(seconds: float) -> ColumnElement[datetime]:
    """The moment so many seconds after the transaction began, before it where they are negative."""
    return func.now() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)
