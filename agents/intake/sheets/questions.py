"""Captions put as questions: `Calls/day? 3,200`, and `Requests per day?` with `-> 1 700` below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_SHORT = re.compile(
    r"(?:^|(?<=\n))[ ]*(?:Q?\d{1,3}[.):]?[ ]+|[-*•][ ]*)?"
    r"(?!(?:any\w*|is|are|do|does|did|can|could|will|would|who|whom|what|which|when|where|why|how|should|shall|may|must|has|have)\b)"
    r"(?P<asked>[A-Za-z$€£][^\n?:.]{0,45})(?P<sign>\?[ ]*(?:\n[ ]*(?:->|=>|>|→|[-–])[ ]+|(?=[^\s?])))(?=\S)",
    re.I,
)
_SEVERAL = 3


def edits(document: Document) -> Iterator[Edit]:
    """A colon for each question mark, where several captions are put so."""
    found = list(_SHORT.finditer(document.text))
    for match in found if len(found) >= _SEVERAL else ():
        yield Edit(*match.span("sign"), ": ")
