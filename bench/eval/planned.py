"""A labelled brief planned to the end: the right shape, services, bill and policy outcomes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from bench.eval.bills import summed
from bench.eval.cases import Case
from bench.eval.design import Tally
from bench.eval.scoring import run
from core.plan import Plan
from templates.catalog.load import catalog
from worker.intake import settle

HAND_TOLERANCE = 0.10


def judge(case: Case, tally: Tally) -> None:
    """Adds what the case's labels say about its whole plan."""
    labels(case, planned(case), tally)


def labels(case: Case, result: PlanningResult, tally: Tally) -> None:
    """Adds every label of the case; of a plan that was refused only that it was."""
    if result.plan is None:
        said = "; ".join(c.explanation[:120] for c in result.conflicts)
        tally.add("design found", False, f"{case.id}: {said}")
        return
    tally.add("design found", True, case.id)
    _shape(case, result.plan, tally)
    _services(case, result.plan, tally)
    _policies(case, result, tally)
    _bill(case, result, tally)


def planned(case: Case) -> PlanningResult:
    """The plan of a case with every question answered by its default, as a job without a person does it."""
    return run_planning(settle(run(case), {}, accept_defaults=True), InMemoryLedger())


def _shape(case: Case, plan: Plan, tally: Tally) -> None:
    tally.add("archetype of a design", plan.archetype == case.archetype, f"{case.id}: {plan.archetype}")
    foreign = [c.pattern_id for c in plan.components if c.pattern_id.split(".")[0] not in (plan.cloud, "any")]
    wanted = case.id.rsplit("_", 1)[-1]
    tally.add("services of the named cloud", plan.cloud == wanted and not foreign, f"{case.id}: {plan.cloud} {foreign}")


def _services(case: Case, plan: Plan, tally: Tally) -> None:
    chosen = _filled(plan)
    names = _names(chosen, "renamed")
    known = _names(chosen, "renamed", "halves")
    for word in case.plan.get("must", []):
        ok = any(option in known for option in word.split("|"))
        tally.add("must in a design", ok, f"{case.id}: no {word} in {sorted(set(chosen.values()))}")
    for word in case.plan.get("must_not", []):
        ok = f".{word}" not in names and f"_{word}" not in names
        tally.add("must not in a design", ok, f"{case.id}: {word} was chosen")
    filled = built(chosen)
    for role in case.plan.get("with", []):
        held = any(holds(filled, one) for one in role.split("|"))
        tally.add("must in a design", held, f"{case.id}: nothing fills {role}")
    for role in case.plan.get("without", []):
        tally.add("must not in a design", role not in filled, f"{case.id}: {role} is filled by {filled.get(role)}")


def holds(chosen: dict[str, str], role: str) -> bool:
    """Whether the role or one below it is filled, or what fills another is of that kind (`serve.embedded`)."""
    kinds = (pattern.partition(".")[2] for pattern in chosen.values())
    return any(name == role or name.startswith(f"{role}.") for name in chosen) or any(
        kind.startswith(f"{role}_") for kind in kinds
    )


def built(chosen: dict[str, str]) -> dict[str, str]:
    """What was chosen but for roles that are left empty on purpose."""
    return {role: pattern for role, pattern in chosen.items() if page_ids()["empty"].get(pattern) != role}


def _filled(plan: Plan) -> dict[str, str]:
    """Role → pattern. A language model that works in batches is one, though it fills the role of a batch."""
    chosen = {c.role: c.pattern_id for c in plan.components}
    models = (c.pattern_id for c in plan.components if "llm" in catalog().pattern(c.pattern_id).provides)
    model = next(models, None)
    return chosen if model is None else {"serve.llm": model, **chosen}


def _names(chosen: dict[str, str], *kinds: str) -> str:
    """The ids of what was chosen, with those the knowledge page gives them."""
    return " ".join(f"{p} {page_ids()[kind].get(p, '')}" for p in chosen.values() for kind in kinds)


@lru_cache(maxsize=1)
def page_ids() -> dict[str, dict[str, str]]:
    """Kind → pattern → the id under which the knowledge page, and so a label, names it."""
    found: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_name("page_ids.yaml").read_text(encoding="utf-8")
    )
    return found


def _policies(case: Case, result: PlanningResult, tally: Tally) -> None:
    assert result.policy_report is not None
    found = {r.rule_id: r for r in result.policy_report.results}
    for rule, label in case.policies.items():
        got = found[rule]
        ok = got.outcome in label.split("|")
        tally.add("policy outcomes", ok, f"{case.id}: {rule} {got.outcome}, not {label}: {got.message[:160]}")


def _bill(case: Case, result: PlanningResult, tally: Tally) -> None:
    assert result.estimate is not None
    total = float(result.estimate.monthly_usd.expected)
    if case.band:
        low, high = case.band
        tally.add("cost within the usual band", low <= total <= high, f"{case.id}: ${total:,.0f} not in {case.band}")
    for role, arithmetic in case.cost.items():
        by_hand = summed(str(arithmetic))
        found = _billed(role, result)
        note = f"{case.id}: {role} ${found:,.2f}, by hand ${by_hand:,.2f}"
        tally.add("cost by hand", abs(found - by_hand) <= HAND_TOLERANCE * by_hand, note)


def _billed(role: str, result: PlanningResult) -> float:
    """USD a month of what fills the role, or all roles of a capability (`train`); see `_filled`."""
    assert result.plan is not None
    assert result.estimate is not None
    pattern = _filled(result.plan).get(role)
    paying = {c.id for c in result.plan.components if c.pattern_id == pattern or c.capability == role}
    return float(sum(line.monthly_usd or 0 for line in result.estimate.lines if line.component_id in paying))
