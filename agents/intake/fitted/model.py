"""A log-linear model as data: signs of a text, a weight for each value, their sum, and which signs carried it.

A sign is there or not; a measure has an amount, by which its weights are multiplied.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from agents.intake.words import FOLDER

FITTED = FOLDER / "fitted"
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class Model:
    """`bias` a weight of each answer, `weights` by sign and answer (0 where not named)."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def log_probabilities(self, signs: Iterable[str], measures: Mapping[str, float] = NOTHING) -> dict[str, float]:
        """The logarithm of the probability of every value; a sign counts once, an unknown one not at all."""
        sums = dict(self.bias)
        for sign, amount in [*((sign, 1.0) for sign in sorted(set(signs))), *measures.items()]:
            for value, weight in self.weights.get(sign, {}).items():
                sums[value] += amount * weight
        top = max(sums.values())
        total = top + math.log(sum(math.exp(one - top) for one in sums.values()))
        return {value: one - total for value, one in sums.items()}

    def carrying(self, signs: Iterable[str], value: str) -> list[str]:
        """The signs that speak for a value, the heaviest first."""
        for_it = {sign: self.weights[sign].get(value, 0.0) for sign in set(signs) if sign in self.weights}
        return sorted((sign for sign, weight in for_it.items() if weight > 0), key=lambda s: (-for_it[s], s))


def model_of(table: Mapping[str, Mapping[str, float]]) -> Model:
    """The model of a table of signs; the row of the empty sign is the bias of every value."""
    return Model(table[""], {sign: row for sign, row in table.items() if sign})


@cache
def model(name: str) -> Model:
    """The model of `lexicon/fitted/<name>.json`, written by `python -m bench.fit <name>`."""
    return model_of(json.loads((FITTED / f"{name}.json").read_text(encoding="utf-8")))
