"""Markdown tables from plain values; a cell can never break out of its row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [_row(head), _row(["---"] * len(head)), *(_row(r) for r in rows)]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    """One line, with every character that Markdown or HTML would act on made plain."""
    text = " ".join(str("" if value is None else value).split())
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "'")


def usd(value: object) -> str:
    return "unknown" if value is None else f"${float(str(value)):,.2f}"


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(cell(c) for c in cells) + " |"
