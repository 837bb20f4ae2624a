"""Reason cards of every archetype on every cloud: short, plain, reasoned, and every figure has a source."""

from __future__ import annotations

import random
import re

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.memory import Memory
from agents.order import CRITICS, PLANNING
from agents.reporting.words import prose
from agents.roster import agent
from core.constraints import Intake
from templates.catalog.archetypes import ROLES
from templates.catalog.load import catalog
from tests.agents import tracing
from tests.agents.shapes import PAIRS, shaped

WORDS = 120
RAW = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
EXPONENT = re.compile(r"\d[eE][+-]?\d")
OFF_PATH = re.compile(r"(?<![\d.,])0(?:\.0+)? ?ms\b")
UNFINISHED = re.compile(r"\b(None|True|False|nan|inf)\b|\{|\}|  |\.\.|,,| ,|: *\.|\( *\)")
ONE = re.compile(
    r"(?<![\d.,–])1 (?:gates|tests|steps|hops|roles|cases|replicas|zones|sources|alerts|requests a|systems)\b"
)


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


def test_prose_is_plain_and_well_formed(run: Run) -> None:
    """No raw identifier, exponent, placeholder or "0 ms"; sentences start with a capital and end on a full stop."""
    for name in PLANNING:
        output = run[1].decisions[name]
        for text in map(prose, tracing.texts(output)):
            assert not RAW.findall(text), (name, text)
            assert not [role for role in ROLES if role in text], (name, text)
            assert not EXPONENT.search(text), (name, text)
            assert not OFF_PATH.search(text), (name, text)
            assert not UNFINISHED.search(text), (name, text)
            assert not ONE.search(text), (name, text)
        for text in (output.summary, *(claim.claim for claim in output.rationale)):
            said = prose(text)
            assert said.endswith("."), (name, said)
            assert not said[0].islower(), (name, said)


def test_critics_speak_in_sentences(run: Run) -> None:
    for card in run[2].cards:
        if card["agent"] in CRITICS:
            assert card["summary"].endswith("."), card["summary"]
            assert not EXPONENT.search(card["summary"]), card["summary"]
            assert not UNFINISHED.search(card["summary"]), card["summary"]


def test_alternatives_have_a_reason_and_a_condition(run: Run) -> None:
    for name in PLANNING:
        for other in run[1].decisions[name].alternatives:
            assert other.rejected_because, (name, other.option)
            assert other.flip_if, (name, other.option)
            assert other.p95_ms is None or other.p95_ms > 0, (name, other.option)
    assert run[1].plan is not None
    assert [c.id for c in run[1].plan.components if c.p95_ms == 0] == []


def test_figures_trace_to_the_brief_rules_or_prices(run: Run) -> None:
    intake, result, _ = run
    memory = Memory(constraints=intake.constraints, catalog=catalog())
    memory.decisions.update(result.decisions)
    assert [found for name in PLANNING for found in tracing.untraced(name, result.decisions[name], memory)] == []


def test_an_invented_figure_is_noticed() -> None:
    """Of figures drawn at random, nearly all are found to have no source: the test above can fail."""
    constraints = shaped("streaming_fraud", "aws")
    result = run_planning(Intake(brief="", constraints=constraints), InMemoryLedger())
    memory = Memory(constraints=constraints, catalog=catalog())
    memory.decisions.update(result.decisions)
    drawn, caught = random.Random(1), 0
    for name in PLANNING:
        output = result.decisions[name]
        for _ in range(20):
            claim = output.rationale[0].model_copy(update={"claim": f"It takes {drawn.randint(31, 5000):,} of them."})
            forged = output.model_copy(update={"rationale": [claim]})
            caught += bool(tracing.untraced(name, forged, memory))
    assert caught >= 0.9 * 20 * len(PLANNING)
