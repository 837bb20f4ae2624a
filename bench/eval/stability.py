"""The same brief twice, and the same facts in other words: neither the constraints nor the plan may change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    return alike(cases, [_labelled(case, intake) for case, intake in zip(cases, intakes, strict=True)])


def one_plan(cases: list[Case], intakes: list[Intake]) -> tuple[int, int, list[str]]:
    """(groups in which every wording leads to the same patterns, groups, what differed)."""
    plans = [planner.choose(i.constraints).chosen if c.group else {} for c, i in zip(cases, intakes, strict=True)]
    return alike(cases, plans)


def alike(cases: list[Case], readings: Sequence[Mapping[str, Any]]) -> tuple[int, int, list[str]]:
    """(groups whose readings are alike, groups, what differed), a reading a case."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for case, reading in zip(cases, readings, strict=True):
        if case.group:
            groups[case.group].append(reading)
    notes = [
        f"{group}: {name}: {one.get(name)} / {other.get(name)}"
        for group, alike in groups.items()
        for one, other in pairwise(alike)
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
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
