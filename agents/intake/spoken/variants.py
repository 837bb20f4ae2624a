"""Rows of a table of kinds, those with an `each` written out once for each of its values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.words import load

Row = dict[str, Any]


@cache
def rows(kind: str) -> list[Row]:
    """Every row of the kind; one with an `each` once for each of its values, in the place of its name (`<vendor>`)."""
    return [variant for row in load(f"spoken/{kind}") for variant in _variants(row)]


def _variants(row: Row) -> Iterator[Row]:
    name, values = next(iter(row.get("each", {}).items()), ("", [None]))
    for value in values:
        parts = {f"{name}.{part}": text for part, text in value.items()} if isinstance(value, dict) else {name: value}
        yield _filled({key: part for key, part in row.items() if key != "each"}, parts)


def _filled(part: Any, values: dict[str, Any]) -> Any:
    """The part of a row with the values in their places."""
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    for name, value in values.items() if isinstance(part, str) else ():
        part = part.replace(f"<{name}>", str(value))
    return part
