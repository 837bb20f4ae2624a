"""How results come, by what speaks for it: signs add up to a way of serving, with its probability."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from agents.intake.words import load

LIKELY = 0.42  # below it nothing is said of the way


@dataclass(frozen=True)
class Way:
    """A way of serving, its probability in [0, 1] and the signs that speak for it, the strongest first."""

    mode: str
    probability: float
    signs: tuple[str, ...]


@cache
def weights() -> dict[str, dict[str, float]]:
    """By sign, how much it speaks for each way of serving (log odds)."""
    return dict(load("serving")["weights"])


def of_facts(values: Mapping[str, Any]) -> Iterator[str]:
    """The signs that values of other fields give: answer times in ms, a deadline, rates, the use case."""
    for field in load("serving")["answer_times"]:
        if values.get(field):
            yield next(row["sign"] for row in load("serving")["bands"] if values[field] <= row["up_to_ms"])
    yield from (field for field in load("serving")["facts"] if values.get(field))
    yield from (sign for sign, sides in load("serving")["both"].items() if all(map(partial(_any, values), sides)))
    if domain := values.get("project.domain"):
        yield str(domain)


def _any(values: Mapping[str, Any], fields: Iterable[str]) -> bool:
    return any(values.get(field) for field in fields)


def weigh(signs: Iterable[str]) -> Way | None:
    """The likeliest way; None where nothing speaks for it."""
    told = [sign for sign in dict.fromkeys(signs) if sign in weights()]
    if not told:
        return None
    sums = {
        mode: start + sum(weights()[sign].get(mode, 0.0) for sign in told)
        for mode, start in load("serving")["start"].items()
    }
    best = max(sums, key=lambda mode: sums[mode])
    total = sum(math.exp(value - sums[best]) for value in sums.values())
    pro = sorted((s for s in told if weights()[s].get(best, 0.0) > 0), key=lambda s: -weights()[s][best])
    return Way(best, 1 / total, tuple(pro)) if pro else None


def named(sign: str) -> str:
    """A sign in words: `an answer within a second`."""
    return str(load("serving")["named"].get(sign, sign.replace("_", " ")))
