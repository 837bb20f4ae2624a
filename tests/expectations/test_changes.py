"""One line of a brief changes: what the table names moves, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.graph import PlanningResult, run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.intake.conflicts import find
from agents.ledger import InMemoryLedger
from core.plan import Component

BRIEFS = Path(__file__).parents[1] / "briefs"
TABLE: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text())
ROWS = [pytest.param(brief, change, id=f"{brief}-{change}") for brief, rows in TABLE.items() for change in rows]
CHANGES = {"region", "budget", "latency", "forbidden", "health"}


def text(brief: str) -> str:
    return (BRIEFS / f"{brief}.txt").read_text()


def changed(brief: str, change: str) -> str:
    before, after = TABLE[brief][change]["replace"]
    assert text(brief).count(before) == 1, before
    return text(brief).replace(before, after)


@cache
def planned(brief: str) -> PlanningResult:
    return run_planning(apply(extract(brief), {}, accept_defaults=True), InMemoryLedger())


def parts(brief: str) -> dict[str, Component]:
    plan = planned(brief).plan
    assert plan is not None, [c.explanation for c in planned(brief).conflicts]
    return {c.id: c for c in plan.components}


def test_every_brief_has_the_five_changes() -> None:
    assert {p.stem for p in BRIEFS.glob("*.txt")} == set(TABLE)
    assert all(set(rows) == CHANGES for rows in TABLE.values())


@pytest.mark.parametrize(("brief", "change"), ROWS)
def test_only_the_named_components_change(brief: str, change: str) -> None:
    row = TABLE[brief][change]
    if "conflict" in row:
        _infeasible(changed(brief, change), set(row["conflict"]))
        return
    before, after = parts(text(brief)), parts(changed(brief, change))
    assert _exchanged(before, after) == row.get("patterns", {})
    same = {role for role in before if role in after and before[role].pattern_id == after[role].pattern_id}
    assert _resettled(before, after, same) == _expected(row.get("settings", {}), same)
    home = row.get("region")
    assert all(c.region == (home or before[c.id].region if c.id in before else c.region) for c in after.values())


def _exchanged(before: dict[str, Component], after: dict[str, Component]) -> dict[str, str | None]:
    patterns = {role: after[role].pattern_id if role in after else None for role in {*before, *after}}
    return {role: new for role, new in patterns.items() if role not in before or before[role].pattern_id != new}


def _resettled(before: dict[str, Component], after: dict[str, Component], same: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for role in same:
        one, other = before[role].params, after[role].params
        for name in {*one, *other}:
            if one.get(name) != other.get(name):
                found.setdefault(name, set()).add(role)
    return found


def _expected(settings: dict[str, Any], same: set[str]) -> dict[str, set[str]]:
    return {name: set(same) if roles == "all" else set(roles) for name, roles in settings.items()}


def _infeasible(brief: str, fields: set[str]) -> None:
    result = planned(brief)
    assert result.plan is None
    named = [c for c in [*find(extract(brief)), *result.conflicts] if fields & set(c.fields)]
    assert named, [c.explanation for c in result.conflicts]
    assert all(c.relaxations for c in named)
