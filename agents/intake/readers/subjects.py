"""What of its use case a brief asks for: an arrival or a price, the load of a grid or the calls of a hotline.

Hints count beside words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.intake import asides
from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import cue, load
from core.constraints import Source

FIELD, CASE = "project.subject", "project.domain"
_ADDED = re.compile(r", (?:but |and )?(?:with|plus) (?:\w+ ){0,3}$")  # `not live, with a summary of each`


@dataclass(frozen=True)
class _Told:
    """A subject with the first place of each of its words, in the order of its row."""

    subject: str
    places: Sequence[tuple[int, int]]


def read(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """The subject with the most different words in the brief, of those its use case has."""
    cases = {str(m.value) for m in found if m.field == CASE}
    told = [
        _told(document, subject, row["words"], row.get("hints", ()))
        for subject, row in load("subjects").items()
        if cases & set(row["of"])
    ]
    best = max(told, key=lambda one: len(one.places), default=None)
    if best is not None and best.places:
        start, end = best.places[0]
        because = f"the brief speaks of “{document.brief[start:end]}”"
        yield Mention(FIELD, best.subject, start, end, None, Source.INFERRED, 0.8, because)


def _told(document: Document, subject: str, words: Sequence[str], hints: Sequence[str]) -> _Told:
    said = _places(document, words)
    return _Told(subject, said + _places(document, hints) if said else [])


def _places(document: Document, words: Sequence[str]) -> list[tuple[int, int]]:
    """The first place of each word, of those that are asked for."""
    told = ((m.span() for m in cue(word).finditer(document.text) if _is_asked(document, m)) for word in words)
    return [place for places in told if (place := next(places, None)) is not None]


def _is_asked(document: Document, match: re.Match[str]) -> bool:
    """Not in an aside, and not denied: `no summaries`, `sentiment: not needed`."""
    if asides.is_aside(document, match.start()):
        return False
    if _ADDED.search(document.low, document.sentence_at(match.start()).start, match.start()):
        return True
    meant = stance(document, match.start(), match.end())
    return not (meant.negated or meant.refused or meant.absent)
