"""“What breaks first at 10×?”, “what does double traffic cost?”: the design priced, timed and checked at that load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from agents.blueprint.bottlenecks import Bottleneck, bottlenecks
from agents.chat.design import Design, Link, Reply, card, told, usd
from agents.chat.factor import factor
from agents.chat.names import named
from agents.chat.wishes import changes, stated
from core.costs import CostLine
from core.figures import figure
from templates.costing import price_design
from templates.latency import paths
from templates.workload.model import Workload

USUAL, LARGEST = 10.0, 10_000.0
PEAK = re.compile(r"\bpeak|\bspikes?\b", re.I)
SHOWN = 3


def answer(said: str, design: Design) -> Reply | None:
    if factor(said) is None and changes(stated(said), design.intake):
        return None  # a load in figures is another requirement
    times = min(factor(said) or (1.0 if PEAK.search(said) else USUAL), LARGEST)
    if times <= 0:
        return None
    grown = design.workload.scaled(traffic=times)
    tight = bottlenecks(design.plan.components, grown, design.catalog)
    broken = [*_limits(tight), *_misfits(design, grown), *_slow(design, grown)]
    lines = [_cost(design, grown, times), *_drivers(design, grown)]
    lines += broken or ["- No catalogued limit is reached; the same components scale out."]
    links = (Link("component", b.component, b.component) for b in tight[: SHOWN + 1])
    return told(lines, card("system_architecture"), *links)


def _cost(design: Design, grown: Workload, times: float) -> str:
    lines = price_design(design.plan.components, grown, design.catalog)
    known = [line.monthly_usd for line in lines if line.monthly_usd is not None]
    missing = len(lines) - len(known)
    note = f" ({missing} lines have no price)" if missing else ""
    now = design.estimate.monthly_usd.expected
    return (
        f"At {times:g} × the traffic ({figure(grown.rps_peak)} requests a second at peak) the same parts cost "
        f"{usd(sum(known))} a month, against {usd(now)} now{note}."
    )


def _drivers(design: Design, grown: Workload) -> list[str]:
    """The lines whose cost moves most."""
    now = {line.line_id: line.monthly_usd or 0 for line in design.estimate.lines}
    moved = [(_step(line, now), line) for line in price_design(design.plan.components, grown, design.catalog)]
    found = sorted(
        ((step, line) for step, line in moved if abs(step) >= 1), key=lambda one: (-abs(one[0]), one[1].line_id)
    )
    return [
        f"- {line.component_id}, {line.service} ({line.dimension}): {'+' if step > 0 else '−'}{usd(abs(step))}."
        for step, line in found[:SHOWN]
    ]


def _step(line: CostLine, now: Mapping[str, Decimal | int]) -> float:
    return float(line.monthly_usd or 0) - float(now.get(line.line_id, 0))


def _limits(tight: list[Bottleneck]) -> list[str]:
    return [
        f"- {'' if n else 'First to give: '}**{b.component}**: {b.limit}, {b.at_load}; {b.action}."
        for n, b in enumerate(tight[: SHOWN + 1])
    ]


def _misfits(design: Design, grown: Workload) -> list[str]:
    return [
        f"- **{component.id}**: {named(component.pattern_id)} no longer fits: {rule.reason}."
        for component in design.plan.components
        for rule in design.catalog.pattern(component.pattern_id).misfits(grown.names())
    ]


def _slow(design: Design, grown: Workload) -> list[str]:
    found = paths(design.plan.components, grown, design.catalog)
    late = [p for p in found if p.target_p95_ms is not None and p.p95_ms > p.target_p95_ms]
    return [f"- path {p.name} takes {p.p95_ms:g} ms p95 against {p.target_p95_ms:g} ms." for p in late]
