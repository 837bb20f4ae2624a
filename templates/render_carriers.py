"""What a chosen pattern brings to the repository itself: parts of its tree and a step of its schedule."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import yaml

from core.landing import only_landed
from core.plan import Plan
from templates.render_parts import REPO

# Steps that may end a scheduled run with an alarm come last.
ALARMING = ("pipelines.monitor", "pipelines.deadline")


@cache
def carriers() -> dict[str, list[dict[str, Any]]]:
    """Pattern → what it brings, to one kind of repository or another."""
    known = yaml.safe_load((REPO / "pattern_parts.yaml").read_text())
    return {name: brought if isinstance(brought, list) else [brought] for name, brought in known.items()}


def carried(kind: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """`kind` with the parts, steps and words of the plan's patterns; a pattern it has no ground for adds none."""
    rows = next((part for part in ("tables", "records") if part in kind["parts"]), None)
    chosen = {component.built_as for component in plan.components}
    named = [c for name, brought in carriers().items() if name in chosen for c in brought]
    found = [c for c in named if _fits(c, kind["parts"], rows) and (landed(kind, plan) or not c.get("landed"))]
    parts = [part.format(rows=rows) for c in found for part in c["parts"]]
    first = [c["lands"] for c in found if "lands" in c]
    quiet = [c["step"] for c in found if "step" in c and not c.get("alarms")]
    loud = [c["step"] for c in found if "step" in c and c.get("alarms")]
    usual = [step for step in kind["scheduled_steps"] if step not in ALARMING]
    last = [step for step in kind["scheduled_steps"] if step in ALARMING]
    brought = {name: value for c in found for name, value in c.get("says", {}).items()}
    return {
        **kind,
        **brought,
        "parts": [*kind["parts"][:-1], *parts, kind["parts"][-1]],
        "scheduled_steps": [*first, *usual, *quiet, *last, *loud],
        "make_targets": [*kind.get("make_targets", []), *(t for c in found for t in c.get("make_targets", []))],
    }


def takes(pattern_id: str, parts: list[str]) -> float:
    """Events a second that a repository of these parts takes with the code the pattern is carried on; 0 without any,
    infinite where the pattern's own limits say it."""
    found = [c for c in carriers().get(pattern_id, []) if c.get("needs", parts[0]) in parts]
    return float(found[0].get("most_events_s", math.inf)) if found else 0.0


def landed(kind: dict[str, Any], plan: Plan) -> bool:
    """What the plan's broker takes is only landed, as rows of a table that the repository has for events."""
    return kind.get("events") is not None and only_landed({component.role for component in plan.components})


def _fits(carrier: dict[str, Any], parts: list[str], rows: str | None) -> bool:
    return carrier.get("needs", parts[0]) in parts and (rows is not None or "{rows}" not in "".join(carrier["parts"]))
