"""Two designs side by side: constraints, decisions, components, policies and cost, from their stored JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from core.constraints import Constraints, Strict
from core.costs import CostEstimate, CostLine
from core.diffs.changes import Change, compare, leaves
from core.plan import Component
from core.reports import Outcome, PolicyReport, Severity


class DecisionChange(Strict):
    """One agent whose decision differs; `changes` are the leaves of its typed decision."""

    agent: str
    before: str | None
    after: str | None
    changes: list[Change]


class ComponentChange(Strict):
    role: str
    before: Component | None
    after: Component | None


class PolicyChange(Strict):
    rule_id: str
    severity: Severity
    before: Outcome | None
    after: Outcome | None
    message: str


class LineChange(Strict):
    """One cost line, USD a month; `usd` is null when either side has no known price."""

    line_id: str
    service: str
    dimension: str
    before: Decimal | None
    after: Decimal | None
    usd: Decimal | None


class CostChange(Strict):
    """Expected USD a month; `pct` is null when the first design cost nothing or either has no estimate."""

    before: Decimal | None
    after: Decimal | None
    usd: Decimal | None
    pct: float | None
    lines: list[LineChange]


def constraints(before: Constraints, after: Constraints) -> list[Change]:
    return compare(_values(before), _values(after))


def _values(given: Constraints) -> dict[str, Any]:
    return {path: fact.model_dump(mode="json")["value"] for path, fact in given.leaves()}


def decisions(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[DecisionChange]:
    """`before` and `after` map agent id to that agent's stored output."""
    found = []
    for agent in sorted(before.keys() | after.keys()):
        old, new = before.get(agent) or {}, after.get(agent) or {}
        changes = compare(leaves(old.get("decisions", {})), leaves(new.get("decisions", {})))
        if changes:
            found.append(
                DecisionChange(agent=agent, before=old.get("headline"), after=new.get("headline"), changes=changes)
            )
    return found


def components(before: list[Component], after: list[Component]) -> list[ComponentChange]:
    old, new = {c.role: c for c in before}, {c.role: c for c in after}
    return [
        ComponentChange(role=role, before=old.get(role), after=new.get(role))
        for role in sorted(old.keys() | new.keys())
        if old.get(role) != new.get(role)
    ]


def policies(before: PolicyReport | None, after: PolicyReport | None) -> list[PolicyChange]:
    old = {r.rule_id: r for r in before.results} if before else {}
    new = {r.rule_id: r for r in after.results} if after else {}
    found = []
    for rule_id in sorted(old.keys() | new.keys()):
        was, now = old.get(rule_id), new.get(rule_id)
        shown = now or was
        if shown and (was and was.outcome) != (now and now.outcome):
            found.append(
                PolicyChange(
                    rule_id=rule_id,
                    severity=shown.severity,
                    before=was.outcome if was else None,
                    after=now.outcome if now else None,
                    message=shown.message,
                )
            )
    return found


def cost(before: CostEstimate | None, after: CostEstimate | None) -> CostChange:
    was = before.monthly_usd.expected if before else None
    now = after.monthly_usd.expected if after else None
    usd = now - was if was is not None and now is not None else None
    pct = round(float(usd / was * 100), 1) if usd is not None and was else None
    lines = _lines(before.lines if before else [], after.lines if after else [])
    return CostChange(before=was, after=now, usd=usd, pct=pct, lines=lines)


def _lines(before: list[CostLine], after: list[CostLine]) -> list[LineChange]:
    old, new = {line.line_id: line for line in before}, {line.line_id: line for line in after}
    found = []
    for line_id in sorted(old.keys() | new.keys()):
        was, now = old.get(line_id), new.get(line_id)
        if (was and was.monthly_usd) != (now and now.monthly_usd) or (was is None) != (now is None):
            found.append(_line(was, now))
    return found


def _line(was: CostLine | None, now: CostLine | None) -> LineChange:
    """An added line costs what it costs; an unknown price on either side leaves the difference unknown."""
    shown = now or was
    assert shown is not None  # noqa: S101 (a line id comes from one of the two)
    old = was.monthly_usd if was else Decimal("0.00")
    new = now.monthly_usd if now else Decimal("0.00")
    return LineChange(
        line_id=shown.line_id,
        service=shown.service,
        dimension=shown.dimension,
        before=was.monthly_usd if was else None,
        after=now.monthly_usd if now else None,
        usd=new - old if old is not None and new is not None else None,
    )
