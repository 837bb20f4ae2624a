"""What of its use case a brief asks for: an arrival or a price, the load of a grid or the calls of a hotline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import cue, load
from core.constraints import Source

FIELD, CASE = "project.subject", "project.domain"


@dataclass(frozen=True)
class _Told:
    """A subject with the first place of each of its words."""

    subject: str
    places: Sequence[tuple[int, int]]


def read(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """The subject with the most different words in the brief, of those its use case has."""
    cases = {str(m.value) for m in found if m.field == CASE}
    told = [
        _told(document, subject, row["words"]) for subject, row in load("subjects").items() if cases & set(row["of"])
    ]
    best = max(told, key=lambda one: len(one.places), default=None)
    if best is not None and best.places:
        start, end = min(best.places)
        because = f"the brief speaks of “{document.brief[start:end]}”"
        yield Mention(FIELD, best.subject, start, end, None, Source.INFERRED, 0.8, because)


def _told(document: Document, subject: str, words: Sequence[str]) -> _Told:
    matches = (cue(word).search(document.text) for word in words)
    return _Told(subject, [match.span() for match in matches if match])
