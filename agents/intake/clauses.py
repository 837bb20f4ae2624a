"""A brief cut into clauses, and the words of one as they are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced
from core.constraints import Source

Span = tuple[int, int]
WORD = re.compile(r"[\w'-]+")
_BLANK = " \n,.-*•>\"'"
_BEFORE, _AFTER = f"{_BLANK}):", f"{_BLANK}(:"
_GUESSED = 40  # characters: what is inferred from more is a guess at what a sentence means


def cut(document: Document) -> Iterator[Span]:
    """The clauses of all sentences but questions and captions, in order."""
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith(("?", ":")):
            continue
        start = sentence.start
        for match in _ends().finditer(document.text, sentence.start, sentence.end):
            yield start, match.start()
            start = match.end()
        yield start, sentence.end


def quoted(document: Document, start: int, end: int) -> tuple[str, Span]:
    """The customer's own words of [start, end) on one line, without what surrounds them, and where they stand."""
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_BEFORE)), end - len(text) + len(text.rstrip(_AFTER))
    return " ".join(document.brief[start:end].split()), (start, end)


def own_words(mentions: Iterable[Mention], colour: Sequence[str] = ()) -> list[Span]:
    """Where values were taken from words; what a whole sentence lets one guess, and fields of `colour`, read none."""
    return [
        (one.start, one.end)
        for one in mentions
        if one.field not in colour and (one.source is Source.STATED or one.end - one.start <= _GUESSED)
    ]


def touches(one: Span, others: Sequence[Span]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def wants(text: str) -> bool:
    """Whether it demands, rules out or wishes for anything."""
    return any(marks("unread", name).search(text) for name in ("demands", "wishes"))


@cache
def marks(table: str, name: str) -> re.Pattern[str]:
    """The rows of a table of the lexicon as one pattern of whole words."""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, load(table)[name]))})(?![\w'])", re.I)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(load("unread")["ends"]), re.I)
