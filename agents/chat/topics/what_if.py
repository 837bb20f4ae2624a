"""“What if …?”, “can we …?”: the brief with that change planned again in memory, beside this design."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.chat.design import Design, Reply, card, told, usd
from agents.chat.names import named
from agents.chat.stuck import price
from agents.chat.variant import replanned
from agents.chat.wishes import Change, stated, wish
from agents.graph import PlanningResult
from core.constraints import Conflict
from core.diffs import designs
from core.plan import Component, LatencyPath

SHOWN = 8
KEPT = "Nothing has been changed. Say “do it” and I propose a version with that."


def answer(said: str, design: Design) -> Reply | None:
    """None when the words name no requirement that differs."""
    read = wish(stated(said), design.intake)
    if not read.changes:
        return None
    planned = replanned(read.intake, design)
    if isinstance(planned, list):
        return told([_opening(read.changes), *_stuck(planned)], card("tech_stack"))
    lines = [_opening(read.changes), _money(design, planned), *_parts(design, planned), *_latency(design, planned),
             *_rules(design, planned), KEPT]  # fmt: skip
    return told(lines, card("tech_stack"), card("system_architecture"), card("policy_engine"), offer=read.words)


def _opening(asked: list[Change]) -> str:
    return f"Planned again with {'; '.join(change.words for change in asked)}:"


def _stuck(conflicts: Sequence[Conflict]) -> Iterator[str]:
    yield "- No design meets that together with the rest of the brief."
    for conflict in conflicts[:3]:
        yield f"- {conflict.explanation}"
        for way in conflict.relaxations[:3]:
            yield f"- A way out: {way.change}{price(way)}."


def _money(design: Design, planned: PlanningResult) -> str:
    change = designs.cost(design.estimate, planned.estimate)
    if not change.usd:
        return f"- The cost stays at {usd(change.before)} a month."
    share = "" if change.pct is None else f", {change.pct:+g} %"
    sign = "+" if change.usd > 0 else "−"
    return f"- {usd(change.before)} → {usd(change.after)} a month ({sign}{usd(abs(change.usd))}{share})."


def _parts(design: Design, planned: PlanningResult) -> list[str]:
    after = planned.plan.components if planned.plan else []
    swaps = [c for c in designs.components(design.plan.components, after) if _pattern(c.before) != _pattern(c.after)]
    lines = [f"- {c.role}: {_named(c.before)} → {_named(c.after)}." for c in swaps[:SHOWN]]
    if len(swaps) > SHOWN:
        lines.append(f"- {len(swaps) - SHOWN} more parts change.")
    lines += [line for c in design.plan.components for line in _settings(c, planned)]
    return lines or ["- The same parts are chosen."]


def _settings(before: Component, planned: PlanningResult) -> Iterator[str]:
    """What is set otherwise in a part that stays, where it is a name (a model, a size)."""
    after = planned.plan.component(before.role) if planned.plan else None
    if after is None or after.pattern_id != before.pattern_id:
        return
    for name, old in before.params.items():
        new = after.params.get(name)
        if isinstance(old, str) and isinstance(new, str) and old != new:
            yield f"- {before.role} stays, with another {name.replace('_', ' ')}: {old} → {new}."


def _pattern(component: Component | None) -> str:
    return component.pattern_id if component else ""


def _named(component: Component | None) -> str:
    return named(component.pattern_id) if component else "nothing"


def _latency(design: Design, planned: PlanningResult) -> Iterator[str]:
    before = {path.name: path for path in design.plan.latency}
    for path in planned.plan.latency if planned.plan else []:
        old = before.get(path.name)
        if old is not None and round(old.p95_ms) != round(path.p95_ms):
            yield f"- Path {path.name}: {old.p95_ms:,.0f} → {path.p95_ms:,.0f} ms at p95{_against(path)}."


def _against(path: LatencyPath) -> str:
    return "" if path.target_p95_ms is None else f", {path.target_p95_ms:,.0f} ms wanted"


def _rules(design: Design, planned: PlanningResult) -> Iterator[str]:
    for change in designs.policies(design.policies, planned.policy_report):
        if change.after in ("fail", "unknown"):
            yield f"- **{change.rule_id}** becomes {change.after}: {change.message}"
        elif change.before in ("fail", "unknown"):
            yield f"- **{change.rule_id}** is no longer {change.before}."
