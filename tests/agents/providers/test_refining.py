"""Whatever a model says, the plan keeps every policy the expert's keeps, and its figures stay the catalogue's."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.models.guards import BROKEN_AFTER, Allowance, BudgetReached, Meter
from agents.models.language_model import Misconfigured, Prompt, Refused, Truncated, Unavailable
from agents.models.recorded import RecordedModel
from agents.order import CRITICS, PLANNING
from agents.projection import canonical
from agents.providers.refining import RefiningProvider
from core.costs import cents
from core.plan import Amendment
from templates.catalog.load import catalog
from tests.agents.conftest import intake, planned
from tests.agents.models.hostile import HOSTILE, LIES, contrary, inventor, liar, obedient, options
from tests.agents.models.scripted import ScriptedModel

Says = Callable[[Prompt[Any]], str]


def run(name: str, says: Says, meter: Meter | None = None) -> tuple[PlanningResult, InMemoryLedger, ScriptedModel]:
    model, ledger = ScriptedModel(says), InMemoryLedger()
    result = run_planning(intake(name), ledger, provider=RefiningProvider(model, meter or Meter()))
    return result, ledger, model


@cache
def ran(name: str, says: Says) -> tuple[PlanningResult, InMemoryLedger]:
    """A run that tests only look at."""
    result, ledger, _ = run(name, says)
    return result, ledger


def score(result: PlanningResult) -> int:
    return sum(int(result.decisions[name].decisions.score) for name in CRITICS)


@pytest.mark.parametrize("says", HOSTILE)
def test_no_model_makes_a_plan_worse(brief: str, says: Says) -> None:
    result, ledger = ran(brief, says)
    expert = planned(brief)[0]
    assert result.plan is not None
    assert score(result) <= score(expert)
    assert {r.rule_id for r in _blocking(result)} <= {r.rule_id for r in _blocking(expert)}
    said = canonical({name: output.model_dump(mode="json") for name, output in result.decisions.items()})
    assert [lie for lie in (*LIES, "All policies pass", "is approved") if lie in said] == []
    assert len(ledger.metas) == len(ledger.cards)


def _blocking(result: PlanningResult) -> list[Any]:
    assert result.policy_report is not None
    return list(result.policy_report.blocking)


@pytest.mark.parametrize("says", [contrary, obedient])
def test_a_plan_differs_only_where_the_record_shows_a_choice_of_the_model(says: Says) -> None:
    result, ledger = ran("churn", says)
    expert = planned("churn")[0].plan
    assert expert is not None
    assert result.plan is not None
    before, after = ({c.role: c.pattern_id for c in p.components} for p in (expert, result.plan))
    changed = {role for role in before.keys() | after.keys() if before.get(role) != after.get(role)}
    told = {
        claim.partition(":")[0]
        for card in ledger.cards
        for why in card["why"]
        if " rather than " in (claim := why["claim"])
    }
    avoided = {a.role for a in result.amendments}
    assert changed <= told | avoided
    assert all(card["model"]["outcome"] == "answered" for card in ledger.cards if "model" in card)


def test_every_figure_still_comes_from_the_price_book(brief: str) -> None:
    result, _ = ran(brief, contrary)
    assert result.estimate is not None
    assert result.plan is not None
    lines = result.estimate.lines
    assert sum(line.monthly_usd or 0 for line in lines) == result.estimate.monthly_usd.expected
    for line in lines:
        if line.monthly_usd is not None and line.unit_price is not None:
            assert line.source
            assert cents(line.monthly_usd) == line.monthly_usd
    assert all(component.pattern_id in catalog().patterns for component in result.plan.components)


def test_a_choice_among_the_options_is_made_and_explained() -> None:
    def wants(prompt: Prompt[Any]) -> str:
        found = [c for c in options(prompt) if c["role"] == "govern.registry"] if prompt.role == "planner" else []
        chosen = [
            {"role": c["role"], "pattern_id": c["options"][0]["option"], "reason": "The team knows it."} for c in found
        ]
        return json.dumps({"choices": chosen} if prompt.role == "planner" else {})

    result, ledger, _ = run("churn", wants)
    before, after = planned("churn")[0].plan, result.plan
    assert before is not None
    assert after is not None
    old, new = before.component("govern.registry"), after.component("govern.registry")
    assert old is not None
    assert new is not None
    assert new.pattern_id != old.pattern_id
    card = next(c for c in ledger.cards if c["agent"] == "tech_stack")
    assert any(new.pattern_id in why["claim"] and "The team knows it." in why["claim"] for why in card["why"])
    assert card["model"]["outcome"] == "answered"
    choice = next(c for c in after.choices if c.role == "govern.registry")
    assert old.pattern_id in {a.option for a in choice.alternatives}


def test_a_pin_is_not_the_models_to_undo() -> None:
    pin = Amendment(
        role="govern.registry", kind="pin", pattern_id="any.govern.mlflow_registry", reason="ours", origin="user"
    )
    provider = RefiningProvider(ScriptedModel(contrary), Meter())
    result = run_planning(intake("churn"), InMemoryLedger(), pins=[pin], provider=provider)
    assert result.plan is not None
    component = result.plan.component("govern.registry")
    assert component is not None
    assert component.pattern_id == "any.govern.mlflow_registry"


def test_an_invented_option_is_repaired_once_then_the_expert_stands() -> None:
    result, ledger, model = run("churn", inventor)
    metas = dict(zip([c["agent"] for c in ledger.cards], ledger.metas, strict=True))
    assert metas["tech_stack"].outcome == "objected"
    assert "serve.online" in metas["tech_stack"].detail
    assert metas["tech_stack"].context["calls"] == 2
    retry = [p for p in model.prompts if "your_last_answer_was_refused_because" in p.task]
    assert retry
    assert planned("churn")[0].plan == result.plan


@pytest.mark.parametrize(
    ("error", "code", "calls"),
    [
        (Refused("no"), "refused", 18),
        (Truncated("cut"), "truncated", 18),
        (Unavailable("529", 1.0), "unavailable", BROKEN_AFTER),
        (Misconfigured("401"), "misconfigured", 1),
    ],
)
def test_a_failing_provider_leaves_the_experts_plan_and_says_so(error: Exception, code: str, calls: int) -> None:
    def fails(_: Prompt[Any]) -> str:
        raise error

    result, ledger, model = run("churn", fails)
    assert result.plan == planned("churn")[0].plan
    assert len(model.prompts) == calls
    asked = [meta for meta in ledger.metas if meta.provider != "expert"]
    assert {meta.outcome for meta in asked} == {code}
    assert all(card["model"]["outcome"] == code for card in ledger.cards if "model" in card)


def test_malformed_twice_keeps_the_draft() -> None:
    result, ledger, model = run("churn", lambda _: "not json")
    assert result.plan == planned("churn")[0].plan
    assert len(model.prompts) == 2 * 18
    assert {m.outcome for m in ledger.metas if m.outcome} == {"malformed"}
    assert all(m.context["calls"] == 2 for m in ledger.metas if m.outcome)


def test_money_pauses_before_the_cap_and_resumes_where_it_stopped() -> None:
    from decimal import Decimal

    ledger, meter = InMemoryLedger(), Meter(Allowance(usd=Decimal("0.10")))
    with pytest.raises(BudgetReached):
        run_planning(intake("churn"), ledger, provider=RefiningProvider(ScriptedModel(liar), meter))
    done = len(ledger.cards)
    assert 0 < done < len(PLANNING)
    assert meter.spent_usd <= Decimal("0.10")
    spent = float(sum(m.cost_usd or 0 for m in ledger.metas))
    assert spent == pytest.approx(float(meter.spent_usd))
    more = Meter(Allowance(usd=Decimal(5)), spent_usd=meter.spent_usd)
    again = ScriptedModel(liar)
    result = run_planning(intake("churn"), ledger, provider=RefiningProvider(again, more))
    assert result.plan is not None
    assert len(again.prompts) == 18 - done


def test_an_unknown_price_is_unknown_and_the_cap_counts_tokens() -> None:
    model, ledger = ScriptedModel(liar, priced=False), InMemoryLedger()
    meter = Meter(Allowance(tokens=60_000))
    with pytest.raises(BudgetReached, match="tokens"):
        run_planning(intake("churn"), ledger, provider=RefiningProvider(model, meter))
    assert {m.cost_usd for m in ledger.metas} == {None}
    assert meter.spent_usd == 0
    assert 0 < meter.spent_tokens <= 60_000


def test_the_wall_clock_and_the_number_of_calls_end_asking() -> None:
    now = iter(range(10_000))
    _, ledger, _ = run("churn", liar, Meter(Allowance(seconds=5), clock=lambda: float(next(now))))
    assert "time_reached" in {m.outcome for m in ledger.metas}
    _, ledger, model = run("churn", liar, Meter(Allowance(calls=3)))
    assert len(model.prompts) == 3
    assert "calls_reached" in {m.outcome for m in ledger.metas}


def test_a_cancelled_run_stops_before_the_next_call() -> None:
    class Cancelled(Exception):
        pass

    def check() -> None:
        if len(model.prompts) >= 2:
            raise Cancelled

    model = ScriptedModel(liar)
    with pytest.raises(Cancelled):
        run_planning(intake("churn"), InMemoryLedger(), provider=RefiningProvider(model, Meter(check=check)))
    assert len(model.prompts) == 2


def test_replays_are_byte_identical(tmp_path: Path) -> None:
    def plan(model: RecordedModel) -> str:
        ledger = InMemoryLedger()
        result = run_planning(intake("churn"), ledger, provider=RefiningProvider(model, Meter()))
        decisions = {name: output.model_dump(mode="json") for name, output in result.decisions.items()}
        return canonical(
            [decisions, ledger.cards, [m.account for m in ledger.metas], [m.cost_usd for m in ledger.metas]]
        )

    recorded = plan(RecordedModel(tmp_path, "anthropic", ScriptedModel(contrary)))
    assert plan(RecordedModel(tmp_path, "anthropic")) == recorded


def test_a_replay_without_its_recording_invents_nothing(tmp_path: Path) -> None:
    ledger = InMemoryLedger()
    result = run_planning(
        intake("churn"), ledger, provider=RefiningProvider(RecordedModel(tmp_path, "anthropic"), Meter())
    )
    assert result.plan == planned("churn")[0].plan
    assert {m.outcome for m in ledger.metas if m.outcome} == {"misconfigured"}


def test_what_a_run_took_is_recorded() -> None:
    _, ledger, _ = run("churn", liar)
    meta = ledger.metas[0]
    assert meta.account["model_asked"] == "claude-sonnet-5"
    assert meta.account["model_answered"] == "claude-sonnet-5-x"
    assert set(meta.account["tokens"]) == {"fresh", "cached", "out"}
    assert meta.account["context"]["not_kept"]
    assert meta.cost_usd is not None
    assert meta.latency_ms == 3


def test_a_remark_names_owners_and_is_never_a_block() -> None:
    result, _ = ran("churn", contrary)
    remarks = [f for c in ("technical_critic", "cost_critic") for f in result.decisions[c].decisions.findings
               if f.id.startswith("READ-")]  # fmt: skip
    assert remarks
    assert all(f.severity == "warn" and f.owners == ["tech_stack"] and "made.up" not in f.components for f in remarks)
    assert result.rounds <= 3
