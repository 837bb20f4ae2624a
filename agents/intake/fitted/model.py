"""A log-linear model as data: signs of a text, a weight for each value, their sum, and which signs carried it.

A file has the values in its first line, their bias in the second, then a sign a line: what it is worth by its rarity,
and a character for its weight of each value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from agents.intake.words import FOLDER

FITTED = FOLDER / "fitted"
ZERO, LEVELS = 79, 46  # a level is a character's code less ZERO, from -LEVELS to LEVELS
BREAK = "⏎"  # a line break within a sign
NOTHING: Mapping[str, float] = MappingProxyType({})
NONE: frozenset[str] = frozenset()
Table = Mapping[str, Mapping[str, float]]


def sigmoid(odds: float) -> float:
    """The probability of logarithmic odds."""
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else math.exp(odds) / (1 + math.exp(odds))


class Spread(NamedTuple):
    """Signs that share a length: the more there are the less each says, and rare ones say more than common ones."""

    signs: frozenset[str]
    length: float


class Features(NamedTuple):
    """What a text shows: `signs` that are there or not, `measures` that have an amount, `spreads` that share one."""

    signs: frozenset[str] = NONE
    measures: Mapping[str, float] = NOTHING
    spreads: tuple[Spread, ...] = ()

    def amounts(self, worth: Mapping[str, float]) -> dict[str, float]:
        """The amount of every sign; of the spreads' signs only those whose worth is known."""
        found = dict.fromkeys(sorted(self.signs), 1.0) | dict(self.measures)
        for signs, length in self.spreads:
            known = {sign: worth[sign] for sign in sorted(signs) if sign in worth}
            whole = math.sqrt(math.fsum(one * one for one in known.values()))
            found |= {sign: length * one / whole for sign, one in known.items()}
        return found


@dataclass(frozen=True)
class Model:
    """`rows` the levels of each sign by value, a level is `step`; `worth` what a sign counts in a spread."""

    bias: Mapping[str, float]
    rows: Mapping[str, str]
    step: float
    worth: Mapping[str, float] = field(default_factory=dict)
    _read: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def log_probabilities(self, features: Features) -> dict[str, float]:
        """The logarithm of the probability of every value, of which one is right; an unknown sign counts nothing."""
        sums = self._sums(features)
        top = max(sums)
        total = top + math.log(sum(math.exp(one - top) for one in sums))
        return {value: one - total for value, one in zip(self.bias, sums, strict=True)}

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of every value, of which one is right."""
        return {value: math.exp(chance) for value, chance in self.log_probabilities(features).items()}

    def chances(self, features: Features) -> dict[str, float]:
        """The probability of every value by itself, where several may be right, or none."""
        return {value: sigmoid(one) for value, one in zip(self.bias, self._sums(features), strict=True)}

    def _sums(self, features: Features) -> list[float]:
        sums = list(self.bias.values())
        for sign, amount in features.amounts(self.worth).items():
            if levels := self._levels(sign):
                factor = amount * self.step
                sums = [one + factor * level for one, level in zip(sums, levels, strict=True)]
        return sums

    def _levels(self, sign: str) -> tuple[int, ...]:
        """The levels of a sign by value, taken from their characters the first time; none of an unknown one."""
        if sign not in self._read and sign in self.rows:
            self._read[sign] = tuple(ord(char) - ZERO for char in self.rows[sign])
        return self._read.get(sign, ())

    def weight(self, sign: str, value: str) -> float:
        """What a sign adds for a value, 0 of an unknown one."""
        levels = self.rows.get(sign)
        return 0.0 if levels is None else self.step * (ord(levels[[*self.bias].index(value)]) - ZERO)

    def carrying(self, signs: Iterable[str], value: str) -> list[str]:
        """The signs that speak for a value, the heaviest first."""
        for_it = {sign: self.weight(sign, value) * self.worth.get(sign, 1.0) for sign in set(signs)}
        return sorted((sign for sign, weight in for_it.items() if weight > 0), key=lambda s: (-for_it[s], s))

    def write(self, path: Path) -> None:
        """One sign a line, so that a new fit can be read as a difference."""
        cells = ((sign.replace("\n", BREAK), self.worth.get(sign, 1.0), self.rows[sign]) for sign in sorted(self.rows))
        rows = [f"{sign}\t{worth:g}\t{levels}" for sign, worth, levels in cells]
        head = ["\t".join(self.bias), "\t".join([f"{self.step:.4g}", *(f"{one:g}" for one in self.bias.values())])]
        path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def model_of(table: Table, worth: Mapping[str, float] = NOTHING) -> Model:
    """The model of a table of signs, the row of the empty one the bias; what says nothing and shares nothing goes."""
    bias, signs = table[""], [sign for sign in table if sign]
    largest = max((abs(weight) for sign in signs for weight in table[sign].values()), default=0.0)
    step = float(f"{largest / LEVELS or 1.0:.4g}")
    rows = {sign: "".join(_level(table[sign].get(value, 0.0) / step) for value in bias) for sign in signs}
    silent = chr(ZERO) * len(bias)
    kept = {sign: row for sign, row in rows.items() if row != silent or sign in worth}
    return Model(dict(bias), kept, step, {sign: worth[sign] for sign in kept if sign in worth})


def _level(steps: float) -> str:
    return chr(ZERO + max(-LEVELS, min(LEVELS, round(steps))))


@cache
def model(name: str) -> Model:
    """The model of `lexicon/fitted/<name>.txt`, written by `python -m bench.fit <name>`."""
    values, bias, *lines = (FITTED / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    step, *amounts = map(float, bias.split("\t"))
    cells = [line.replace(BREAK, "\n").split("\t") for line in lines]
    return Model(
        dict(zip(values.split("\t"), amounts, strict=True)),
        {sign: levels for sign, _, levels in cells},
        step,
        {sign: float(worth) for sign, worth, _ in cells},
    )
