"""What a version changed against the one it was made from, in a paragraph and, where there is more, a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.reporting.facts import asked
from agents.reporting.values import quantity
from agents.reporting.words import label, title
from core.constraints import Constraints, Fact
from core.costs import CostEstimate
from core.diffs import designs
from core.plan import Component, Plan

NAMED = 3  # changes the paragraph names before it counts the rest
UNSET = "not set"


@dataclass(frozen=True)
class Stage:
    """One version as it is compared."""

    version: int
    constraints: Constraints
    plan: Plan
    estimate: CostEstimate


def changes(before: Stage, after: Stage) -> str:
    """Markdown: requirements and parts that differ, then what the difference costs a month in USD."""
    found = [*_asked(before, after), *_parts(before, after)]
    paragraph = f"{_told(found, before.version)} {_cost(before, after)}"
    return paragraph if len(found) <= NAMED else "\n".join([paragraph, "", *(f"- {line}" for line in found)])


def _told(found: list[str], version: int) -> str:
    if not found:
        return f"The same requirements and parts as version {version}."
    more = f"; {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"Against version {version}: {'; '.join(found[:NAMED])}{more}."


def _asked(before: Stage, after: Stage) -> list[str]:
    old, new = dict(before.constraints.leaves()), dict(after.constraints.leaves())
    return [
        f"{label(c.path)}: {_told_of(c.path, old)} → {_told_of(c.path, new)}"
        for c in designs.constraints(before.constraints, after.constraints)
    ]


def _told_of(path: str, facts: Mapping[str, Fact[Any]]) -> str:
    return (path in facts and asked(path, facts[path])) or UNSET


def _parts(before: Stage, after: Stage) -> list[str]:
    """Roles that another pattern fills; a part that is only sized or priced otherwise shows in the cost."""
    rows = designs.components(before.plan.components, after.plan.components)
    return [
        f"{row.role}: {_pattern(row.before)} → {_pattern(row.after)}"
        for row in rows
        if (row.before and row.before.pattern_id) != (row.after and row.after.pattern_id)
    ]


def _pattern(part: Component | None) -> str:
    return "nothing" if part is None else title(part.pattern_id) or part.pattern_id


def _cost(before: Stage, after: Stage) -> str:
    cost = designs.cost(before.estimate, after.estimate)
    if cost.usd is None or cost.before is None or cost.after is None:
        return "One of the two has no price."
    now = quantity(cost.after, "usd")
    if not cost.usd:
        return f"It costs the same, {now} a month."
    share = "" if cost.pct is None else f" ({cost.pct:+.1f} %)"
    way = "more" if cost.usd > 0 else "less"
    return f"It costs {quantity(abs(cost.usd), 'usd')} a month {way}{share}: {quantity(cost.before, 'usd')} → {now}."
