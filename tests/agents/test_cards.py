"""Reason cards of every archetype on every cloud: short, reasoned, and every figure of a claim has a source."""

from __future__ import annotations

import re

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.memory import Memory
from agents.order import CRITICS, PLANNING
from agents.roster import agent
from agents.view import canonical, projection
from core.constraints import Intake
from templates.catalog.load import catalog
from tests.agents.shapes import PAIRS, shaped

WORDS = 120
FIGURE = re.compile(r"(?<![\w×])\d[\d,]*\.?\d*")


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def run(request: pytest.FixtureRequest) -> tuple[Intake, PlanningResult, InMemoryLedger]:
    intake = Intake(brief="", constraints=shaped(*request.param))
    ledger = InMemoryLedger()
    return intake, run_planning(intake, ledger), ledger


Run = tuple[Intake, PlanningResult, InMemoryLedger]


def test_cards_are_short_and_cite_rules(run: Run) -> None:
    _, result, ledger = run
    assert result.plan is not None, [c.explanation for c in result.conflicts]
    assert {card["agent"] for card in ledger.cards} == {*PLANNING, *CRITICS}
    for card in ledger.cards:
        assert len(card["summary"].split()) <= WORDS, card["agent"]
        assert card["headline"], card["agent"]
        if card["agent"] in PLANNING:
            assert card["why"], card["agent"]
            assert all(why["rule_ids"] for why in card["why"]), card["agent"]


def test_every_cited_rule_is_the_agents_own(run: Run) -> None:
    for name, output in run[1].decisions.items():
        own = set(agent(name).rules)
        assert {rule for claim in output.rationale for rule in claim.rule_ids} <= own, name


def test_figures_of_claims_trace_to_constraints_rules_or_prices(run: Run) -> None:
    intake, result, _ = run
    memory = Memory(constraints=intake.constraints, catalog=catalog())
    memory.decisions.update(result.decisions)
    for name in PLANNING:
        output = result.decisions[name]
        known = canonical(projection(memory, agent(name))) + canonical(output.decisions.model_dump(mode="json"))
        sources = {_number(text) for text in FIGURE.findall(known + " ".join(agent(name).rules.values()))}
        for claim in output.rationale:
            for text in FIGURE.findall(claim.claim):
                assert _traced(_number(text), sources), (name, claim.claim, text)


def _number(text: str) -> float:
    return float(text.replace(",", "").rstrip(".") or 0)


def _traced(value: float, sources: set[float]) -> bool:
    """Counted, rounded for reading, or said in per cent, hours, days or minutes."""
    scales = (1, 100, 0.01, 60, 3600, 86_400, 1 / 24)
    return value <= 30 or any(abs(value * k - f) <= max(0.51, 0.006 * f) for f in sources for k in scales)
