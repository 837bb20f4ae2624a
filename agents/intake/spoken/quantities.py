"""Quantities a brief tells, in seconds, bytes, bits a second, dollars or plain numbers: by a field or by frames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from agents.intake.counting import figures
from agents.intake.readers import coins
from agents.intake.spoken import booked
from agents.intake.spoken.frames import every
from agents.intake.spoken.periods import amount, group
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Fact, Source

DAY_S, HOUR_S, WEEK_S = 86_400.0, 3600.0, 604_800.0
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?")
_NAMED = {"midnight": 0.0, "noon": 12.0}
Spec = dict[str, Any]
Facts = Mapping[str, Fact[Any]]  # by their fields
Span = tuple[int, int]


@dataclass(frozen=True)
class Quantity:
    """What it comes to, where in the brief it stands, and the field that holds it.

    A fact of the world stands nowhere.
    """

    value: float
    at: tuple[Span, ...] = ()
    field: str | None = None


def read(document: Document, known: Facts, kind: str, name: str, spec: Spec) -> Quantity | None:
    """The quantity of a name; None where the brief does not tell it.

    What `is` so in the world; the first of `prices` whose product is named, else of those `under` a part of the book
    whose own name is; else its `field` (`a|b`: the first that is stated), the frames of
    its name, the fields of `or`, and what it is `else`. Of several amounts the least, or as `take` says.
    """
    if "is" in spec:
        return Quantity(float(spec["is"]))
    if "prices" in spec:
        named = booked.price(document, spec["prices"], tuple(spec.get("under", ())))
        return None if named is None else Quantity(named[0], ((named[1], named[1]),))
    if (stated := _stated(known, spec.get("field", ""))) is not None:
        return stated
    told = list(_told(document, kind, name, spec))
    if not told:
        return _stated(known, spec.get("or", "")) or (Quantity(float(spec["else"])) if "else" in spec else None)
    return told[0] if spec.get("take") == "first" else _extreme(told, spec)


def _extreme(told: list[Quantity], spec: Spec) -> Quantity:
    choose = max if spec.get("take") == "most" else min
    return choose(told, key=lambda quantity: quantity.value)


def _stated(known: Facts, fields: str) -> Quantity | None:
    """The first of the fields that the brief itself states."""
    stated = (path for path in fields.split("|") if path in known and known[path].source is Source.STATED)
    path = next(stated, None)
    if path is None:
        return None
    fact = known[path]
    factor = load("spoken/written_amounts")["fields"].get(path, 1.0)
    return Quantity(float(fact.value) * factor, (fact.span,) if fact.span else (), path)


def _told(document: Document, kind: str, name: str, spec: Spec) -> Iterator[Quantity]:
    frames = load(f"spoken/{kind}")["frames"]
    for match in every(document, kind, name) if name in frames else ():
        value = _value(document, match, spec["in"])
        if value is not None:
            yield Quantity(value, (_number(match),))
    for words, worth in spec.get("worth", {}).items():
        for match in every(document, kind, words):
            yield Quantity(float(worth), ((match.start(), match.start()),))


def _number(match: re.Match[str]) -> Span:
    """Where the number of a frame stands; of two times of day the first."""
    named = (key for key, held in match.groupdict().items() if held and key.startswith(("count", "from")))
    return match.span(next(named))


def _value(document: Document, match: re.Match[str], unit: str) -> float | None:
    """What one frame tells."""
    if group(match, "from"):
        return _between(match)
    number = amount(match)
    if number is None or unit in ("count", "pct"):
        return number
    if unit == "usd":
        return _usd(document, match)
    factor = _factor(unit, group(match, "unit"))
    if factor is None:
        return None
    return number / factor if unit == "rate" else number * factor


def _factor(unit: str, written: str) -> float | None:
    """What one of the unit is; of bits and bytes by the first letter, a large B for bytes."""
    table, low = load("spoken/written_amounts"), written.lower().strip()
    if unit in ("time", "rate"):
        spans: dict[str, float] = table["time"]
        return spans.get(low, spans.get(low.rstrip("s")))
    if unit in ("bytes", "watts"):
        sizes: dict[str, float] = table[unit]
        return sizes.get(low.rstrip("s"), sizes.get(low[:1]))
    wide = "byte" in low or re.match(r"[kKmMgG]?B(?!it)", written) is not None
    return float(table["bits"][low[0]] * (8 if wide else 1))


def _usd(document: Document, match: re.Match[str]) -> float | None:
    """The amount of money at the fixed rates; None in a currency without one."""
    begin = _number(match)[0]
    number = next((one for one in figures.scan(document.text) if one.start <= begin < one.end), None)
    coin = None if number is None else coins.read(document.text, number)
    rate = None if coin is None else load("currency_rates")["rates"].get(coin.code)
    if rate is None or number is None or coin is None:
        return None
    return float(number.scaled(False) * coin.factor * rate)


def _between(match: re.Match[str]) -> float | None:
    """`from 23:00 to 04:00`, `between Friday 18:00 and Monday 06:00`: seconds."""
    begin, end = (_of_day(group(match, name)) for name in ("from", "to"))
    if begin is None or end is None:
        return None
    days = load("spoken/written_amounts")["days"]
    first, last = (days.get(group(match, name).lower()[:3]) for name in ("fromday", "today"))
    if first is None or last is None:
        return (end - begin) % DAY_S
    return float((last - first) * DAY_S + end - begin) % WEEK_S


def _of_day(written: str) -> float | None:
    """Seconds since midnight."""
    if written.lower() in _NAMED:
        return _NAMED[written.lower()] * HOUR_S
    match = _CLOCK.match(written)
    return None if match is None else int(match[1]) * HOUR_S + int(match[2] or 0) * 60.0
