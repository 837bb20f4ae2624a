"""Whole suites by unseen authors: briefs in every form a new user brings, each suite judged by itself as one."""

from __future__ import annotations

from agents.graph import PlanningResult
from bench.eval import design, feasibility, planned, scoring, stability
from bench.eval.cases import Case
from core.constraints import Intake

LABELLED = ("base", "paraphrase")


def judge(cases: list[Case]) -> tuple[scoring.Score, design.Tally]:
    """The facts of the suite, and everything else its labels say."""
    intakes = [scoring.run(case) for case in cases]
    score, tally = scoring.Score(), design.Tally()
    for case, intake in zip(cases, intakes, strict=True):
        scoring.judge(case, intake, score)
        _limits(case, intake, tally)
    plans = [_planned(case, tally) for case in cases]
    _steady(cases, intakes, plans, tally)
    return score, tally


def _limits(case: Case, intake: Intake, tally: design.Tally) -> None:
    if case.conflicts or case.infeasible:
        feasibility.judge(case, tally)
    else:
        tally.add("no false contradiction", not intake.conflicts, f"{case.id}: {[c.fields for c in intake.conflicts]}")
    if case.ask is not None:
        design.judge_questions(case, intake, tally)
    quoted = len(intake.suspicious) >= 1 if case.suspicious else not intake.suspicious
    tally.add("suspicious text quoted", quoted, f"{case.id}: {len(intake.suspicious)} of {case.suspicious}")


def _planned(case: Case, tally: design.Tally) -> PlanningResult | None:
    if case.kind not in LABELLED:
        return None
    result = planned.planned(case)
    planned.labels(case, result, tally)
    return result


def _steady(cases: list[Case], intakes: list[Intake], plans: list[PlanningResult | None], tally: design.Tally) -> None:
    same, total = stability.deterministic(cases, intakes)
    steady, groups, notes = stability.stable(cases, intakes)
    alike, _, differing = stability.alike(cases, [_parts(result) for result in plans])
    tally.notes += [*notes, *differing]
    found = {
        "deterministic": (same, total),
        "paraphrase-stable": (steady, groups),
        "one plan for the same facts": (alike, groups),
    }
    for name, (passed, judged) in found.items():
        tally.passed[name], tally.judged[name] = passed, judged


def _parts(result: PlanningResult | None) -> dict[str, str]:
    """Role → pattern; a refusal has none."""
    if result is None:
        return {}
    return {c.role: c.pattern_id for c in result.plan.components} if result.plan else {"refused": "yes"}
