"""How many pages a document has, and how many documents there are that are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.counting import figures
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced

PAGES, DOCUMENTS = "data.pages_per_doc", "data.documents"
MOST_PAGES, LEAST_DOCUMENTS = 5_000.0, 20.0
_PLACE = re.compile(r"\{([a-z]+)\}")


def read(document: Document) -> Iterator[Mention]:
    """The first length of a document that is told, and the largest number of documents."""
    lengths = [m for m in _told(document, "each", PAGES, "pages") if 1 <= m.value <= MOST_PAGES]
    yield from lengths[:1]
    counted = [m for m in _told(document, "corpus", DOCUMENTS, "documents") if m.value >= LEAST_DOCUMENTS]
    yield from sorted(counted, key=lambda m: -m.value)[:1]


def _told(document: Document, name: str, field: str, unit: str) -> Iterator[Mention]:
    for sentence in document.sentences:
        for frame in _frames(name):
            for match in frame.finditer(document.low, sentence.start, sentence.end):
                value = figures.first(match["n"], integral=False)
                if value:
                    yield Mention(field, value, match.start("n"), match.end(), unit, confidence=0.9)


@cache
def _frames(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_written(frame)) for frame in load("pages")[name])


def _written(frame: str) -> str:
    words = load("pages")["words"]
    return spaced(_PLACE.sub(lambda place: f"(?:{'|'.join(words[place[1]])})", frame))
