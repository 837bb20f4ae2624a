"""How often the customer wants the model trained anew, and on which day: `retrain weekly please, Sunday night`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load, written

EVERY, DAY = "retraining.every_h", "retraining.day"
UNIT_H = {"mi": 1 / 60, "h": 1.0, "d": 24.0, "n": 24.0, "w": 168.0, "f": 336.0, "mo": 730.0, "q": 2190.0, "y": 8760.0}
WEEK_H, MONTH_H = 168.0, 730.0
_TABLE = "retraining"
_NEAR = 40  # characters: so far behind the rhythm its day may stand
_BREAK = re.compile(r"[,;] |/ |\n")


def read(document: Document) -> Iterator[Mention]:
    """The first rhythm that is wished for, in hours, with the day it names."""
    for sentence in document.sentences:
        for taught in _anchors(document, sentence):
            found = list(_told(document, sentence, *taught))
            if found:
                yield from found
                return


def _anchors(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the sentence speaks of teaching a model, and of nobody else."""
    low = document.low
    if _any("people").search(low, sentence.start, sentence.end):
        return
    for pattern in _frames("taught"):
        for match in pattern.finditer(low, sentence.start, sentence.end):
            yield match.span()


def _told(document: Document, sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    """The rhythm of the clause, else of its neighbours; behind a question, of what answers it."""
    low, pieces = document.low, _pieces(document, sentence, start, end)
    begin, stop = pieces[0]
    wished = _frame("wished").search(low, end, sentence.end)
    if wished:
        pieces = [(wished.end(), sentence.end)]
    elif any(frame.search(low, begin, stop) for frame in _frames("idle")) and not _kept(low, sentence):
        pieces = [piece for piece in pieces if _frame("anyway").search(low[slice(*piece)])]
    rhythms = (rhythm for piece in pieces for rhythm in _nearest(document, piece, start, end))
    if (found := next(rhythms, None)) is None:
        return
    hours, first, last = found
    yield Mention(EVERY, hours, first, last, "h", confidence=0.9)
    if hours >= WEEK_H:
        yield from _day(
            document, min(begin, first), min(max(sentence.end, _end(document, last)), max(stop, last + _NEAR))
        )


def _kept(low: str, sentence: Sentence) -> bool:
    """`we retrain hourly today and want to keep doing that`: what holds now is wished for as well."""
    return _frame("kept").search(low, sentence.start, sentence.end) is not None


def _end(document: Document, at: int) -> int:
    """Where the sentence of the rhythm ends, which may be the answer to a question."""
    return document.sentence_at(at - 1).end


def _pieces(document: Document, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """The clause of [start, end), then those around it that speak of no results, nearest first.

    A question or a heading has the sentence behind it in its clause.
    """
    stop = sentence.end
    if document.text[end:stop].rstrip().endswith("?") or _is_heading(document, sentence):
        stop = document.sentence_at(min(stop + 1, len(document.text) - 1)).end
    marks = [sentence.start, *(match.end() for match in _BREAK.finditer(document.text, sentence.start, stop)), stop]
    own, others = (start, stop), list[tuple[int, int]]()
    for piece in itertools.pairwise(marks):
        if piece[0] <= start < piece[1]:
            own = piece
        elif not _any("results").search(document.low, *piece):
            others.append(piece)
    return [own, *sorted(others, key=lambda one: max(one[0] - end, start - one[1]))]


def _is_heading(document: Document, sentence: Sentence) -> bool:
    """`Retraining. Once a quarter is enough.`"""
    return _frame("heading").search(document.low[sentence.start : sentence.end]) is not None


def _nearest(document: Document, piece: tuple[int, int], start: int, end: int) -> list[tuple[float, int, int]]:
    wished = (one for one in _rhythms(document, *piece) if not _frame("refused").match(document.low, one[2]))
    return sorted(wished, key=lambda one: _apart(one, start, end))


def _apart(one: tuple[float, int, int], start: int, end: int) -> int:
    return max(one[1] - end, start - one[2], 0)


def _rhythms(document: Document, start: int, stop: int) -> Iterator[tuple[float, int, int]]:
    """(hours, start, end) of every rhythm that is named."""
    low = document.low
    for match in _frame("counted").finditer(low, start, stop):
        yield _amount(match) * _hours(match["unit"]), *match.span()
    for match in _frame("times").finditer(low, start, stop):
        yield round(_hours(match["unit"]) / max(1.0, _amount(match)), 2), *match.span()
    for hours, pattern in _named().items():
        yield from ((hours, *match.span()) for match in pattern.finditer(low, start, stop))
    yield from ((MONTH_H, *match.span()) for match in _frame("first").finditer(low, start, stop))
    yield from ((WEEK_H, *match.span()) for match in _frame("dated").finditer(low, start, stop))


def _amount(match: re.Match[str]) -> float:
    number = match["number"]
    return float(number) if number.isdecimal() else float(WORDS[number])


def _hours(unit: str) -> float:
    return UNIT_H[unit[:2]] if unit[:2] in UNIT_H else UNIT_H[unit[:1]]


def _day(document: Document, start: int, stop: int) -> Iterator[Mention]:
    first = _frame("first").search(document.low, start, stop)
    if first:
        yield Mention(DAY, "first", *first.span(), confidence=0.9)
    elif day := _frame("dated").search(document.low, start, stop):
        yield Mention(DAY, f"{day['day']}{' night' if day['part'] else ''}", *day.span(), confidence=0.9)


@cache
def _named() -> dict[float, re.Pattern[str]]:
    table = load(_TABLE)
    return {
        float(hours): re.compile(rf"\b(?:{written('|'.join(rows), table['words'])})\b")
        for hours, rows in table["rhythms"].items()
    }


@cache
def _frames(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written(frame, load(_TABLE)["words"])) for frame in load(_TABLE)[name])


@cache
def _frame(name: str) -> re.Pattern[str]:
    return re.compile(written(load(_TABLE)[name], load(_TABLE)["words"]))


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load(_TABLE)[name])})\b")
