"""Four hand-written intakes, one per first archetype, and a planning result for each, computed once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from core.constraints import Constraints, Intake

BRIEFS = ("churn", "credit", "assistant", "fraud")


def intake(name: str) -> Intake:
    """A brief already read: the facts of `tests/agents/constraints/<name>.json`, all stated."""
    facts = json.loads((Path(__file__).parent / "constraints" / f"{name}.json").read_text())
    return Intake(brief=name, constraints=Constraints.model_validate(_facts(facts)))


def _facts(node: object) -> object:
    """Leaves become facts; a dictionary with `value` is one already."""
    if isinstance(node, dict):
        return node if "value" in node else {key: _facts(child) for key, child in node.items()}
    return {"value": node}


@cache
def planned(name: str) -> tuple[PlanningResult, InMemoryLedger]:
    ledger = InMemoryLedger()
    return run_planning(intake(name), ledger), ledger


@pytest.fixture(params=BRIEFS)
def brief(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def result(brief: str) -> PlanningResult:
    return planned(brief)[0]


@pytest.fixture
def ledger(brief: str) -> InMemoryLedger:
    return planned(brief)[1]
