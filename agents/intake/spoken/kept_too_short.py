"""Data that are deleted before a model has learned from as much of them as is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm, pattern, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "kept_too_short"
MONTH = 30.0  # days
CLEARLY = 1.5


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The model learns from the raw data of a longer time than they are kept, or nothing is kept of them at all."""
    kept, history = c.retention_days.raw, c.data.history_months
    if kept is None or history is None or history.value * MONTH <= CLEARLY * kept.value:
        return
    learned = next((m for m in every(document, KIND, "learned") if firm(document, m)), None)
    if learned is None:
        return
    sentence = document.sentence_at(learned.start()).text
    if pattern(KIND, "raw").search(sentence) or said(document, KIND, "nothing_kept"):
        words = " ".join(learned.group().split())
        text = (
            f"Raw data are deleted after {kept.value:g} days, and “{words}” asks for {history.value:g} months of them."
        )
        needed = history.value * MONTH
        ways = (
            Way(f"Keep raw data {needed:,g} days", {"retention_days.raw": needed}),
            Way("Learn from what is there", {"data.history_months": max(1.0, round(kept.value / MONTH))}),
        )
        yield Clash(("retention_days.raw",), text, ways)
