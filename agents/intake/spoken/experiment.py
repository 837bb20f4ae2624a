"""An experiment that is to show an effect within days, and too few cases for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, demands, every
from agents.intake.spoken.periods import DAY_H, amount, hours, unit_h
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "experiment"
DAY_S, ARMS = 86_400.0, 2
PER_ARM = 16.0  # times p (1 - p) / δ²: 80 % power at the 5 % level (section 4.6)
CLEARLY = 1.5
HUNDREDS = {"a hundred": 100.0, "a thousand": 1000.0}
LOADS = (("throughput.predictions_per_day", 1.0), ("throughput.rps_avg", DAY_S), ("throughput.rps_peak", DAY_S))


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Both arms together need more cases than come in the time there is, and no other evidence counts."""
    if demanded(document, KIND, "test") is None:
        return
    load, days, arm = _told_a_day(document, c) or _a_day(c), _days(document), _arm(document)
    other = refused(document, KIND, "otherwise")
    if load is None or days is None or arm is None or other is None:
        return
    field, cases, factor = load
    need = ARMS * arm
    if need <= CLEARLY * cases * days:
        return
    enough = float(f"{need / days:.2g}")
    text = (
        f"To show that effect at the usual power each arm needs {figure(arm)} cases; {figure(cases * days)} come in "
        f"{figure(days)} days, and “{other}”."
    )
    ways = (
        Way(f"Test for {figure(float(f'{need / cases:.2g}'))} days"),
        Way(f"Bring {figure(enough)} cases a day", {field: enough / factor}),
        Way("Accept a larger effect, or other evidence"),
    )
    yield Clash((field,), text, ways)


def _a_day(c: Constraints) -> tuple[str, float, float] | None:
    """The field that says how many cases come, and how many that are a day."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path.startswith("throughput.")}
    return next(((path, float(known[path]) * by, by) for path, by in LOADS if path in known), None)


def _told_a_day(document: Document, c: Constraints) -> tuple[str, float, float] | None:
    """The same where the brief counts those who come: `60 visitors a week`."""
    match = next(demands(document, KIND, "come"), None)
    if match is None:
        return None
    known = {path for path, _ in c.leaves()}
    field, by = next(((path, by) for path, by in LOADS if path in known), LOADS[0])
    return field, (amount(match) or 0.0) * DAY_H / unit_h(match["unit"]), by


def _days(document: Document) -> float | None:
    """The longest that a test may last."""
    return max((hours(match) / DAY_H for match in every(document, KIND, "long")), default=None)


def _arm(document: Document) -> float | None:
    """Cases that one arm needs, from the rate there is and the change that is to be seen."""
    rate = next(map(_share, every(document, KIND, "rate")), None)
    change = next((m for m in every(document, KIND, "effect")), None)
    if rate is None or change is None or not 0 < rate < 1:
        return None
    size = _number(change["size"] or change["share"]) / 100
    delta = size if _is_absolute(change) else size * rate
    return PER_ARM * rate * (1 - rate) / delta**2 if delta > 0 else None


def _share(match: re.Match[str]) -> float:
    """`2.5 % of guests book`, `1 in 100 readers subscribes`."""
    told = match["rate"] or match["base"]
    if told:
        return _number(told) / 100
    return _number(match["share"]) / HUNDREDS.get(match["all"].lower(), _number(match["all"]))


def _is_absolute(match: re.Match[str]) -> bool:
    return "point" in match.group().lower()


def _number(words: str) -> float:
    return figures.first(words.replace(",", "."), integral=False) or 1.0
