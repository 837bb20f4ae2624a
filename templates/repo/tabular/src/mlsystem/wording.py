"""A feature in the words of who reads the list: what it is for this entity, and what it usually is."""

from __future__ import annotations

import math

from mlsystem import domain

LOGGED = {column.name for column in domain.NUMERIC if column.log}
ACTIVITY = {"count": "events", "sum": "sum of amounts"}


def said(name: str, value: float, typical: float) -> str:
    """`support tickets 90d 9, usually 3`; `contract is monthly`; `events in 30 days 2, usually 6`."""
    column, _, group = name.partition("=")
    if group:
        return f"{_plain(column)} is {group}" if value > 0.5 else f"{_plain(column)} is not {group}"
    if column in LOGGED:
        value, typical = math.expm1(value), math.expm1(typical)
    return f"{_named(column)} {value:.4g}, usually {typical:.4g}"


def _named(column: str) -> str:
    kind, _, days = column.removeprefix("activity_").partition("_")
    if column == "activity_recency_days":
        return "days since the last event"
    if column.startswith("activity_") and kind in ACTIVITY:
        return f"{ACTIVITY[kind]} in {days.removesuffix('d')} days"
    return _plain(column)


def _plain(column: str) -> str:
    return column.replace("_", " ")
