"""A prompt never exceeds its budget; what was shortened or left out is written down, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from agents.models.guards import Meter
from agents.models.language_model import estimate_tokens
from agents.order import PLANNING
from agents.providers.context import ContextBudgetExceeded, Part, fit
from agents.providers.material import Past
from agents.providers.refining import RefiningProvider
from agents.roster import agent
from tests.agents.conftest import intake
from tests.agents.models.scripted import ScriptedModel

LONG = "word " * 2000


def parts() -> list[Part]:
    return [
        Part("project", "fixed", {"a": 1}),
        Part("history", "history", [LONG] * 2),
        Part("decisions.tech_stack", "decision", LONG, "stack in short"),
        Part("earlier_rounds", "older", LONG),
        Part("reasons_of_the_draft", "rationale", LONG),
        Part("draft", "fixed", {"b": 2}),
    ]


def states(budget: int) -> dict[str, str]:
    context = fit(parts(), "", budget, lambda _: None, lambda _: "history in short")
    assert context.tokens <= budget
    assert estimate_tokens(context.project + context.task) <= budget
    return {part["title"]: part["state"] for part in context.manifest["parts"]}


def test_degrades_in_order() -> None:
    whole = states(20_000)
    assert set(whole.values()) == {"full"}
    assert states(13_000)["earlier_rounds"] == "dropped"
    assert states(13_000)["decisions.tech_stack"] == "full"
    assert states(10_000)["decisions.tech_stack"] == "summarised"
    assert states(10_000)["reasons_of_the_draft"] == "full"
    assert states(7_000)["reasons_of_the_draft"] == "dropped"
    assert states(7_000)["history"] == "full"
    assert states(3_000)["history"] == "summarised"


def test_too_long_for_anything_is_an_error_by_name() -> None:
    with pytest.raises(ContextBudgetExceeded):
        fit(parts(), "", 30, lambda _: None, lambda _: "short")
    assert ContextBudgetExceeded.code == "context_budget_exceeded"


def test_the_provider_counts_only_near_the_limit() -> None:
    asked: list[int] = []

    def count(some: Sequence[Part]) -> int:
        asked.append(len(some))
        return 900

    one = [Part("project", "fixed", "x" * 3000)]
    assert fit(one, "", 10_000, count).counted_by == "estimate"
    assert not asked
    near = fit(one, "", 1_000, count)
    assert (near.counted_by, near.tokens) == ("provider", 900)


def history(length: int) -> list[Past]:
    words = "The budget was lowered and the region moved, then the team asked for a stream again. " * 20
    return [Past(n, "superseded", f"Change {n}: {words}", f"Version {n}: {words}") for n in range(1, length + 1)]


@pytest.mark.parametrize("length", [1, 100])
def test_a_long_project_stays_within_every_budget(length: int) -> None:
    model = ScriptedModel(lambda p: '{"text": "It began small and grew."}' if p.role == "summarise" else "{}")
    ledger = InMemoryLedger()
    run_planning(intake("fraud"), ledger, provider=RefiningProvider(model, Meter(), history(length)))
    for prompt in model.prompts:
        assert estimate_tokens(prompt.text) <= model.role(prompt.role).context_tokens
    manifests = [meta.context for meta in ledger.metas if meta.outcome == "answered"]
    told = {part["state"] for m in manifests for part in m["parts"] if part["title"] == "history"}
    assert told == ({"full"} if length == 1 else {"summarised"})
    assert all(m["prompt_tokens"] <= m["budget_tokens"] for m in manifests)
    assert len(manifests) == len(PLANNING) + 2
    assert sum(p.role == "summarise" for p in model.prompts) == (0 if length == 1 else 1)


def test_what_the_summary_cost_is_charged_to_the_run_that_needed_it() -> None:
    model = ScriptedModel(lambda p: '{"text": "It began small."}' if p.role == "summarise" else "{}")
    ledger, meter = InMemoryLedger(), Meter()
    run_planning(intake("churn"), ledger, provider=RefiningProvider(model, meter, history(100)))
    assert sum(meta.cost_usd or 0 for meta in ledger.metas) == pytest.approx(float(meter.spent_usd))
    assert sum(meta.tokens_total for meta in ledger.metas) == meter.spent_tokens


def test_an_agent_is_shown_only_what_it_declared() -> None:
    model = ScriptedModel(lambda _: "{}")
    run_planning(intake("churn"), InMemoryLedger(), provider=RefiningProvider(model, Meter()))
    first = model.prompts[0]
    assert "decisions." not in first.task
    project = json.loads(first.project.removeprefix("<project>\n").removesuffix("\n</project>"))
    assert set(project) <= set(agent(PLANNING[0]).reads)
    assert not [p for p in model.prompts if "Policy engine" in p.instructions.splitlines()[0]]
