"""Predictions that are to be proved by what really happened, sooner than that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, pattern, quoted
from agents.intake.spoken.periods import HOUR_MS, WEEK_H, hours
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "truth"
FIELD = "data.label_delay_h"
CLEARLY = 1.5
_SENTENCE = 200  # characters to either side in which the time is told
_BEHIND = 60  # characters in which it is told whose they are


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """By the outcomes of its own cases, and nothing that is known earlier stands in for them (policy MON-02)."""
    delay = c.data.label_delay_h
    if delay is None or (early := refused(document, KIND, "stand_in")) is None:
        return
    for match in demands(document, KIND, "proved"):
        within = _within(document, match)
        if not _is_of_others(document, match) and within and delay.value > CLEARLY * within:
            told = quoted(match)
            text = (
                f"“{told}” within {span(within * HOUR_MS)}, while the truth is known after "
                f"{span(delay.value * HOUR_MS)} only, and “{early}”."
            )
            ways = (
                Way("Judge by an early sign until the truth is known", {FIELD: within}),
                Way(f"Judge a version after {span(delay.value * HOUR_MS)}"),
                Way("Prove it on cases whose truth is known"),
            )
            yield Clash((FIELD,), text, ways)
            return


def _is_of_others(document: Document, match: re.Match[str]) -> bool:
    """`the outcomes of patients of the past ten years` are known."""
    end = min(document.sentence_at(match.start()).end, match.end() + _BEHIND)
    return pattern(KIND, "of_others").search(document.text, match.start(), end) is not None


def _within(document: Document, match: re.Match[str]) -> float | None:
    """The shortest time that the sentence allows for the proof, in hours."""
    sentence = document.sentence_at(match.start())
    low, high = max(sentence.start, match.start() - _SENTENCE), min(sentence.end, match.end() + _SENTENCE)
    found = [hours(m) for m in pattern(KIND, "within").finditer(document.text, low, high)]
    weekly = pattern(KIND, "weekly").search(document.text, low, high)
    return min([*found, *([WEEK_H] if weekly else [])], default=None)
