"""Logistic regression on sparse signs and measures: plain Python, so all machines fit the same weights."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agents.intake.fitted.model import Features, Model, model_of, sigmoid

SEED, NONE = 1, "none"
Row = list[tuple[int, float]]


class Example(NamedTuple):
    """What a text shows, and the value it is told to have; where it may have several, they are joined by commas."""

    features: Features
    value: str


@dataclass(frozen=True)
class Settings:
    """`most` signs are kept, those that tell the values apart best and stand in at least `seen` examples.

    `prior` is one over the variance that weights have around zero, shared by the examples that have a sign; `decay` is
    the same for each example. Weights below `least` are dropped. A value whose probability is off by less than `near`
    is left as it is. `several`: each value is there or not by itself, and `none` is no value; else exactly one is.
    """

    most: int = 20_000
    seen: int = 3
    prior: float = 1.0
    decay: float = 0.0
    least: float = 0.0
    rate: float = 0.1
    rounds: int = 6
    near: float = 0.001
    several: bool = False

    def values(self, example: Example) -> list[str]:
        """What the example has."""
        return [one for one in example.value.split(",") if one != NONE] if self.several else [example.value]


def fit(examples: Sequence[Example], settings: Settings) -> Model:
    """Weights by sign and value, and a bias: AdaGrad towards the likeliest weights under a normal prior."""
    rarity = _rarity(examples)
    told = _telling(examples, settings)
    kept = [*told, *sorted({name for one in examples for name in one.features.measures})]
    worth = {sign: rarity[sign] for sign in told if sign in rarity}
    values = sorted({value for one in examples for value in settings.values(one)})
    place, index = {value: i for i, value in enumerate(values)}, {sign: i for i, sign in enumerate(kept)}
    data = [(_amounts(e.features, worth, index), {place[v] for v in settings.values(e)}) for e in examples]
    weights, bias = _descend(data, len(kept), len(values), settings)
    table = {sign: _row(values, weights[i], settings.least) for sign, i in index.items()}
    return model_of({"": dict(zip(values, (round(b, 2) for b in bias), strict=True))} | table, worth)


def _rarity(examples: Sequence[Example]) -> dict[str, float]:
    """What a sign of a spread is worth: one and the logarithm of how many examples there are to one that has it."""
    having = Counter(sign for one in examples for spread in one.features.spreads for sign in spread.signs)
    return {sign: round(1 + math.log((1 + len(examples)) / (1 + count)), 2) for sign, count in having.items()}


def _amounts(features: Features, worth: Mapping[str, float], index: Mapping[str, int]) -> Row:
    """What is there of the kept signs and measures, by their place."""
    return [(index[sign], amount) for sign, amount in features.amounts(worth).items() if sign in index]


def _row(values: list[str], weights: list[float], least: float) -> dict[str, float]:
    return {value: weight for value, weight in zip(values, weights, strict=True) if abs(weight) >= least}


def _descend(
    data: list[tuple[Row, set[int]]], signs: int, values: int, settings: Settings
) -> tuple[list[list[float]], list[float]]:
    weights = [[0.0] * values for _ in range(signs)]
    slopes = [[1e-8] * values for _ in range(signs)]
    decays = _decays(data, settings)
    bias, order, dice = [0.0] * values, list(range(len(data))), random.Random(SEED)
    for _ in range(settings.rounds):
        dice.shuffle(order)
        for i in order:
            present, right = data[i]
            sums = _sums([(weights[s], amount) for s, amount in present], bias)
            chances = [sigmoid(one) for one in sums] if settings.several else _shares(sums)
            gaps = [chance - (i in right) for i, chance in enumerate(chances)]
            bias[:] = [b - 0.01 * gap for b, gap in zip(bias, gaps, strict=True)]
            off = [(value, gap) for value, gap in enumerate(gaps) if abs(gap) >= settings.near]
            for s, amount in present:
                _step(weights[s], slopes[s], off, amount, decays[s], settings.rate)
    return weights, bias


def _decays(data: list[tuple[Row, set[int]]], settings: Settings) -> dict[int, float]:
    """By sign: the prior is shared by the examples that have it."""
    having = Counter(sign for present, _ in data for sign, _ in present)
    return {sign: settings.decay + settings.prior / count for sign, count in having.items()}


def _sums(rows: list[tuple[list[float], float]], bias: list[float]) -> list[float]:
    sums = list(bias)
    for weights, amount in rows:
        sums = [one + amount * weight for one, weight in zip(sums, weights, strict=True)]
    return sums


def _shares(sums: list[float]) -> list[float]:
    """The probability of each value, where exactly one is right."""
    top = max(sums)
    powers = [math.exp(one - top) for one in sums]
    total = sum(powers)
    return [power / total for power in powers]


def _step(
    row: list[float], slope: list[float], gaps: list[tuple[int, float]], amount: float, decay: float, rate: float
) -> None:
    for i, gap in gaps:
        gradient = gap * amount + decay * row[i]
        slope[i] += gradient * gradient
        row[i] -= rate * gradient / math.sqrt(slope[i])


def _telling(examples: Sequence[Example], settings: Settings) -> list[str]:
    """The signs with the largest chi-squared between presence and value."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    shares: Counter[str] = Counter()
    for one in examples:
        values = settings.values(one) or [NONE]
        shares.update(values)
        for sign in one.features.signs.union(*(spread.signs for spread in one.features.spreads)):
            seen[sign].update(values)
    worth = {s: _chi(c, shares, shares.total()) for s, c in seen.items() if c.total() >= settings.seen}
    return sorted(sorted(worth, key=lambda s: (-worth[s], s))[: settings.most])


def _chi(present: Counter[str], shares: Counter[str], total: int) -> float:
    count = present.total()
    expected = {value: count * share / total for value, share in shares.items()}
    return sum((present[value] - e) ** 2 / e for value, e in expected.items())
