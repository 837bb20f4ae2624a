"""Fields that hold a clause of the brief as it stands: what decides today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

LONGEST = 140  # characters: a clause that can be quoted in a sentence
_PARTS = re.compile(r"(?<=[,;:])\s+|\s+-\s+|\s+(?=(?:and|but|because|so|while|which) )")
_LINKED = re.compile(r"(?:and|but|because|so|while|which) ", re.I)
_BLANK = " \n,.;:-*•>\"'"


def read(document: Document) -> Iterator[Mention]:
    """The first clause of each field, quoted."""
    for row in load("quotes"):
        found = (_told(sentence, row) for sentence in document.sentences if not sentence.text.rstrip().endswith("?"))
        if (span := next(filter(None, found), None)) is not None:
            start, end = _trimmed(document, *span)
            quote = " ".join(document.brief[start:end].split())
            yield Mention(row["field"], quote, start, end, None, Source.INFERRED, 0.8, row["because"])


def _told(sentence: Sentence, row: dict[str, Any]) -> tuple[int, int] | None:
    """The shortest run of parts that says it all: one, or two that stand together."""
    parts = _cut(sentence.text)
    for width in (1, 2):
        for first in range(len(parts) - width + 1):
            start, end = parts[first][0], parts[first + width - 1][1]
            if end - start <= LONGEST and _says(sentence.text[start:end], row["field"]):
                return sentence.start + start, sentence.start + end
    return None


def _cut(text: str) -> list[tuple[int, int]]:
    bounds = [0, *(match.end() for match in _PARTS.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(bounds) if text[start:end].strip(_BLANK)]


def _says(clause: str, field: str) -> bool:
    if _pattern(field, "alone").search(clause):
        return True
    told = _pattern(field, "one").search(clause) and _pattern(field, "other").search(clause)
    return bool(told) and not _pattern(field, "idle").search(clause)


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_BLANK)), end - len(text) + len(text.rstrip(_BLANK))
    if document.text[start:end].endswith(")") and "(" not in document.text[start:end]:
        end -= 1
    linked = _LINKED.match(document.text, start, end)
    return linked.end() if linked else start, end


@cache
def _pattern(field: str, name: str) -> re.Pattern[str]:
    row = next(row for row in load("quotes") if row["field"] == field)
    return re.compile(rf"(?<!\w)(?:{'|'.join(row[name])})(?!\w)", re.I)
