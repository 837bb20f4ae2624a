"""“What breaks first at 10×?”: the design priced, measured and checked again at that traffic."""

from __future__ import annotations

import re

from agents.blueprint.bottlenecks import bottlenecks
from agents.chat.design import Design, Link, Reply, card, usd
from agents.chat.topic import Topic
from templates.costing import price_components
from templates.latency import paths

FACTOR = re.compile(r"(\d+(?:\.\d+)?)\s*(?:x\b|×|-?fold|times)|(?:x|×)\s*(\d+)", re.I)
USUAL, LARGEST = 10.0, 10_000.0


def answer(said: str, design: Design) -> Reply | None:
    found = FACTOR.search(said)
    factor = min(float(found.group(1) or found.group(2)) if found else USUAL, LARGEST)
    if factor <= 0:
        return None
    grown = design.workload.scaled(traffic=factor)
    names = grown.names()
    tight = bottlenecks(design.plan.components, grown, design.catalog)
    lines = [f"At {factor:g} × the traffic ({grown.rps_peak:.4g} requests a second at peak):"]
    lines += [f"- **{b.component}** gives first: {b.limit}, {b.at_load}; {b.action}." for b in tight[:1]]
    lines += [f"- then **{b.component}**: {b.limit}, {b.at_load}; {b.action}." for b in tight[1:4]]
    for component in design.plan.components:
        for rule in design.catalog.pattern(component.pattern_id).misfits(names):
            lines.append(f"- **{component.id}**: {component.pattern_id} no longer fits: {rule.reason}.")
    lines += _slow(design, factor)
    if len(lines) == 1:
        lines.append("- No catalogued limit is reached; the same components scale out.")
    lines.append(_cost(design, factor))
    links = (card("system_architecture"), *(Link("component", b.component, b.component) for b in tight[:4]))
    return Reply("\n".join(lines), links)


def _slow(design: Design, factor: float) -> list[str]:
    grown = design.workload.scaled(traffic=factor)
    found = paths(design.plan.components, grown, design.catalog)
    late = [p for p in found if p.target_p95_ms is not None and p.p95_ms > p.target_p95_ms]
    return [f"- path {p.name} takes {p.p95_ms:g} ms p95 against {p.target_p95_ms:g} ms." for p in late]


def _cost(design: Design, factor: float) -> str:
    lines = price_components(design.plan.components, design.workload.scaled(traffic=factor), design.catalog)
    known = [line.monthly_usd for line in lines if line.monthly_usd is not None]
    now = design.estimate.monthly_usd.expected
    missing = len(lines) - len(known)
    note = f" ({missing} lines have no price)" if missing else ""
    return f"The same parts would cost {usd(sum(known))} a month, against {usd(now)} now{note}."


TOPIC = Topic(
    re.compile(
        r"\bbreaks? first\b|\bbottleneck|\bscal(?:e|es|ing)\b|\d\s*(?:x\b|×|times|-?fold)|\bmore traffic\b|\bgrow", re.I
    ),
    answer,
)
