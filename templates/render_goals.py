"""The customer's own targets as rows of the delivered conf/gates.toml, and those that nothing there measures."""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from functools import cache
from typing import Any

import yaml

from core.constraints import Strict
from templates.goals import Goal, measure, seconds
from templates.render_names import plain
from templates.render_parts import REPO

LONGEST = 300  # characters of a quote
USUAL_ALERTS, USUAL_PAGES = 4.0, 5  # a week, of the whole fleet
USUAL_CALIBRATION = (0.9, 1.1)
# What a version is compared in with the one in use, where the design's primary metric is one of these.
CHAMPION = {
    ("precision", 0.1): "precision_top_decile", ("roc_auc", None): "roc_auc", ("pr_auc", None): "pr_auc",
    ("normalised_entropy", None): "normalised_entropy", ("brier", None): "brier",
}  # fmt: skip
HEAD = """
# What the customer asked to be held to, on real records. Shares of one; errors in the unit of the outcome.
"""
SAMPLE = """# Made-up records can neither meet nor miss a target of real ones.
[sample]
asked = []
"""
NOT_MEASURED = "not measured by this repository"


class Held(Strict):
    """One row of `asked`: the metric the gate compares, in the unit of the outcome."""

    name: str
    metric: str
    top: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    said: str


def metric(goal: Goal, parts: Collection[str]) -> str:
    """The metric of these parts that tells whether a goal is reached; empty where none does."""
    row = next((row for part, row in _measures().items() if part in parts), {})
    found = str(row.get(goal.measure, ""))
    return found if goal.top is None or "supervised" in parts else ""


def held(goals: list[Goal], parts: Collection[str], unit: str = "") -> list[Held]:
    """The rows for what is measured; `unit` is what the repository's amounts are counted in."""
    return [
        Held(
            name=goal.name, metric=metric(goal, parts), top=goal.top, said=goal.quote,
            at_least=_scaled(goal.least, factor), at_most=_scaled(goal.most, factor),
        )
        for goal in goals
        for factor in [_factor(goal, unit)]
        if factor and metric(goal, parts)
    ]  # fmt: skip


def unmeasured(goals: list[Goal], parts: Collection[str], unit: str = "") -> list[Goal]:
    """The goals that no row holds."""
    return [goal for goal in goals if not (metric(goal, parts) and _factor(goal, unit))]


def toml(rows: list[Held]) -> str:
    """What is appended to conf/gates.toml; empty where nothing was asked for."""
    if not rows:
        return ""
    tables = ["".join(f"{key} = {_value(value)}\n" for key, value in _told(row).items()) for row in rows]
    return HEAD + "\n".join([*(f"[[asked]]\n{table}" for table in tables), SAMPLE])


def _told(row: Held) -> dict[str, str | float]:
    return row.model_dump(exclude_none=True)


def calibration(kind: dict[str, Any], goals: list[Goal]) -> tuple[float, float]:
    """Between what the sum of scores over the number of positives may lie: as asked, else as the archetype has it."""
    asked = next((g for g in goals if g.measure == "calibration" and g.least and g.most), None)
    if asked is not None and asked.least and asked.most:
        return asked.least, asked.most
    least, most = kind.get("calibration", USUAL_CALIBRATION)
    return least, most


def alerts(goals: list[Goal], assets: float | None) -> dict[str, Any]:
    """The budget of false alerts a week: for whom it is counted, the most of them, and how many of the fleet's alerts
    may wake somebody. What is asked for each asset holds for each, whatever the fleet's size."""
    asked = next((goal for goal in goals if goal.measure == "false_alerts" and goal.most), None)
    if asked is None or asked.most is None:
        return {"counted_for": "fleet", "most": USUAL_ALERTS, "pages": USUAL_PAGES}
    if not asked.each:
        return {"counted_for": "fleet", "most": asked.most, "pages": math.ceil(asked.most)}
    pages = math.ceil(asked.most * assets) if assets else USUAL_PAGES
    return {"counted_for": "asset", "most": asked.most, "pages": pages}


def champion_metric(decisions: dict[str, Any]) -> str:
    """The metric of the gate against the version in use: the design's primary one where it is computed."""
    decided = decisions.get("model_development", {}).get("decisions", {})
    return CHAMPION.get(measure(str(decided.get("primary_metric", ""))), "pr_auc")


def _factor(goal: Goal, unit: str) -> float:
    """What a goal's figure is multiplied with to be in the repository's unit; 0 where the two have no common one."""
    if not goal.unit or not unit or goal.each or unit in (goal.unit, "units"):
        return 1.0
    told, counted = seconds(goal.unit), seconds(unit)
    return told / counted if told and counted else 0.0


def _scaled(limit: float | None, factor: float) -> float | None:
    return None if limit is None else round(limit * factor, 6)


def _value(value: str | float) -> str:
    return json.dumps(plain(value, LONGEST) if isinstance(value, str) else value, ensure_ascii=False)


@cache
def _measures() -> dict[str, dict[str, str]]:
    return dict(yaml.safe_load((REPO / "measures.yaml").read_text()))
