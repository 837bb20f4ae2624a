"""Briefs at their limits: what cannot be built is refused and says why, what can be built is not refused."""

from __future__ import annotations

from collections.abc import Sequence

from agents.graph import PlanningResult
from agents.intake.conflicts import find
from bench.eval.cases import Case
from bench.eval.design import Tally
from bench.eval.planned import labels, planned
from bench.eval.scoring import run
from core.constraints import Conflict

LABELS = ("must in a design", "must not in a design", "policy outcomes")


def judge(case: Case, tally: Tally) -> None:
    """Adds what the case says about conflicts: named, priced where money helps, and only where there are any."""
    read = run(case)
    stated = find(read)
    if case.conflicts:
        _contradictory(case, stated, tally)
        return
    result = planned(case)
    found = stated or list(result.conflicts)
    if not case.infeasible:
        said = [c.explanation[:120] for c in found]
        tally.add("a design where one exists", not found and result.plan is not None, f"{case.id}: {said}")
        if not found and result.plan is not None:
            tally.merge(_labelled(case, result))
        return
    tally.add("infeasible is refused", bool(found), f"{case.id}: a design was passed off as feasible")
    tally.add(
        "refused, or what is left out is quoted", bool(found or read.unread), f"{case.id}: passed over in silence"
    )
    named = {field for conflict in found for field in conflict.fields}
    known = all(named & set(entry.split("|")) for entry in case.clash)
    tally.add("clash is named", known, f"{case.id}: {sorted(named)}, not {case.clash}")
    tally.add("ways out are priced", bool(found) and all(map(_priced, found)), f"{case.id}: {_ways(found)}")


def _labelled(case: Case, result: PlanningResult) -> Tally:
    """What the labels of a case that looks hard say of its design, as one measure."""
    own = Tally()
    labels(case, result, own)
    return own.joined(LABELS, "labels of what looks hard")


def _contradictory(case: Case, stated: list[Conflict], tally: Tally) -> None:
    for fields in case.conflicts:
        named = any(_is(fields, c.fields) for c in stated)
        tally.add("contradictions of limits named", named, f"{case.id}: {[c.fields for c in stated]}, not {fields}")


def _is(labelled: list[str], fields: Sequence[str]) -> bool:
    """Whether a conflict has the labelled fields and no others (`a|b` = either, or both)."""
    each = [set(entry.split("|")) for entry in labelled]
    return set(fields) <= set().union(*each) and all(one & set(fields) for one in each)


def _priced(conflict: Conflict) -> bool:
    return any(way.monthly_usd is not None for way in conflict.relaxations)


def _ways(found: list[Conflict]) -> list[str]:
    return [f"{way.change} ({way.monthly_usd})" for conflict in found for way in conflict.relaxations]
