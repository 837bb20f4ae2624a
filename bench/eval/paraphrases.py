"""The same facts in other words, planned to the end: one plan a group, and the labels every wording has to meet."""

from __future__ import annotations

from collections import defaultdict

from bench.eval import planned
from bench.eval.cases import Case
from bench.eval.design import Tally
from core.plan import Plan

OTHER_WORDS = {
    "must in a design": "must in other words",
    "must not in a design": "must not in other words",
    "policy outcomes": "policies in other words",
}


def judge(cases: list[Case], tally: Tally) -> None:
    """Adds what the cases' labels say, and whether each group leads to one plan."""
    own, groups = Tally(), defaultdict[str, list[frozenset[tuple[str, str]]]](list)
    for case in cases:
        result = planned.planned(case)
        planned.labels(case, result, own)
        groups[case.group].append(_chosen(result.plan))
    tally.merge(own.renamed(OTHER_WORDS))
    for group, plans in groups.items():
        differs = sorted({pattern for plan in plans for _, pattern in plan ^ plans[0]})
        tally.add("same plan in other words", all(plans) and not differs, f"{group}: {differs}")


def _chosen(plan: Plan | None) -> frozenset[tuple[str, str]]:
    """Role and pattern of every component; a refusal is a plan without any."""
    return frozenset() if plan is None else frozenset((c.role, c.pattern_id) for c in plan.components)
