"""How many pages a document has, and how many documents there are that are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from agents.intake.counting import figures
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, written

PAGES, DOCUMENTS, ROWS = "data.pages_per_doc", "data.documents", "data.row_count"
PROBLEM = "project.problem_type"
MOST_PAGES, LEAST_DOCUMENTS = 5_000.0, 20.0
_AND = re.compile(r",? (?:and|plus|as well as|\+) (?:about |around |some |roughly |another )?")


def read(document: Document) -> Iterator[Mention]:
    """The first length of a document that is told, and the largest number of documents."""
    lengths = [m for m in _told(document, "each", PAGES, "pages") if 1 <= m.value <= MOST_PAGES]
    yield from lengths[:1]
    counted = [m for m in _told(document, "corpus", DOCUMENTS, "documents") if m.value >= LEAST_DOCUMENTS]
    joined = list(_joined(document, counted))
    yield from sorted([*joined, *counted], key=lambda m: -m.value)[:1]
    yield from (m.but(field=ROWS) for m in joined)


def asked_about(found: Sequence[Mention], amounts: Sequence[Quantity]) -> Iterator[Mention]:
    """The documents that answers are found in, counted in whatever words: `memos and rulings, 60,000 of them`."""
    answered = any(m.field == PROBLEM and m.value == "rag" for m in found)
    if not answered or any(m.field == DOCUMENTS for m in found):
        return
    papers = {q.start for q in amounts if q.counts("document") and q.word != "pages"}
    counted = [m for m in found if m.field == ROWS and m.start in papers and m.value >= LEAST_DOCUMENTS]
    yield from (m.but(field=DOCUMENTS) for m in sorted(counted, key=lambda m: -m.value)[:1])


def _joined(document: Document, counted: list[Mention]) -> Iterator[Mention]:
    """`8,500 web pages and 1,200 PDFs`: the sum of two kinds of documents that are named side by side."""
    for one, other in pairwise(sorted(counted, key=lambda m: m.start)):
        if _AND.fullmatch(document.low, one.end, other.start):
            said = f"{document.brief[one.start : one.end]}, {document.brief[other.start : other.end]}"
            yield one.but(value=one.value + other.value, end=other.end, because=f"sum of {said}")


def _told(document: Document, name: str, field: str, unit: str) -> Iterator[Mention]:
    for sentence in document.sentences:
        for frame in _frames(name):
            for match in frame.finditer(document.low, sentence.start, sentence.end):
                value = figures.first(match["n"], integral=field == DOCUMENTS)
                if value:
                    yield Mention(field, value, match.start("n"), match.end(), unit, confidence=0.9)


@cache
def _frames(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written(frame, load("pages")["words"])) for frame in load("pages")[name])
