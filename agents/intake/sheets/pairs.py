"""Two captions and two values parted by strokes: `RTO / RPO: 30 min / 5 min`, `per second, usual / busiest: 3 / 15`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_WORD = r"[A-Za-z][\w-]*"
_PAIR = re.compile(
    rf"(?:^|(?<=\n))[ ]*(?:[-*•·][ ]*|\(?\d{{1,2}}[.)][ ]+)?(?P<before>(?:[A-Za-z][^\n:/|=]{{0,60}}[ (])?)"
    rf"(?P<one>{_WORD})(?P<stroke>[ ]?/[ ]?)(?P<other>{_WORD})(?P<after>(?:[ ,()][^\n:/|=]{{0,60}})?)[ ]?:[ ]+"
    r"(?P<first>[~<]?\d[^\n/]*?|n/a|-)(?P<between>[ ]?/[ ]?)(?P<second>[~<]?\d[^\n/]*|n/a|-)(?=[ ]*(?:\n|$))",
    re.I,
)
_PERIODS = re.compile(r"(?:day|month|year|week|hour|h|min|s|sec|second|mo|yr|d)\b", re.I)


def edits(document: Document) -> Iterator[Edit]:
    """Each pair as two entries, the words around the captions said with both."""
    for match in _PAIR.finditer(document.text):
        if _PERIODS.match(match["other"]):
            continue
        yield Edit(match.start("stroke"), match.end("other"), "")
        yield Edit(*match.span("between"), f"\n{match['before']}{match['other']}{match['after']}: ")
