"""Fields of a decision as Markdown: scalars become lines, records lists, and lists of records tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from agents.reporting.values import say
from agents.reporting.words import label

SHORT = 90  # characters a list of plain values may take before each gets a line of its own
SAME = 3  # rows from which a column that never changes is said once


def field(name: str, value: Any) -> list[str]:
    """Lines of one field, none for a field that is not part of the design. An empty list is said: none."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    if isinstance(plain, Mapping):
        return _record(name, plain)
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return _sequence(name, [v.model_dump(mode="json") if isinstance(v, BaseModel) else v for v in plain])
    text = say(name, plain)
    return [f"- **{label(name)}:** {text}"] if text else []


def _record(name: str, record: Mapping[str, Any]) -> list[str]:
    said = [(label(key), say(key, item)) for key, item in record.items()]
    return _under(name, [f"- {key}: {text}" for key, text in said if text])


def _sequence(name: str, items: list[Any]) -> list[str]:
    if items and all(isinstance(item, Mapping) for item in items):
        return _under(name, table(items))
    texts = [say(name, item) for item in items]
    if sum(map(len, texts)) < SHORT:
        return [f"- **{label(name)}:** {say(name, items) or 'none'}"]
    return _under(name, [f"- {text}" for text in texts])


def _under(name: str, lines: list[str]) -> list[str]:
    return ["", f"**{label(name)}**", "", *lines, ""] if lines else []


def table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Columns of the first row. Empty columns go; from three rows on, a column with one value is said below."""
    said = [{key: _cell(say(key, row.get(key))) for key in rows[0]} for row in rows]
    columns = [key for key in rows[0] if any(row[key] for row in said)]
    constant = [key for key in columns[1:] if len(said) >= SAME and len({row[key] for row in said}) == 1]
    shown = [key for key in columns if key not in constant]
    below = "; ".join(f"{label(key).lower()} {said[0][key]}" for key in constant)
    return [*_grid(shown, said), *(["", f"In every row: {below}."] if below else [])]


def _grid(columns: list[str], rows: Sequence[Mapping[str, str]]) -> list[str]:
    head = "| " + " | ".join(label(key) for key in columns) + " |"
    body = ["| " + " | ".join(row[key] or "–" for key in columns) + " |" for row in rows]
    return [head, "|" + "---|" * len(columns), *body]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def tidy(lines: Sequence[str]) -> list[str]:
    """No two empty lines in a row, and none at the ends."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
