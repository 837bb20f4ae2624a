"""The policy engine as a step of the order: every rule judged on the plan, and swaps asked for where they help."""

from __future__ import annotations

from agents.agent import Agent
from agents.order import PLANNING
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import count
from core.constraints import Strict
from core.plan import AgentOutput, Amendment
from core.reports import PolicyReport, PolicyResult
from policies.engine import evaluate
from policies.facts import facts

SWAPPABLE = ("EXC-01", "LIF-01", "REG-04", "HIP-01", "LIM-01", "LAT-04", "LAT-05")


class Judgement(Strict):
    report: PolicyReport
    amendments: list[Amendment]
    score: int


class JudgementOutput(AgentOutput):
    decisions: Judgement


def decide(view: View) -> JudgementOutput:
    reasons, rules = Reasons(view), view.rulebook
    report = evaluate(_facts(view), rules.packs, waivers=rules.waivers, today=rules.today)
    failed = [r for r in report.results if r.outcome == "fail"]
    blocking = report.blocking
    judgement = Judgement(
        report=report,
        amendments=[swap for result in failed for swap in _swaps(result, view)],
        score=5 * len(blocking) + sum(r.severity == "warn" for r in failed),
    )
    for result in blocking[:5]:
        reasons.say(f"{result.rule_id}: {result.message}", "POL-01")
    if judgement.amendments:
        reasons.say(f"{count(len(judgement.amendments), 'component').capitalize()} should change.", "POL-02")
    passed = sum(r.outcome == "pass" for r in report.results)
    return reasons.conclude(
        JudgementOutput,
        judgement,
        f"{passed} rules pass, {len(failed)} fail, {len(blocking)} block",
        " ".join([f"{len(report.results)} rules were judged.", *(f"{r.rule_id}: {r.message}." for r in blocking[:3])]),
    )


def _facts(view: View) -> dict[str, object]:
    decided = {name: view.output(name) for name in PLANNING}
    return facts(view.constraints, view.plan, view.estimate, view.catalog, view.parent_estimate, decisions=decided)


def _swaps(result: PolicyResult, view: View) -> list[Amendment]:
    if result.rule_id not in SWAPPABLE:
        return []
    named = " ".join(result.evidence)
    guilty = [c for c in view.plan.components if f"[{c.id}]" in named or c.pattern_id in result.message]
    choices = {choice.role: choice for choice in view.plan.choices}
    return [
        Amendment(role=c.role, kind="avoid", pattern_id=c.pattern_id, reason=f"{result.rule_id}: {result.message}",
                  origin="policy_engine")
        for c in guilty
        if c.role in choices and choices[c.role].alternatives
    ]  # fmt: skip


AGENT = Agent(
    id="policy_engine",
    number=23,
    title="Policy engine",
    reads=("constraints", "plan", "estimate", "catalog", "rulebook", *(f"decisions.{name}" for name in PLANNING)),
    output=JudgementOutput,
    decide=decide,
)
