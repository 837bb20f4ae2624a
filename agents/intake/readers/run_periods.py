"""How often results are made (weekly, on Mondays; monthly, on the first working day), and a shorter cycle beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.readers import clock
from agents.intake.text import Document, Sentence
from agents.intake.words import load, written

PERIOD, DAY, BETWEEN = "run_period", "run_day", "update_every_s"
DUE, NEAR = "batch_deadline", 12
FIRST = "first working day"
_WORKING = re.compile(r"first (?:working|business)")
_PARTS = {"half": 30.0, "quarter": 15.0}
_HOUR_S, _MINUTE_S = 3600.0, 60.0


def read(document: Document) -> list[Mention]:
    """The period of results, the day of it, and the seconds of a cycle beside; nothing for results of every day."""
    found: list[Mention] = []
    for sentence in document.sentences:
        found += [*_period(document, sentence), *_between(document, sentence)]
    return found


def _period(document: Document, sentence: Sentence) -> Iterator[Mention]:
    for period, frames in _frames().items():
        for frame in frames:
            match = frame.search(document.low, sentence.start, sentence.end)
            if match is None or _others().search(_clause(document, sentence, match)):
                continue
            yield Mention(PERIOD, period, match.start(), match.end(), confidence=0.9)
            day = match.groupdict().get("day")
            if day:
                night = " night" if "night" in (match["part"] or "") else ""
                yield Mention(DAY, f"{day}day{night}", match.start("day"), match.end("day") + 3, confidence=0.9)
                yield from _due(document, match.end("day") + 3)
            elif _WORKING.match(match.group()):
                yield Mention(DAY, FIRST, match.start(), match.end(), confidence=0.9)
            return


def _due(document: Document, behind: int) -> Iterator[Mention]:
    """`every Monday 6am`, `each Friday at 17:00`: the time right behind the day is when results are due."""
    for one in clock.scan(document):
        if behind <= one.start <= behind + NEAR and not one.bare:
            value = f"{one.time} {one.zone}" if one.zone else one.time
            yield Mention(DUE, value, one.start, one.stop, None if one.zone else "local time", confidence=0.8)


def _clause(document: Document, sentence: Sentence, match: re.Match[str]) -> str:
    """From the comma before the words to the one behind them."""
    start = max((document.low.rfind(mark, sentence.start, match.start()) for mark in ",;:("), default=-1)
    stops = [at for mark in ",;)" if (at := document.low.find(mark, match.end(), sentence.end)) >= 0]
    return document.low[max(start, sentence.start) : min(stops, default=sentence.end)]


def _between(document: Document, sentence: Sentence) -> Iterator[Mention]:
    for frame in _cycles():
        match = frame.search(document.low, sentence.start, sentence.end)
        if match:
            amount = _PARTS[match["n"]] if match["n"] in _PARTS else float(match["n"])
            hours = match["unit"].startswith("hour") and match["n"] not in _PARTS
            seconds = amount * (_HOUR_S if hours else _MINUTE_S)
            yield Mention(BETWEEN, seconds, match.start(), match.end(), "s", confidence=0.9)
            return


@cache
def _frames() -> dict[str, list[re.Pattern[str]]]:
    return {period: _compiled(frames) for period, frames in load("run_periods")["frames"].items()}


@cache
def _cycles() -> list[re.Pattern[str]]:
    return _compiled(load("run_periods")["between"])


def _compiled(frames: list[str]) -> list[re.Pattern[str]]:
    return [re.compile(written(frame, load("run_periods")["words"])) for frame in frames]


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('run_periods')['others'])})\b")
