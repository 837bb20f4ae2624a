"""One value of a design as text: numbers with their unit, enumerations in words, names other programs read as code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from agents.reporting import words
from agents.vocabulary import REGIMES, duration

STEPS: dict[str, tuple[tuple[str, int], ...]] = {
    "ms": (("day", 86_400_000), ("hour", 3_600_000), ("minute", 60_000)),
    "s": (("day", 86_400), ("hour", 3_600), ("minute", 60)),
    "min": (("day", 1_440), ("hour", 60)),
    "h": (("day", 24),),
}
SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
DAY_S, LONG_S = 86_400.0, 172_800.0  # what is longer and no whole number of days is told in days or months
CODE = re.compile(r"[A-Za-z0-9-]*[_./][A-Za-z0-9_./-]*")  # a name with a separator in it, and no spaces
SPELT = {"s": "second", "min": "minute", "h": "hour", "days": "day", "weeks": "week", "months": "month"}


def say(name: str, value: Any) -> str:
    """The value of field `name`; empty for what is not there."""
    if value is None or value in ("", [], (), {}):
        return ""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float() | Decimal():
            return quantity(value, words.unit_of(name))
        case {"id": str(region), "role": str(role)} if len(value) == 2:
            return region if role == "primary" else f"{region} ({words.phrase(role)})"
        case Mapping():
            said = ((words.label(key), say(key, item)) for key, item in value.items())
            return "; ".join(f"{label.lower()}: {text}" for label, text in said if text)
        case list() | tuple():
            items = [say(name, item) for item in value]
            return ("; " if any("," in item for item in items) else ", ").join(items)
        case _:
            code = words.is_verbatim(name) and CODE.fullmatch(str(value)) and str(value) not in REGIMES
            return f"`{value}`" if code else words.phrase(str(value))


def quantity(value: float | Decimal, unit: str | None) -> str:
    """A number with its unit, in the largest one that leaves it short: 86,400 s is 1 day."""
    if unit == "usd":
        return f"${number(value)}" if 0 < abs(float(value)) < 0.01 else f"${value:,.2f}"
    if unit == "share":
        return f"{number(value * 100)} %"
    if unit in SECONDS and float(value) * SECONDS[unit] >= LONG_S and (float(value) * SECONDS[unit]) % DAY_S:
        return duration(float(value) * SECONDS[unit])
    amount = Decimal(str(value))
    if unit == "h" and 0 < amount < 1:
        return counted(round(amount * 60), "minute")
    for name, size in STEPS.get(unit or "", ()):
        if amount >= size and (amount * 2 / size) % 1 == 0:
            return counted(amount / size, name)
    if unit in SPELT:
        return counted(value, SPELT[unit])
    return number(value) if unit is None else f"{number(value)} {words.words()['units'][unit]}"


def counted(value: float | Decimal, name: str) -> str:
    return f"{number(value)} {name}{'' if value == 1 else 's'}"


def number(value: float | Decimal) -> str:
    """Thousands with commas, at most two decimals; small numbers keep two significant figures."""
    amount = float(value)
    if 0 < abs(amount) < 0.01:
        return f"{Decimal(f'{amount:.2g}'):f}"
    return f"{value:,}" if isinstance(value, int) else f"{amount:,.2f}".rstrip("0").rstrip(".")
