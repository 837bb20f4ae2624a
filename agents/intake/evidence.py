"""What the clauses of a document say of a field: the frames that stand in a clause weigh for each of its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from agents.intake.concepts import Word, words
from agents.intake.scheme import Scheme, frames_of
from agents.intake.text import Document

_CLAUSE_END = re.compile(r";|\bbut\b|\bwhereas\b|,? while\b|\n\s*\n")


@dataclass(frozen=True)
class Said:
    """A clause, or a part of one, [start, end) with the names of its frames and the weight of each value."""

    start: int
    end: int
    names: frozenset[str]
    weights: Mapping[Any, float]


def read(document: Document, plan: Scheme) -> Iterator[Said]:
    """Every clause of the document in which a frame of the scheme stands."""
    for sentence in document.sentences:
        above = _heading(sentence.heading, plan) if plan.heading else frozenset[str]()
        for start, end in _clauses(document.low, sentence.start, sentence.end):
            yield from _clause(words(document.low[start:end], plan.known), start, plan, above)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _CLAUSE_END.finditer(text, start, end):
        yield begin, match.start()
        begin = match.end()
    yield begin, end


@lru_cache(maxsize=512)
def _heading(heading: str, plan: Scheme) -> frozenset[str]:
    return frames_of(words(heading.lower(), plan.known), plan) & plan.heading


def _clause(clause: list[Word], start: int, plan: Scheme, above: frozenset[str]) -> Iterator[Said]:
    """What the clause says as a whole, then what its parts between commas say."""
    whole = frames_of(clause, plan)
    if not whole:
        return
    yield _said(clause, start, whole | above, plan)
    parts = list(_parts(clause))
    for part in parts if len(parts) > 1 else ():
        if names := frames_of(part, plan):
            yield _said(part, start, names | above | (whole & plan.context), plan)


def _parts(clause: Sequence[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for word in clause:
        if word.text == ",":
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _said(clause: Sequence[Word], start: int, names: frozenset[str], plan: Scheme) -> Said:
    weights = {value: sum(row.get(name, 0.0) for name in names) for value, row in plan.weights.items()}
    return Said(start + clause[0].start, start + clause[-1].end, names, weights)
