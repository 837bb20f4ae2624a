"""What a brief states of each field: by its readers, by those that read one sentence alone, and in free words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import Any

from agents.intake import voices
from agents.intake.mention import Mention
from agents.intake.spoken.clues import pattern, worded
from agents.intake.spoken.periods import HOURS, amount, hours
from agents.intake.spoken.variants import Row, rows
from agents.intake.text import Document, Sentence
from agents.intake.twice import alone
from agents.intake.twice.differing import is_told, rule, rules
from agents.intake.words import cue, load
from core.constraints import Source

SAID, WRITTEN = "twice/said", "twice/written"  # in any brief, and in parts by hands of their own
WHOLE, MONTHS = 100.0, 12.0
LAST_WHOLE_YEAR = 2025.0  # before the dated tables of money and prices: the clock decides nothing
LEFT, RIGHT = 45, 25  # characters beside an amount that say whether it is the least or the most
DAY_S = 86_400.0
SURE = 0.9  # of what a part says by itself
UNITS = {"hours": 1.0, "days": 1 / 24, "minutes": 60.0, "seconds": 3600.0, "months": 1 / 730}
SIZES = {"k": 1.0, "m": 1e3, "g": 1e6}


@dataclass(frozen=True)
class Statement:
    """A value of a field, where it is told; of an amount the least and the most that agree with it.

    `denied` says that the value does not hold, `firm` that its words are binding.
    """

    field: str
    value: Any
    start: int
    end: int
    low: float = 0.0
    high: float = inf
    denied: bool = False
    firm: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    def put(self, known: Any) -> dict[str, Any]:
        """What holds where it does, `known` being what the field was read as: its value, of names those that are left;
        a value that no number tells leaves the field open."""
        if rule(self.field).get("names"):
            others = {str(name) for name in known or () if name != self.value}
            return {self.field: sorted(others if self.denied else {*others, str(self.value)})}
        return {self.field: None if self.value == inf else self.value}


def read(
    document: Document, mentions: Iterable[Mention], first: Iterable[Mention], weighty: list[Sentence]
) -> list[Statement]:
    """Each once, in the order of the text; what was read at first counts in weighty sentences only."""
    places = {sentence.start for sentence in weighty}
    before = (m for m in first if not rules().get(m.field, {}).get("whole") and _place(document, m) in places)
    found = [*mentions, *before, *alone.read(weighty)]
    told = (one for one in _every(document, found) if is_told(one.field, _said(document, one), one.firm))
    return sorted((one for one in told if not rule(one.field).get("hands")), key=lambda one: one.start)


def by_itself(document: Document, mentions: Iterable[Mention]) -> list[Statement]:
    """What a part of a brief states, whatever the words: it is all that its hand says of a field."""
    sure = [m for m in mentions if m.source is Source.STATED and m.confidence >= SURE]
    found = _every(document, sure, (SAID, WRITTEN))
    return [one for one in found if is_told(one.field, _said(document, one), firm=True)]


def _every(document: Document, mentions: Iterable[Mention], kinds: Iterable[str] = (SAID,)) -> Iterable[Statement]:
    by_readers = (_of(document, m) for m in mentions if m.field in rules() and _is_stated(m))
    free = (one for kind in kinds for one in _free(document, kind))
    return {(one.field, str(one.value), one.start, one.denied): one for one in (*by_readers, *free)}.values()


def _said(document: Document, one: Statement) -> str:
    return document.sentence_at(one.start).text


def _place(document: Document, m: Mention) -> int:
    return document.sentence_at(m.start).start


def _is_stated(m: Mention) -> bool:
    """No guess, no wish."""
    because = cue("|".join(load("spoken/twice/weight")["reckoned"]))
    sure = m.confidence >= rules()[m.field].get("sure", 0.0)
    return (
        sure and m.source is not Source.DEFAULT and not m.wish and (m.because is None or bool(because.match(m.because)))
    )


def _of(document: Document, m: Mention) -> Statement:
    if isinstance(m.value, int | float) and not isinstance(m.value, bool):
        return _amount(document, m.field, float(m.value), m.start, m.end)
    return Statement(m.field, m.value, m.start, m.end)


def _amount(document: Document, field: str, value: float, start: int, end: int) -> Statement:
    """The amount, and whether it is told as the least or the most."""
    sentence = document.sentence_at(start)
    if rule(field).get("gone"):
        gone = _bound("gone").search(sentence.text)
        return Statement(field, value, start, end, *((0.0, value) if gone else (value, inf)))
    if rule(field).get("exact"):
        return Statement(field, value, start, end, value, value)
    beside = document.low[max(sentence.start, start - LEFT) : start], document.low[end : min(sentence.end, end + RIGHT)]
    least, most = (any(_bound(side).search(part) for part in beside) for side in ("least", "most"))
    return Statement(field, value, start, end, 0.0 if most and not least else value, inf if least else value)


@cache
def _bound(side: str) -> re.Pattern[str]:
    return cue("|".join(load("spoken/twice/weight")[side]))


def _free(document: Document, kind: str) -> Iterator[Statement]:
    """What a row finds in a sentence: a value, or an amount; of some rows only where papers disagree that both hold."""
    for row in rows(kind):
        if row.get("both_hold") and not voices.disagree(document):
            continue
        for sentence in worded(document, row["says"]):
            if "figure" not in row:
                match = next(pattern(str(row["at"])).finditer(document.low, sentence.start, sentence.end), None)
                start, end = match.span() if match else (sentence.start, sentence.end)
                value, denied = inf if row["value"] == "never" else row["value"], row.get("denied", False)
                yield Statement(row["field"], value, start, end, *_range(value, row), denied, _is_firm(row))
                continue
            for match in pattern(row["figure"]).finditer(document.low, sentence.start, sentence.end):
                yield _counted(document, row, match)


def _counted(document: Document, row: Row, match: re.Match[str]) -> Statement:
    """The amount of a figure in the unit of its field."""
    value = _worth(match, row.get("in", "plain"))
    found = replace(_amount(document, row["field"], value, *match.span()), firm=_is_firm(row))
    if row.get("in") == "share":  # so much may fail: it is what holds, not a bound of it
        return replace(found, low=value, high=value)
    return replace(found, low=value, high=inf) if row.get("least") else found


def _is_firm(row: Row) -> bool:
    """Whether its words are binding, and enough for a statement of the field."""
    return bool(row.get("firm") or row.get("both_hold"))


def _worth(match: re.Match[str], unit: str) -> float:
    number = amount(match) or 1.0
    if unit == "share":
        return WHOLE - WHOLE * hours(match) / HOURS[match["period"]]
    if unit == "since":
        return (LAST_WHOLE_YEAR - number) * MONTHS
    if unit == "a day":
        return number / DAY_S
    if unit == "kb":
        return number * SIZES[match["unit"][0]]
    return number if unit == "plain" else hours(match) * UNITS[unit]


def _range(value: Any, row: Row) -> tuple[float, float]:
    if isinstance(value, bool | str):
        return 0.0, inf
    return float(value), inf if row.get("least") else float(value)
