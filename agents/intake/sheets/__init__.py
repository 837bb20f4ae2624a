"""Sheets: forms, tables and lists of captions, written out so that the readers of prose find value and unit together.

`| load, mean | 28 | requests/s |`, `CAD per month: 4,200` and `On-call: [ ] yes [x] no` come to say `load, mean: 28
requests/s`, `CAD per month: 4,200 CAD per month` and `On-call: no`. What is read is put back where the brief says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from agents.intake.sheets import across, below, boxes, columns, emphasis, lines, marks, pairs, questions, units
from agents.intake.sheets.edits import Edit, Written, written
from agents.intake.text import Document

# One after the other: what the first ones write out are captions and values for the ones behind.
_STEPS = (
    emphasis.edits, across.edits, columns.edits, below.edits, lines.edits, questions.edits, boxes.edits, marks.edits,
    pairs.edits, units.edits,
)  # fmt: skip


@lru_cache(maxsize=4)
def written_out(document: Document) -> Written:
    """The document with every row as `caption: value unit, remark`; itself where it holds no rows."""
    sheet = Written(document)
    for step in _STEPS:
        sheet = written(sheet, _apart(step(sheet.document)))
    return sheet


def _apart(found: Iterator[Edit]) -> list[Edit]:
    """The edits in order, of two that overlap the first."""
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda one: (one.start, one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
