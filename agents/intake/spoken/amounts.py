"""One thing counted or timed twice, so that the least of one statement is above the most of the other.

A row of `lexicon/spoken/amounts.yaml` for each: what is `counted` (`hours`, or `plain` numbers, told `per` something),
the clue of the statement that says the larger amount and of the one that allows less, with the figure of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from agents.intake import matters, voices
from agents.intake.clashes.clash import Clash
from agents.intake.spoken.clues import pattern, told
from agents.intake.spoken.periods import amount, hours
from agents.intake.spoken.variants import Row, rows
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints, Source

KIND = "amounts"
CLEARLY = 1.2
Told = tuple[float, re.Match[str]]


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Both statements are meant, of one thing, and one asks for more than the other leaves."""
    known = {path for path, fact in c.leaves() if fact.source is Source.STATED}
    for row in rows(KIND):
        if row.get("both_hold") and not voices.disagree(document):
            continue
        if row.get("but_not") and set(row["but_not"]) <= known:  # told by the fields themselves
            continue
        pair = next(_apart(document, row), None)
        if pair is not None:
            field = next((path for path in row["fields"] if path in known), row["fields"][0])
            quotes = " and ".join(f"“{_sentence(document, match)}”" for _, match in pair)
            yield Clash((field,), f"{quotes}: {row['told']}.", tuple(map(Way, row["ways"])))


def _apart(document: Document, row: Row) -> Iterator[tuple[Told, Told]]:
    for more, less in product(_amounts(document, row, "more"), _amounts(document, row, "less")):
        spans = more[1].span(), less[1].span()
        same = not row.get("of_one_matter") or matters.is_one_thing(document, row["fields"][0], *spans)
        if more[0] > CLEARLY * less[0] > 0 and spans[0] != spans[1] and same:
            yield more, less


def _amounts(document: Document, row: Row, side: str) -> Iterator[Told]:
    """What each sentence of a side's clue counts, in one unit."""
    for sentence in told(document, row[side]["says"]):
        for match in pattern(row[side]["figure"]).finditer(document.low, sentence.start, sentence.end):
            counted = hours(match) if row["counted"] == "hours" else amount(match)
            yield (counted or 0.0) / row[side].get("per", 1), match


def _sentence(document: Document, match: re.Match[str]) -> str:
    return " ".join(document.sentence_at(match.start()).text.split())
