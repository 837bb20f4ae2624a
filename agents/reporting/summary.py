"""The first page: what it is, what it costs, what was decided, what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agents import naming
from agents.blueprint import regions
from agents.expertise.model import expertise
from agents.order import PLANNING
from agents.reporting.facts import asked, origin
from agents.reporting.markdown import table
from agents.reporting.values import quantity
from agents.reporting.words import label, phrase, prose, words
from agents.roster import agent
from core.constraints import Constraints, Fact, Intake, Relaxation, Settlement, Source, Unread
from core.costs import CostEstimate
from core.plan import AgentOutput, Plan
from core.reports import PolicyReport


def summary(
    plan: Plan,
    decisions: Mapping[str, AgentOutput],
    intake: Intake,
    estimate: CostEstimate,
    policies: PolicyReport,
) -> list[str]:
    start = decisions["project_stages"].decisions
    name = naming.name(intake.constraints, expertise(start.archetype, start.variants))
    return [
        f"# {name}: architecture", "",
        "## Summary", "",
        *_understood(intake.constraints),
        prose(plan.summary), "",
        *_key_facts(plan, intake.constraints, estimate, policies), "",
        "### What was decided", "",
        *table([{"agent": f"{agent(one).number}. {agent(one).title}", "decision": prose(decisions[one].headline)}
                for one in PLANNING]), "",
        "### What was asked", "",
        *_asked(intake.constraints), "",
        *_settled(intake),
        *_left_out(intake.unread),
    ]  # fmt: skip


def _understood(constraints: Constraints) -> list[str]:
    """First of all the customer's own words, so that whoever reviews the design sees at once what it is for."""
    facts = dict(constraints.leaves())
    lines = [f"- **{label(path)}:** {asked(path, facts[path])}" for path in words()["understood"] if path in facts]
    return [*lines, ""] if lines else []


def _key_facts(plan: Plan, constraints: Constraints, estimate: CostEstimate, policies: PolicyReport) -> Iterator[str]:
    money, budget = estimate.monthly_usd, constraints.budget.monthly_usd
    against = "" if budget is None else f", of a budget of {asked('budget.monthly_usd', budget)}"
    yield f"- **Shape:** {naming.title(plan.archetype)} ({plan.archetype_reason})"
    named = None if constraints.regions is None else constraints.regions.value
    left = regions.beside(named, plan.region)
    yield f"- **Place:** {phrase(plan.cloud)}, {plan.region}{f'; {left}' if left else ''}"
    yield f"- **Cost:** ${money.expected:,} a month expected, ${money.low:,} to ${money.high:,}{against}"
    if estimate.unknown:
        yield f"- **Without a known price:** {', '.join(estimate.unknown)}"
    for path in plan.latency:
        target = "" if path.target_p95_ms is None else f" against {quantity(path.target_p95_ms, 'ms')}"
        yield f"- **{path.name.capitalize()}:** {quantity(path.p95_ms, 'ms')} at p95{target}"
    yield f"- **Policies:** {_verdicts(policies)}"
    yield f"- **Open findings:** {len(plan.findings)}"
    if assumed := [label(path).lower() for path, fact in constraints.leaves() if fact.source is Source.DEFAULT]:
        yield f"- **Assumed, for the brief leaves it open:** {'; '.join(assumed)}"


def _verdicts(policies: PolicyReport) -> str:
    """Counted over the rules that apply, as the workspace counts them."""
    by = Counter(result.outcome for result in policies.results)
    applied, left = by.total() - by["not_applicable"], by["fail"] + by["unknown"]
    return f"{by['pass']} of {applied} rules that apply passed, {left} to look at, {len(policies.blocking)} blocking"


def _asked(constraints: Constraints) -> list[str]:
    rows = [{"what": label(path), "value": asked(path, fact), "from": origin(fact)}
            for path, fact in constraints.leaves()]  # fmt: skip
    return table(rows) if rows else ["Nothing was asked."]


def _settled(intake: Intake) -> list[str]:
    """Contradictions of the brief, with what a person chose; conditions are told apart, for no value shows them."""
    if not intake.settled:
        return []
    facts = dict(intake.constraints.leaves())
    rows = [{"contradiction": one.explanation, "chosen": one.chosen, "means": _means(one, facts),
             "since": f"version {one.version}"} for one in intake.settled]  # fmt: skip
    return ["### Settled by a person", "", *table(rows), ""]


def _means(one: Settlement, facts: Mapping[str, Fact[Any]]) -> str:
    if one.taken is None:
        return "no contradiction: the values stay as they were read"
    if one.is_condition:
        return f"a condition of this design, which has nothing for it{_beside(one.taken)}"
    return "; ".join(f"{label(path)}: {_given(path, value, facts)}" for path, value in one.put.items())


def _beside(way: Relaxation) -> str:
    """What it costs beyond the estimate, where it was priced so."""
    extra = way.monthly_usd is not None and (way.times != 1 or way.least_usd > 0)
    return f"; with it the whole costs about ${way.monthly_usd:,.0f} a month" if extra else ""


def _given(path: str, value: Any, facts: Mapping[str, Fact[Any]]) -> str:
    if value is None:
        return "left open"
    unit = facts[path].unit if path in facts else None
    return asked(path, Fact(value=value, unit=unit)) or "none"


def _left_out(unread: Sequence[Unread]) -> list[str]:
    """What the brief asks for and the design does not answer, in the brief's own words, a second system first."""
    if not unread:
        return []
    kinds = [(lead, [one for one in unread if one.kind == kind]) for kind, lead in LEFT_OUT.items()]
    told = [line for lead, rows in kinds if rows for line in (lead, "", *map(_left, rows), "")]
    return ["### What this design does not answer", "", *told]


def _left(one: Unread) -> str:
    needs = f"{one.needs[0].upper()}{one.needs[1:]}: " if one.needs else ""
    return f"- {needs}“{one.quote}”"


LEFT_OUT = {
    "system": "This design answers the first result that is asked for. These need a system of their own:",
    "beyond": "These are asked for beside it, and no part of this design answers them:",
    "unread": "No value was taken from these demands and wishes of the brief:",
}
