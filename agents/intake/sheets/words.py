"""The words of `lexicon/sheets.yaml`: what a cell says that stands alone, and what names the columns."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.words import load


@cache
def answers() -> dict[str, str]:
    """A mark or a word that is the whole of a value, lower case → `yes` or `no`."""
    return {str(mark): said for said, marks in load("sheets")["answers"].items() for mark in marks}


def is_empty(cell: str) -> bool:
    """`-`, `n/a`, `tbd`: a cell that says nothing."""
    return cell.strip().lower() in load("sheets")["empty"]


def is_header(cells: list[str]) -> bool:
    """Whether a row of cells names the columns of a table."""
    pattern = "|".join(load("sheets")["header"])
    return any(re.fullmatch(pattern, cell.strip().lower()) for cell in cells[1:3])
