"""Multinomial logistic regression on sparse binary signs: plain Python, so that every machine fits the same weights."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Signs = frozenset[str]
Example = tuple[Signs, str]
SEED = 1


@dataclass(frozen=True)
class Settings:
    """`most` signs are kept, those that tell the values apart best and stand in at least `seen` examples."""

    most: int = 1500
    seen: int = 3
    decay: float = 0.02
    rate: float = 0.1
    rounds: int = 20
    least: float = 0.1


def fit(examples: Sequence[Example], settings: Settings) -> dict[str, dict[str, float]]:
    """Weights by sign and value, `""` the bias: AdaGrad with L2 decay, small weights dropped, the rest rounded."""
    kept = _telling(examples, settings)
    values = sorted({value for _, value in examples})
    index = {sign: i for i, sign in enumerate(kept)}
    data = [([index[s] for s in sorted(signs) if s in index], values.index(value)) for signs, value in examples]
    weights, bias = _descend(data, len(kept), len(values), settings)
    table = {sign: _row(values, weights[i], settings.least) for sign, i in index.items()}
    return {"": dict(zip(values, (round(b, 2) for b in bias), strict=True))} | {s: r for s, r in table.items() if r}


def _row(values: list[str], weights: list[float], least: float) -> dict[str, float]:
    return {v: round(w, 2) for v, w in zip(values, weights, strict=True) if abs(w) >= least}


def _descend(
    data: list[tuple[list[int], int]], signs: int, values: int, settings: Settings
) -> tuple[list[list[float]], list[float]]:
    weights = [[0.0] * values for _ in range(signs)]
    slopes = [[1e-8] * values for _ in range(signs)]
    bias, order, dice = [0.0] * values, list(range(len(data))), random.Random(SEED)
    for _ in range(settings.rounds):
        dice.shuffle(order)
        for i in order:
            present, right = data[i]
            gaps = _gaps([weights[s] for s in present], bias, right)
            bias[:] = [b - 0.01 * gap for b, gap in zip(bias, gaps, strict=True)]
            for s in present:
                _step(weights[s], slopes[s], gaps, settings)
    return weights, bias


def _gaps(rows: list[list[float]], bias: list[float], right: int) -> list[float]:
    """Probability minus truth for each value."""
    sums = [sum(column) for column in zip(bias, *rows, strict=True)]
    top = max(sums)
    powers = [math.exp(one - top) for one in sums]
    total = sum(powers)
    return [power / total - (i == right) for i, power in enumerate(powers)]


def _step(row: list[float], slope: list[float], gaps: list[float], settings: Settings) -> None:
    for i, gap in enumerate(gaps):
        gradient = gap + settings.decay * row[i]
        slope[i] += gradient * gradient
        row[i] -= settings.rate * gradient / math.sqrt(slope[i])


def _telling(examples: Sequence[Example], settings: Settings) -> list[str]:
    """The signs with the largest chi-squared between presence and value."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for signs, value in examples:
        for sign in signs:
            seen[sign][value] += 1
    shares = Counter(value for _, value in examples)
    worth = {s: _chi(c, shares, len(examples)) for s, c in seen.items() if c.total() >= settings.seen}
    return sorted(sorted(worth, key=lambda s: (-worth[s], s))[: settings.most])


def _chi(present: Counter[str], shares: Counter[str], total: int) -> float:
    count = present.total()
    expected = {value: count * share / total for value, share in shares.items()}
    return sum((present[value] - e) ** 2 / e for value, e in expected.items())
