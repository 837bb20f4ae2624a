"""How far ahead a forecast reaches and how fine it is: quarters of an hour for tomorrow, months for a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import alternation, cue, load
from core.constraints import Source

HORIZON, STEP = "forecast.horizon_h", "forecast.step_h"
KIND, FORECAST = "project.problem_type", "forecasting"
_SENTENCE = re.compile(r"[^.;!?\n]*(?:\.(?=\d)[^.;!?\n]*)*")
_COUNT = r"(?P<n>\d+(?:\.\d+)?|{words})"


def read(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """The step and the horizon of what is forecast; nothing where no sentence forecasts."""
    if not any(m.field == KIND and m.value == FORECAST for m in found):
        return
    said = [one for one in _SENTENCE.finditer(document.text) if cue(_words()["forecasting"]).search(one.group())]
    yield from _finest(document, said)
    yield from _farthest(document, said)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = load("forecast")
    return words


def _finest(document: Document, said: Sequence[re.Match[str]]) -> Iterator[Mention]:
    """The finest step told: `a weekly forecast per store and day` has a value a day, `96 values a day` 96."""
    if (told := next(_all(document, said, _split()), None)) is not None:
        yield _mention(STEP, _words()["units"][told["unit"].lower()] / float(told["n"]), told.span())
        return
    for hours, patterns in _steps():
        for pattern in patterns:
            if place := _first(document, said, pattern):
                yield _mention(STEP, hours, place)
                return


def _farthest(document: Document, said: Sequence[re.Match[str]]) -> Iterator[Mention]:
    """The longest time that is told in numbers, else in words."""
    told = [(_hours(match), match) for pattern in _aheads() for match in _all(document, said, pattern)]
    near = [(hours, match) for hours, match in told if 0 < hours <= _words()["most_h"]]
    if not near:
        near = [
            (hours, m) for hours, patterns in _said() for pattern in patterns for m in _all(document, said, pattern)
        ]
    if near:
        hours, match = max(near, key=lambda one: (one[0], -one[1].start()))
        yield _mention(HORIZON, hours, match.span())


def _mention(field: str, hours: float, place: tuple[int, int]) -> Mention:
    return Mention(field, hours, *place, "h", Source.STATED, 0.9)


def _all(document: Document, said: Iterable[re.Match[str]], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return (match for one in said for match in pattern.finditer(document.text, one.start(), one.end()))


def _first(document: Document, said: Iterable[re.Match[str]], pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the pattern stands first and no price or rate is told by it."""
    places = (match.span() for match in _all(document, said, pattern))
    return next((span for span in places if not _priced().search(document.text[max(0, span[0] - 24) : span[0]])), None)


@cache
def _priced() -> re.Pattern[str]:
    return re.compile(_words()["unless"], re.I)


@cache
def _steps() -> tuple[tuple[float, tuple[re.Pattern[str], ...]], ...]:
    """`per day`, and no `per day-care centre`."""
    table = _words()["steps"].items()
    return tuple((float(hours), _cues(f"{row}(?!-[a-z])" for row in rows)) for hours, rows in table)


@cache
def _said() -> tuple[tuple[float, tuple[re.Pattern[str], ...]], ...]:
    return tuple((float(hours), _cues(rows)) for hours, rows in _words()["said"].items())


def _cues(rows: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    words = _words()
    return tuple(cue(row.replace("{noun}", words["noun"]).replace("{of}", words["of"])) for row in rows)


@cache
def _aheads() -> tuple[re.Pattern[str], ...]:
    words = _words()
    count = _COUNT.replace("{words}", alternation(words["numbers"]))
    unit = f"(?P<unit>{alternation(words['units'])})"
    rows = [row.replace("{n}", count).replace("{unit}", unit) for row in words["ahead"]]
    return tuple(re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.I) for row in rows)


@cache
def _split() -> re.Pattern[str]:
    return cue(_words()["split"].replace("{unit}", alternation(_words()["units"])))


def _hours(match: re.Match[str]) -> float:
    words = _words()
    count = match["n"].lower()
    number = float(words["numbers"].get(count) or count)
    half = 0.5 if "and a half" in match.group() else 0.0
    return float(round((number + half) * words["units"][match["unit"].lower()], 4))
