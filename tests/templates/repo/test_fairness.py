"""Groups of people that the plan compares are a table of their own, apart from the inputs, and a gate."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from core.constraints import Constraints, Fact, Intake, ProblemType, Project
from templates.render import render
from templates.render_trace import trace
from tests.templates.render import plans

THRESHOLDS = {"dir_least": 0.75, "dir_most": 1.33, "eod_most": 0.15, "group_least": 200.0}


def delivered(archetype: str, thresholds: dict[str, float], problem: ProblemType | None = None) -> dict[str, bytes]:
    fairness = {"attributes": ["age", "sex", "Union member"], "thresholds": thresholds}
    decisions: dict[str, Any] = {"governance_ethics": {"decisions": {"fairness": fairness}}}
    targets: Fact[list[str]] = Fact(value=["Recall at the top 5% at least 0.35"])
    project = Project(problem_type=Fact(value=problem) if problem else None, targets=targets)
    intake = Intake(brief="A list of who may leave.", constraints=Constraints(project=project))
    return render(plans.plan(archetype), intake, decisions, plans.estimate(), plans.policy_report())


@pytest.mark.parametrize("archetype", ["batch_tabular", "online_tabular", "ad_ctr"])
def test_the_gate_compares_what_the_plan_decided(archetype: str) -> None:
    files = delivered(archetype, THRESHOLDS)
    contract = json.loads(files["contracts/groups.json"])
    people = {column["name"]: column.get("allowed") for column in contract["columns"][2:]}
    assert list(people) == ["age_band", "sex", "union_member"]
    assert people["sex"] == ["female", "male"]
    inputs = {column["name"] for column in json.loads(files["contracts/records.json"])["columns"]}
    assert inputs.isdisjoint(people)
    limits = tomllib.loads(files["conf/fairness.toml"].decode())
    assert limits == {
        "picked": 0.05, "impact_least": 0.75, "odds_gap_most": 0.15, "group_least": 200, "chance": 3.0,
    }  # fmt: skip
    assert b"fairness.judge" in files["pipelines/judging.py"]
    assert set(trace(list(files))) == set(files)


@pytest.mark.parametrize(
    ("archetype", "problem", "thresholds"),
    [
        ("batch_tabular", "regression", THRESHOLDS),
        ("rag_assistant", "rag", THRESHOLDS),
        ("batch_tabular", None, {}),
        ("batch_tabular", None, {"sensitivity_gap": 0.05, "ill_least": 100.0}),
    ],
)
def test_where_nobody_is_compared_nothing_of_it_is_delivered(
    archetype: str, problem: ProblemType | None, thresholds: dict[str, float]
) -> None:
    files = delivered(archetype, thresholds, problem)
    assert {"conf/fairness.toml", "contracts/groups.json", "src/mlsystem/fairness.py"}.isdisjoint(files)
