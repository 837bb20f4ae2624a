"""Data that are deleted before a model has learned from as much of them as is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demands, pattern, quoted, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "kept_too_short"
MONTH = 30.0  # days
CLEARLY = 1.5


_SPAN = re.compile(r"(?P<amount>\d+|\w+)(?: full| whole| complete| past| consecutive)? (?P<unit>year|month)s?\b")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The model learns from the raw data of a longer time than they are kept, or nothing is kept of them at all."""
    kept = c.retention_days.raw
    learned = next(demands(document, KIND, "learned"), None)
    months = 0.0 if learned is None else _months(learned.group())
    if kept is None or learned is None or months * MONTH <= CLEARLY * kept.value:
        return
    sentence = document.sentence_at(learned.start()).text
    if pattern(KIND, "raw").search(sentence) or said(document, KIND, "nothing_kept"):
        words = quoted(learned)
        text = f"Raw data are deleted after {kept.value:g} days, and “{words}” asks for {months:g} months of them."
        needed = months * MONTH
        ways = (
            Way(f"Keep raw data {needed:,g} days", {"retention_days.raw": needed}),
            Way("Learn from what is there", {"data.history_months": max(1.0, round(kept.value / MONTH))}),
        )
        yield Clash(("retention_days.raw", "data.history_months"), text, ways)


def _months(words: str) -> float:
    span = _SPAN.search(words.lower())
    if span is None:
        return 0.0
    return (figures.first(span["amount"], integral=False) or 1.0) * (12.0 if span["unit"] == "year" else 1.0)
