"""Whole suites by unseen authors: briefs in every form a new user brings, each suite judged by itself as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import yaml

from agents.graph import PlanningResult
from bench.eval import design, feasibility, planned, scoring, stability
from bench.eval.cases import HERE, Case, case_of
from core.constraints import Intake

LABELLED = ("base", "paraphrase")


@dataclass(frozen=True)
class Suite:
    """`first_f1` and `first`, measure → (passed, judged), are those of the first reading."""

    name: str
    about: str
    first_f1: float
    first: dict[str, tuple[int, int]]
    cases: list[Case]


def suites() -> list[Suite]:
    """Every suite of an unseen author, by name."""
    return [suite(path.stem) for path in sorted((HERE / "suites").glob("*.yaml"))]


def suite(name: str) -> Suite:
    """One suite by its name; no other is opened."""
    held = yaml.safe_load((HERE / "suites" / f"{name}.yaml").read_text(encoding="utf-8"))
    cases = [replace(case, ignore=[*case.ignore, *held["ignored"]]) for case in map(case_of, held["cases"])]
    first = {measure: (passed, judged) for measure, (passed, judged) in held["first"].items()}
    return Suite(name, held["about"], held["first_f1"], first, cases)


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
