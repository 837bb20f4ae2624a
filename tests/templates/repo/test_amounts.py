"""A brief that asks for an amount gets a repository that estimates one, in its unit, and no yes or no."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from core.constraints import Budget, Constraints, Data, Fact, Intake, Project
from core.plan import Plan
from templates.render_context import domain_of
from templates.render_parts import domain, repositories
from templates.render_trace import trace
from tests.templates.repo.repositories import VARIANTS, rendered

ESTIMATES = tuple((name, kind) for name, kind in VARIANTS if kind == "regression")
AMOUNTS = ("value", "premium", "duration", "price", "amount")
PLAN = Plan(
    archetype="online_tabular", archetype_reason="asked for", cloud="aws", region="eu-west-1", components=[],
    choices=[], flows=[], mermaid="", summary="",
)  # fmt: skip


def test_both_tabular_archetypes_estimate_amounts() -> None:
    assert ESTIMATES == (("batch_tabular", "regression"), ("online_tabular", "regression"))


@pytest.mark.parametrize("archetype", [name for name, _ in ESTIMATES])
def test_amounts_are_estimated_judged_and_published_as_such(archetype: str) -> None:
    files = rendered(archetype, brief="How long will it take?", problem_type="regression")
    program = b"".join(data for path, data in files.items() if path.endswith(".py"))
    assert b"PoissonRegressor" in program
    assert not re.search(rb"roc_auc|LogisticRegression|predict_proba|BASE_RATE", program)
    limits = tomllib.loads(files["conf/gates.toml"].decode())
    assert {"min_skill", "max_bias", "min_group_skill"} < set(limits)
    label = json.loads(files["contracts/labels.json"])["columns"][1]
    assert (label["name"], label["dtype"], label["maximum"]) == ("amount", "float", 10000)
    assert set(trace(list(files))) == set(files)


def test_the_answer_has_an_estimate_and_its_unit() -> None:
    files = rendered("online_tabular", brief="ETA of parcels", problem_type="regression")
    schema = files["services/api/schemas.py"].decode()
    assert 'unit: Literal["minutes"]' in schema
    assert "decision:" not in schema
    assert "decision:" in rendered("online_tabular")["services/api/schemas.py"].decode()


@pytest.mark.parametrize(
    ("said", "brief", "name"),
    [
        ("ltv", "Insurance customers", "value"),
        ("insurance_pricing", "A quote page", "premium"),
        ("eta_pricing", "Parcels", "duration"),
        ("eta_pricing", "A price for each sailing, and how many cars turn up", "price"),
        ("eta_pricing", "When the courier rings, and what it costs", "duration"),
        ("insurance_pricing", "The price of a policy", "premium"),
        (None, "Prices of used bikes", "price"),
        (None, "Something per machine", "amount"),
    ],
)
def test_the_use_case_picks_the_columns_before_the_brief_does(said: str | None, brief: str, name: str) -> None:
    assert found(said, brief)["name"] == name


def test_money_is_in_the_currency_of_the_brief() -> None:
    assert found("ltv", "x", currency="DKK")["unit"] == "DKK"
    assert found("ltv", "x")["unit"] == "USD"
    assert found("eta_pricing", "x", currency="DKK")["unit"] == "minutes"


def found(said: str | None, brief: str, currency: str | None = None) -> dict[str, object]:
    project = Project(domain=Fact(value=said) if said else None, problem_type=Fact(value="regression"))
    budget = Budget(currency=Fact(value=currency)) if currency else Budget()
    return domain_of(PLAN, Intake(brief=brief, constraints=Constraints(project=project, budget=budget)))


def test_every_domain_of_amounts_is_known_and_plausible() -> None:
    assert {d for name, kind in ESTIMATES for d in repositories()[name]["problem_types"][kind]["domains"]} == set(
        AMOUNTS
    )
    for name in AMOUNTS:
        facts = domain(name)
        assert 0 < facts["rule"]["below"] < facts["highest"]
        assert 0 < facts["rule"]["above"] < facts["highest"]
        assert facts["typical"] * 8 < facts["highest"]


@pytest.mark.parametrize(("hours", "days"), [(1440.0, 60.0), (3.0, 0.125), (None, 1)])
def test_labels_come_as_late_as_the_brief_says(hours: float | None, days: float) -> None:
    data = Data(label_delay_h=Fact(value=hours)) if hours else Data()
    intake = Intake(brief="ETA of parcels", constraints=Constraints(
        project=Project(problem_type=Fact(value="regression")), data=data))  # fmt: skip
    assert domain_of(PLAN, intake)["label_delay_days"] == days


@pytest.mark.parametrize("archetype", [name for name, _ in ESTIMATES])
@pytest.mark.parametrize("asked", [True, False])
def test_a_range_is_delivered_where_it_is_asked_for_and_claimed_nowhere_else(archetype: str, asked: bool) -> None:
    project = Project(problem_type=Fact(value="regression"), range_pct=Fact(value=90.0) if asked else None)
    files = rendered(archetype, brief="ETA of parcels", problem_type="regression", project=project)
    limits = tomllib.loads(files["conf/gates.toml"].decode())
    assert limits.get("coverage") == ([0.85, 0.95] if asked else None)
    assert (b"HELD = 0.9" in files["src/mlsystem/beside.py"]) == asked
    assert (b"low: float" in files.get("services/api/schemas.py", b"low: float" if asked else b"")) == asked
    assert ("tests/model/test_range.py" in files) == asked
    assert set(trace(list(files))) == set(files)
