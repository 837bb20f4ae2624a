"""Go on, or stop? Success, the limits that were agreed, and what more labels could still bring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mlsystem import validation
from mlsystem.classes import Class
from mlsystem.contracts import Record
from mlsystem.validation import Interval

SHARES = (0.4, 0.7, 1.0)


@dataclass(frozen=True)
class Outlook:
    """`verdict` is succeed, continue or stop. `reachable`: what the learning curve says of `max_labels`."""

    verdict: str
    why: str
    labels: int
    days: int
    now: Interval | None
    reachable: float | None


def judge(
    records: Sequence[Record], recipe: str, classes: tuple[Class, ...], today: datetime, conf: dict[str, Any]
) -> Outlook:
    """`records` are all labelled ones, oldest first; `conf` is conf/poc.toml."""
    days = (today - datetime.fromisoformat(records[0]["at"])).days if records else 0
    if not validation.enough(records):
        late = days >= conf["max_days"]
        why = "the days are over without enough labels" if late else "too few labels to measure anything"
        return Outlook("stop" if late else "continue", why, len(records), days, None, None)
    curve = [_mean(records, recipe, classes, share) for share in SHARES]
    f1 = validation.interval(validation.validate(recipe, records, classes).by_fold)
    reachable = extrapolate([share * len(records) for share in SHARES], curve, conf["max_labels"])
    verdict, why = _verdict(f1, reachable, len(records), days, conf)
    return Outlook(verdict, why, len(records), days, f1, reachable)


def _verdict(f1: Interval, reachable: float, labels: int, days: int, conf: dict[str, Any]) -> tuple[str, str]:
    wanted = conf["success_at_least"]
    rules = (
        (f1.low >= wanted, "succeed", f"macro F1 is at least {f1.low:.2f}, {wanted} was agreed"),
        (labels >= conf["max_labels"], "stop", f"{labels} labels are there, no more were agreed"),
        (days >= conf["max_days"], "stop", f"{days} days are over, no more were agreed"),
        (f1.high < wanted and reachable < wanted, "stop", f"more labels lead to about {reachable:.2f} only"),
    )
    for holds, verdict, why in rules:
        if holds:
            return verdict, why
    return "continue", f"macro F1 is between {f1.low:.2f} and {f1.high:.2f}; the next labels decide"


def extrapolate(sizes: Sequence[float], scores: Sequence[float], size: float) -> float:
    """The least-squares line over the logarithm of the number of labels, read at `size`; at most 1."""
    x = [math.log2(max(s, 1.0)) for s in sizes]
    middle, mean = math.fsum(x) / len(x), math.fsum(scores) / len(scores)
    spread = math.fsum((v - middle) ** 2 for v in x)
    slope = (
        math.fsum((v - middle) * (s - mean) for v, s in zip(x, scores, strict=True)) / spread
        if spread
        else 0.0
    )
    return min(1.0, mean + slope * (math.log2(max(size, 1.0)) - middle))


def _mean(records: Sequence[Record], recipe: str, classes: tuple[Class, ...], share: float) -> float:
    return validation.interval(validation.validate(recipe, records, classes, share).by_fold).mean
