"""How many good customers may be refused: `no more than 0.3% of good customers declined`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load

FIELD = "project.most_refused_pct"


def read(document: Document) -> Iterator[Mention]:
    """The share in percent, wherever it is told as a limit."""
    for frame in _frames():
        for match in frame.finditer(document.text):
            yield Mention(FIELD, float(match["pct"].replace(",", ".")), *match.span(), "%")


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    words = load("refused")
    rows = (row.replace("{pct}", words["pct"]) for row in words["frames"])
    parts = (row.replace("{good}", words["good"]).replace("{hit}", words["hit"]) for row in rows)
    return tuple(re.compile(rf"(?<!\w)(?:{row})", re.I) for row in parts)
