"""What a version says it changed: its own figures, and nothing where nothing differs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from agents.reporting.changes import Stage, changes
from agents.reporting.values import say
from agents.reporting.words import title
from core.constraints import Constraints, Fact
from templates.catalog.load import catalog
from templates.countries import named
from tests.agents.chat.designs import design

BUDGET = 4321.0


def stage(version: int) -> Stage:
    made = design("fraud")
    return Stage(version, made.constraints, made.plan, made.estimate)


def asking(found: Stage, **sections: object) -> Constraints:
    return found.constraints.model_copy(update=sections)


def test_nothing_that_differs_is_said_to_be_the_same() -> None:
    expected = stage(1).estimate.monthly_usd.expected
    said = changes(stage(1), stage(2))
    assert said == f"The same requirements and parts as version 1. It costs the same, ${expected:,.2f} a month."


def test_a_new_budget_a_new_part_and_the_difference_in_money() -> None:
    before = stage(1)
    budget = before.constraints.budget.model_copy(update={"monthly_usd": Fact(value=BUDGET, unit="USD/month")})
    swapped = before.plan.components[0]
    other = next(c.pattern_id for c in before.plan.components if c.pattern_id != swapped.pattern_id)
    parts = [swapped.model_copy(update={"pattern_id": other}), *before.plan.components[1:]]
    money = before.estimate.monthly_usd
    dearer = money.model_copy(update={"expected": money.expected + Decimal("100.50")})
    after = replace(
        before,
        version=2,
        constraints=asking(before, budget=budget),
        plan=before.plan.model_copy(update={"components": parts}),
        estimate=before.estimate.model_copy(update={"monthly_usd": dearer}),
    )
    said = changes(before, after)
    assert "→ $4,321 a month" in said
    assert f"{swapped.role}: {title(swapped.pattern_id)} → {title(other)}" in said
    assert f"$100.50 a month more (+{100.5 / float(money.expected) * 100:.1f} %)" in said
    assert "\n" not in said


def test_many_changes_are_counted_and_listed() -> None:
    before = stage(1)
    after = replace(before, version=2, plan=before.plan.model_copy(update={"components": []}))
    said = changes(before, after)
    total = len(before.plan.components)
    assert f"; {total - 3} more." in said
    assert said.count("\n- ") == total


def test_places_are_told_by_their_names() -> None:
    assert say("regions", [{"id": "germanywestcentral", "role": "primary"}]) == "germanywestcentral"
    assert say("regions", [{"id": "a", "role": "primary"}, {"id": "b", "role": "dr"}]).startswith("a, b (")
    assert say("residency", "country:FR") == "France"


def test_every_country_with_a_region_has_a_name() -> None:
    countries = {region.country for cloud in catalog().regions.values() for region in cloud.values()} - {"EU", "*"}
    assert [country for country in countries if named(f"country:{country}") is None] == []
