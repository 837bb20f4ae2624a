"""Groups whose outcomes are compared: their columns in the delivered repository and the limits of its gate."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from templates.goals import Goal
from templates.render_parts import REPO

USUAL_PICKED = 0.1  # share of highest scores that is acted on where nothing is told


def columns(decisions: dict[str, Any]) -> list[dict[str, Any]]:
    """Column and values of each attribute that the plan compares; none where it compares nobody."""
    return [_column(str(name)) for name in _decided(decisions).get("attributes", [])]


def limits(decisions: dict[str, Any], goals: list[Goal]) -> dict[str, float]:
    """What the gate compares: shares of one and a number of rows, as the plan decided them."""
    decided = _decided(decisions).get("thresholds", {})
    picked = next((goal.top for goal in goals if goal.top), USUAL_PICKED)
    known = {"impact_least": "dir_least", "odds_gap_most": "eod_most", "group_least": "group_least"}
    return {"picked": picked, **{name: float(decided[told]) for name, told in known.items() if told in decided}}


def _decided(decisions: dict[str, Any]) -> dict[str, Any]:
    fairness = decisions.get("governance_ethics", {}).get("decisions", {}).get("fairness", {})
    return dict(fairness) if "dir_least" in fairness.get("thresholds", {}) else {}


def _column(name: str) -> dict[str, Any]:
    neutral = {"column": re.sub(r"\W+", "_", name.lower()).strip("_"), "values": ["group a", "group b"]}
    return dict(_known().get(name, neutral))


@cache
def _known() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load((REPO / "protected.yaml").read_text()))
