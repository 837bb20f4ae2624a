"""What decides today, in the brief's words: the scorecard, the rules or the people a model has to beat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

FIELD = "project.today"
LONGEST = 140  # characters: a clause that can be quoted in a sentence
_PARTS = re.compile(r"(?<=[,;:])\s+|\s+-\s+|\s+(?=(?:and|but|because|so|while|which) )")
_LINKED = re.compile(r"(?:and|but|because|so|while|which) ", re.I)
_BLANK = " \n,.;:-*•>\"'()"


def read(document: Document) -> Iterator[Mention]:
    """The first clause that tells what decides now, quoted as it stands."""
    for sentence in document.sentences:
        span = None if sentence.text.rstrip().endswith("?") else _told(sentence)
        if span is not None:
            start, end = _trimmed(document, sentence.start + span[0], sentence.start + span[1])
            quote = " ".join(document.brief[start:end].split())
            if quote:
                yield Mention(FIELD, quote, start, end, None, Source.INFERRED, 0.8, "the brief says what decides today")
                return


def _told(sentence: Sentence) -> tuple[int, int] | None:
    """The shortest run of parts with a word of now and one of who decides, or one that says both."""
    parts = _cut(sentence.text)
    for width in (1, 2):
        for first in range(len(parts) - width + 1):
            start, end = parts[first][0], parts[first + width - 1][1]
            clause = sentence.text[start:end]
            if end - start <= LONGEST and _decides(clause, width):
                return start, end
    return None


def _cut(text: str) -> list[tuple[int, int]]:
    bounds = [0, *(match.end() for match in _PARTS.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(bounds) if text[start:end].strip(_BLANK)]


def _decides(clause: str, width: int) -> bool:
    if width == 1 and _pattern("both").search(clause):
        return True
    told = _pattern("now").search(clause) and _pattern("decides").search(clause)
    return bool(told) and not _pattern("idle").search(clause)


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_BLANK)), end - len(text) + len(text.rstrip(_BLANK))
    linked = _LINKED.match(document.text, start, end)
    return linked.end() if linked else start, end


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('today')[name])})\b", re.I)
