"""The same brief twice, and the same facts in other words: neither the constraints nor the plan may change."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from agents.intake import planner
from bench.eval.cases import Case
from bench.eval.scoring import run, values
from core.constraints import Intake


def deterministic(cases: list[Case], intakes: list[Intake]) -> tuple[int, int]:
    """(cases whose second reading is identical to the byte, cases)."""
    same = [
        run(case).model_dump_json() == intake.model_dump_json() for case, intake in zip(cases, intakes, strict=True)
    ]
    return sum(same), len(same)


def stable(cases: list[Case], intakes: list[Intake]) -> tuple[int, int, list[str]]:
    """(groups in which every wording gives the same values, groups, what differed)."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case, intake in zip(cases, intakes, strict=True):
        if case.group:
            groups[case.group].append(_labelled(case, intake))
    notes = [
        f"{group}: {field}: {one.get(field)} / {other.get(field)}"
        for group, readings in groups.items()
        for one, other in pairwise(readings)
        for field in sorted({*one, *other})
        if one.get(field) != other.get(field)
    ]
    unstable = {note.split(":")[0] for note in notes}
    return len(groups) - len(unstable), len(groups), notes


def one_plan(cases: list[Case], intakes: list[Intake]) -> tuple[int, int, list[str]]:
    """(groups in which every wording leads to the same patterns, groups, what differed)."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for case, intake in zip(cases, intakes, strict=True):
        if case.group:
            groups[case.group].append(planner.choose(intake.constraints).chosen)
    notes = [
        f"{group}: {role}: {one.get(role)} / {other.get(role)}"
        for group, plans in groups.items()
        for one, other in pairwise(plans)
        for role in sorted({*one, *other})
        if one.get(role) != other.get(role)
    ]
    return len(groups) - len({note.split(":")[0] for note in notes}), len(groups), notes


def _labelled(case: Case, intake: Intake) -> dict[str, Any]:
    """The values of the labelled fields, rounded so that 1.5 s and 1500 ms are one."""
    got = values(intake.constraints)
    return {
        path: _rounded(got[path][0])
        for path in {**case.stated, **case.inferred}
        if path in got and path not in case.ignore
    }


def _rounded(value: Any) -> Any:
    return float(f"{value:.2g}") if isinstance(value, float | int) and not isinstance(value, bool) else value
