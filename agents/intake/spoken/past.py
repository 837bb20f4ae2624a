"""A system that is to be live on a day before the brief itself was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.clues import pattern, told
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints

KIND = "past"
FIELD = "batch_deadline"  # no field holds the day of going live; this one is the nearest
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The day that the brief dates itself by is later than the last one that counts, and nothing runs yet."""
    table = load(f"spoken/{KIND}")
    written = _dates(document, 0, min(table["head"], len(document.low)))
    if not written or not any(next(told(document, clue), None) for clue in table["not_begun"]):
        return
    for sentence in (one for clue in table["live_by"] for one in told(document, clue)):
        due = [day for day in _dates(document, sentence.start, sentence.end) if day < written[0]]
        if due and sentence.start > 0:
            text = f"“{' '.join(sentence.text.split())}”: the brief is of {written[0]:%-d %B %Y}, and nothing runs yet."
            yield Clash((FIELD,), text, (Way("Agree on a day to come"), Way("Show what runs by hand until then")))
            return


def _dates(document: Document, start: int, end: int) -> list[date]:
    """The days named, in order."""
    found = pattern(load(f"spoken/{KIND}")["day"]).finditer(document.low, start, end)
    return [_day(match.groupdict()) for match in found]


def _day(parts: dict[str, str | None]) -> date:
    name = parts["month"] or parts["month1"] or ""
    number = parts["number"] or parts["number1"] or ""
    return date(int(parts["year"] or parts["year1"] or 0), MONTHS.index(name[:3]) + 1, min(int(number), 28))
