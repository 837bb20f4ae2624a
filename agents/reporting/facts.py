"""A constraint as people say it, and where its value came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from agents.reporting.values import number, quantity, say
from agents.reporting.words import words
from agents.spelling import written
from agents.vocabulary import upper
from core.constraints import Fact, Source
from templates import countries

PERIODS = {"s": "second", "min": "minute", "h": "hour"}
MEASURED = {"ms", "s", "min", "h", "days", "months"}
ORIGINS = {Source.STATED: "the brief", Source.INFERRED: "inferred", Source.DEFAULT: "default"}


def asked(path: str, fact: Fact[Any]) -> str:
    """A constraint's value with the unit it was read in: `1,200,000 predictions a day`."""
    value = [getattr(item, "id", item) for item in fact.value] if isinstance(fact.value, list) else fact.value
    if kind := words()["said_as"].get(path):
        return ", ".join(WAYS[kind](str(one)) for one in (value if isinstance(value, list) else [value]))
    if isinstance(value, str) and (said := words()["constraint_values"].get(path, {}).get(value)):
        return str(said)
    if isinstance(value, bool) or not isinstance(value, int | float) or not fact.unit:
        return say(path.rpartition(".")[2], value)
    return _measured(value, fact.unit)


def origin(fact: Fact[Any]) -> str:
    because = f": {fact.because}" if fact.because else ""
    return f"{ORIGINS[fact.source]}{because}"


def _measured(value: float, unit: str) -> str:
    amount, _, period = unit.partition("/")
    every = f" a {PERIODS.get(period, period)}" if period else ""
    if amount == "factor":
        return f"{number(value)} times"
    if amount == "USD":
        return f"${number(value)}{every}"
    return (quantity(value, amount) if amount in MEASURED else f"{number(value)} {amount}") + every


WAYS: Mapping[str, Callable[[str], str]] = {
    "own words": lambda text: f"“{text}”",
    "product": written,
    "place": lambda code: countries.place(code).removeprefix("the "),
    "day": upper,
}
