"""Tables of one row: captions in a line and their values in the next, `cloud;p95 (ms)` and below it `aws;200`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.intake.sheets import lines
from agents.intake.sheets.columns import SIGNS, Row, row_of
from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_CAPTIONS, _LONG = 4, 40
_RULE = re.compile(r"[\s|:-]*")


def edits(document: Document) -> Iterator[Edit]:
    """Each value behind its caption, on a line of its own."""
    for separator in SIGNS:
        rows = [row_of(document, separator, *line) for line in lines.short(document)]
        for index, (head, row) in enumerate(pairwise(rows)):
            around = [*rows[index + 2 : index + 3], *(rows[index - 1 : index] if index else ())]
            alone = all(len(other.cells) != len(row.cells) for other in around)
            if alone and len(row.cells) == len(head.cells) >= _CAPTIONS and _is_head(document, head, row):
                yield from _turned(document.text, head, row)


def _is_head(document: Document, head: Row, row: Row) -> bool:
    """Whether one line holds captions and the other, right below it, a value for each."""
    captions, values = ([document.text[slice(*cell)] for cell in one.cells] for one in (head, row))
    named = all(re.match(r"[^\W\d]", one) and len(one) <= _LONG and ":" not in one for one in captions)
    near = _RULE.fullmatch(document.text, head.end, row.start) is not None
    return named and near and any(re.match(r"\W?\d", one) for one in values)


def _turned(text: str, head: Row, row: Row) -> Iterator[Edit]:
    yield Edit(head.start, row.cells[0][0], "")
    end = row.cells[0][0]
    for caption, (begin, stop) in zip(head.cells, row.cells, strict=True):
        sign = "\n" if begin > row.cells[0][0] else ""
        yield Edit(end, begin, f"{sign}{text[slice(*caption)]}: ")
        end = stop
    if text[end : row.end].strip():
        yield Edit(end, row.end, "")
