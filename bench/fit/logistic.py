"""Multinomial logistic regression on sparse signs and measures: plain Python, so all machines fit the same weights."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agents.intake.fitted.model import NOTHING

SEED = 1
Row = list[tuple[int, float]]


class Example(NamedTuple):
    """The signs that are there, the value they are signs of, and the amounts of what is measured."""

    signs: frozenset[str]
    value: str
    measures: Mapping[str, float] = NOTHING


@dataclass(frozen=True)
class Settings:
    """`most` signs are kept, those that tell the values apart best and stand in at least `seen` examples.

    A value whose probability is off by less than `near` is left as it is.
    """

    most: int = 1500
    seen: int = 3
    decay: float = 0.02
    rate: float = 0.1
    rounds: int = 20
    least: float = 0.1
    near: float = 0.001


def fit(examples: Sequence[Example], settings: Settings) -> dict[str, dict[str, float]]:
    """Weights by sign and value, `""` the bias: AdaGrad with L2 decay, small weights dropped, the rest rounded."""
    kept = [*_telling(examples, settings), *sorted({name for one in examples for name in one.measures})]
    values = sorted({one.value for one in examples})
    index = {sign: i for i, sign in enumerate(kept)}
    data = [(_amounts(one, index), values.index(one.value)) for one in examples]
    weights, bias = _descend(data, len(kept), len(values), settings)
    table = {sign: _row(values, weights[i], settings.least) for sign, i in index.items()}
    return {"": dict(zip(values, (round(b, 2) for b in bias), strict=True))} | {s: r for s, r in table.items() if r}


def _amounts(example: Example, index: Mapping[str, int]) -> Row:
    """What is there of the kept signs and measures, by their place."""
    there = [(index[sign], 1.0) for sign in sorted(example.signs) if sign in index]
    return there + [(index[name], amount) for name, amount in example.measures.items()]


def _row(values: list[str], weights: list[float], least: float) -> dict[str, float]:
    return {v: round(w, 2) for v, w in zip(values, weights, strict=True) if abs(w) >= least}


def _descend(
    data: list[tuple[Row, int]], signs: int, values: int, settings: Settings
) -> tuple[list[list[float]], list[float]]:
    weights = [[0.0] * values for _ in range(signs)]
    slopes = [[1e-8] * values for _ in range(signs)]
    bias, order, dice = [0.0] * values, list(range(len(data))), random.Random(SEED)
    for _ in range(settings.rounds):
        dice.shuffle(order)
        for i in order:
            present, right = data[i]
            gaps = _gaps([(weights[s], amount) for s, amount in present], bias, right)
            bias[:] = [b - 0.01 * gap for b, gap in zip(bias, gaps, strict=True)]
            off = [(value, gap) for value, gap in enumerate(gaps) if abs(gap) >= settings.near]
            for s, amount in present:
                _step(weights[s], slopes[s], off, amount, settings)
    return weights, bias


def _gaps(rows: list[tuple[list[float], float]], bias: list[float], right: int) -> list[float]:
    """Probability minus truth for each value."""
    sums = list(bias)
    for weights, amount in rows:
        sums = [one + amount * weight for one, weight in zip(sums, weights, strict=True)]
    top = max(sums)
    powers = [math.exp(one - top) for one in sums]
    total = sum(powers)
    return [power / total - (i == right) for i, power in enumerate(powers)]


def _step(row: list[float], slope: list[float], gaps: list[tuple[int, float]], amount: float, to: Settings) -> None:
    for i, gap in gaps:
        gradient = gap * amount + to.decay * row[i]
        slope[i] += gradient * gradient
        row[i] -= to.rate * gradient / math.sqrt(slope[i])


def _telling(examples: Sequence[Example], settings: Settings) -> list[str]:
    """The signs with the largest chi-squared between presence and value."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for one in examples:
        for sign in one.signs:
            seen[sign][one.value] += 1
    shares = Counter(one.value for one in examples)
    worth = {s: _chi(c, shares, len(examples)) for s, c in seen.items() if c.total() >= settings.seen}
    return sorted(sorted(worth, key=lambda s: (-worth[s], s))[: settings.most])


def _chi(present: Counter[str], shares: Counter[str], total: int) -> float:
    count = present.total()
    expected = {value: count * share / total for value, share in shares.items()}
    return sum((present[value] - e) ** 2 / e for value, e in expected.items())
