"""Where people's cases lie: in a folder that replicas and nightly steps share, and in no store that nobody reads."""

from __future__ import annotations

from agents.graph import run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger

BRIEF = """Content moderation of 400,000 forum posts a day on Azure in Sweden Central, 25 per second at peak, texts in
Swedish and Finnish. Decision p95 under 300 ms. We like Azure ML managed online endpoints and Cosmos DB. 14 moderators
decide what the model is unsure of. 6,000 USD a month, 5 engineers."""


def test_moderation_is_hosted_where_its_cases_can_lie_and_buys_no_store_for_them() -> None:
    plan = run_planning(apply(extract(BRIEF), {}, accept_defaults=True), InMemoryLedger()).plan
    assert plan is not None
    assert plan.archetype == "moderation"
    parts = {component.role: component.pattern_id for component in plan.components}
    assert "store.online" not in parts
    assert parts["serve.online"] == "azure.serve.container_apps"
