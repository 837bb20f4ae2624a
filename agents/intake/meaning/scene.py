"""A scene: the terms of a document that are meant, by concept, and those that are denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from agents.intake.meaning.polarity import stance
from agents.intake.meaning.terms import Term
from agents.intake.text import Document

_ENOUGH = 60


@dataclass
class Scene:
    """The terms of a document that are meant: neither denied nor put off."""

    document: Document
    found: dict[str, list[Term]]
    judged: dict[tuple[int, int], bool] = field(default_factory=dict)

    def of(self, concept: str, start: int = 0, end: int | None = None) -> list[Term]:
        """The meant terms of the concept that begin in [start, end)."""
        return [term for term in self._within(concept, start, end) if self.is_meant(term)]

    def denied(self, concept: str) -> bool:
        """Whether a term of the concept is denied or put off somewhere."""
        return any(not self.is_meant(term) for term in self._within(concept, 0, None))

    def is_meant(self, term: Term) -> bool:
        """Whether the sentence neither denies the term nor puts it off."""
        span = (term.start, term.end)
        if span not in self.judged:
            meant = stance(self.document, *span)
            self.judged[span] = not (meant.later or meant.negated or meant.absent)
        return self.judged[span]

    def _within(self, concept: str, start: int, end: int | None) -> Iterator[Term]:
        stop = len(self.document.text) if end is None else end
        return islice((t for t in self.found.get(concept, ()) if start <= t.start < stop), _ENOUGH)
