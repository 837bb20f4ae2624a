"""What a customer's own targets come to: the measure, its limits as numbers, among how many, in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.constraints import Intake, Strict

_NUMBER = r"(?:\d[\d,]*\.\d+|\d+,\d{1,2}(?!\d)|\.\d+|\d[\d,]*)"
_PER_CENT = r"(?:%|per ?cent|pct)"
_FIGURES = {
    "share": rf"(?P<low>{_NUMBER}) ?(?P<pct>{_PER_CENT})?",
    "amount": rf"(?P<sign>[$€£])? ?(?P<low>{_NUMBER}) ?(?P<unit>[a-z€$£]+)?",
    "ratio": rf"(?P<low>{_NUMBER})(?: ?(?:-|–|to|and) ?(?P<high>{_NUMBER}))?",
    "rate": rf"(?P<low>{_NUMBER}) (?:\w+ ){{0,3}}?(?:per|a|an|each|every|for each) (?P<thing>\w+)"
    r"(?:,? (?:per|a|an|each|every|and) (?P<time>day|week|month|year))?",
}
Span = tuple[int, int]
_FAR = 80  # characters between a measure and its figure
_TIMES = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}


class Goal(Strict):
    """One figure of one quote. `least`, `most`: limits, shares of one for shares, in `unit` for amounts, a week for
    rates; `top`: the share of highest scores it is measured among; `each`: the thing a rate is told for."""

    measure: str
    least: float | None = None
    most: float | None = None
    unit: str = ""
    top: float | None = None
    each: str = ""
    quote: str = ""

    @property
    def name(self) -> str:
        """`recall at the top 5 %`."""
        return self.measure.replace("_", " ") + (f" at the top {100 * self.top:g} %" if self.top else "")


def goals(intake: Intake) -> list[Goal]:
    """Every measured figure of the customer's own targets, in their order."""
    told = intake.constraints.project.targets
    return [goal for quote in (told.value if told else []) for goal in read(quote)]


def unread(intake: Intake) -> list[str]:
    """Quotes of targets that hold no figure of a measure known here."""
    told = intake.constraints.project.targets
    return [quote for quote in (told.value if told else []) if not read(quote)]


@cache
def read(quote: str) -> tuple[Goal, ...]:
    """The goals of one quote; none where no known measure stands near a figure it is counted in."""
    return tuple(_goals(quote))


def measure(text: str) -> tuple[str, float | None]:
    """The first measure that a text names and the share of highest scores it speaks of: `precision among the top
    decile`; an empty name where none is known."""
    found = next(_places(text), None)
    return (found[0], _top(text)[0]) if found else ("", None)


def _goals(quote: str) -> Iterator[Goal]:
    top, taken = _top(quote)
    held: list[Span] = []
    for name, start, end in _places(quote):
        row = _table()["measures"][name]
        figure = None if _meets((start, end), held) else _figure(quote, row["counted"], (start, end), taken)
        if figure is not None:
            held.append((start, end))
            yield Goal(measure=name, top=top if row.get("top") else None, quote=quote, **_limits(figure, row))


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """(measure, start, end) of each place that may name one, in the order of the table."""
    for name, row in _table()["measures"].items():
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(row['said'])})(?!\w)", text, re.I):
            yield name, *match.span()


def _meets(place: Span, others: list[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _figure(text: str, counted: str, place: Span, taken: list[Span]) -> re.Match[str] | None:
    """The figure around the measure (`6 false alarms a week`), else the nearest behind it that is aimed at, else the
    nearest behind it, else before it."""
    pattern = re.compile(rf"(?<![\w.,]){_FIGURES[counted]}(?!\w)", re.I)
    fitting = [m for m in pattern.finditer(text) if not _meets(m.span(), taken) and _fits(m, counted)]
    around = [m for m in fitting if m.start() < place[0] and place[1] < m.end()]
    behind = [m for m in fitting if 0 <= m.start() - place[1] <= _FAR]
    before = [m for m in fitting if 0 <= place[0] - m.end() <= _FAR]
    aimed = [m for m in behind if re.search(_table()["aims"], text[place[1] : m.start()], re.I)]
    return next(iter([*around, *aimed, *behind, *reversed(before)]), None)


def _fits(figure: re.Match[str], counted: str) -> bool:
    said = figure.groupdict()
    if counted == "share":
        return bool(said["pct"]) or 0 < _number(said["low"]) < 1
    if counted == "amount":
        return bool(said["sign"] or _unit(said["unit"] or ""))
    return counted == "ratio" or bool(said["time"] or said["thing"] in _TIMES)


def _limits(figure: re.Match[str], row: dict[str, Any]) -> dict[str, Any]:
    said, low = figure.groupdict(), _number(figure["low"])
    if row["counted"] == "rate":
        time = said["time"] or said["thing"]
        return {"most": low * 7 / _TIMES[time], "unit": "week", "each": said["thing"] if said["time"] else ""}
    value = low / 100 if said.get("pct") else low
    unit = _unit(said.get("unit") or said.get("sign") or "") or ""
    if said.get("high"):
        return {"least": value, "most": _number(said["high"]), "unit": unit}
    side = "least" if row["good"] == "more" else "most"
    return {side: value, "unit": unit}


def _top(text: str) -> tuple[float | None, list[Span]]:
    """The share of highest scores a text speaks of, and where."""
    for pattern in _table()["top"]:
        if found := re.search(pattern, text, re.I):
            share = found.groupdict().get("pct")
            return (_number(share) / 100 if share else 0.1), [found.span()]
    return None, []


def _unit(said: str) -> str | None:
    """`mins` is `minute`, `€` is `EUR`; another word is a unit of its own, a word of a sentence is none."""
    word = said.lower()
    for known in (word, word.removesuffix("s")):
        if known in _table()["money"]:
            return str(_table()["money"][known])
        if known in _table()["seconds"]:
            return {"sec": "second", "min": "minute", "hr": "hour"}.get(known, known)
    return None


def seconds(unit: str) -> float | None:
    """How long a unit of time is; None for what is no time."""
    found = _table()["seconds"].get(unit.removesuffix("s"))
    return float(found) if found else None


def _number(text: str) -> float:
    """`0,35` and `0.35` alike; `1,200` is a thousand and two hundred."""
    decimal = re.fullmatch(r"\d+,\d{1,2}", text)
    return float(text.replace(",", "." if decimal else ""))


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))
