"""Plain values to Markdown: lists of records become tables, records become lists, nothing is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel


def render(value: Any) -> list[str]:
    """Lines of Markdown for one value."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    if isinstance(plain, Mapping):
        return [f"- {label(key)}: {inline(item)}" for key, item in plain.items()]
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return _sequence([item.model_dump(mode="json") if isinstance(item, BaseModel) else item for item in plain])
    return [inline(plain)]


def _sequence(items: list[Any]) -> list[str]:
    if not items:
        return ["None."]
    if all(isinstance(item, Mapping) for item in items):
        return table(items)
    return [f"- {inline(item)}" for item in items]


def table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Columns of the first row; every row has the same type."""
    columns = list(rows[0])
    head = "| " + " | ".join(label(name) for name in columns) + " |"
    body = ["| " + " | ".join(cell(row.get(name)) for name in columns) + " |" for row in rows]
    return [head, "|" + "---|" * len(columns), *body]


def cell(value: Any) -> str:
    return inline(value).replace("|", "\\|").replace("\n", " ")


def inline(value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "–"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:,.2f}".rstrip("0").rstrip(".")
        case Mapping():
            return "; ".join(f"{label(key)} {inline(item)}" for key, item in value.items())
        case list() | tuple():
            return ", ".join(inline(item) for item in value)
        case _:
            return str(value)


def label(name: object) -> str:
    return str(name).replace("_", " ")
