"""An amount that is told twice of one thing: the same words with another number, or a repetition that is announced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from agents.intake import matters
from agents.intake.matters import FEWEST, HALF, words_of
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import cues
from core.constraints import Source

_cues = partial(cues, "rivals")


def contrary(document: Document, best: Mention, others: Sequence[Mention]) -> list[Mention]:
    """Those of the others that give another number for the very thing that `best` counts."""
    told = (other for other in others if other.source is Source.STATED and not other.because)
    return list({str(other.value): other for other in told if _is_repeated(document, best, other)}.values())


def _is_repeated(document: Document, one: Mention, other: Mention) -> bool:
    spans = (one.start, one.end), (other.start, other.end)
    if document.sentence_at(one.start) == document.sentence_at(other.start):
        return False
    parts = matters.part_of(document, *spans), matters.part_of(document, *reversed(spans))
    first, second = map(words_of, parts)
    both, fewer = first & second, min(len(first), len(second))
    if len(both) < min(FEWEST, fewer) or not both or not matters.is_one_thing(document, one.field, *spans):
        return False
    if len({bool(_cues("varies").search(part)) for part in parts}) > 1:
        return False
    if any(_cues("restated").search(part) for part in parts):
        return len(both) >= HALF * fewer
    return len(both) == fewer >= FEWEST and not any(_cues("bounded").search(part) for part in parts)
