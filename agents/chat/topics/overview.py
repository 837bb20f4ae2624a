"""“What did you design?”: the whole in a few lines."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, part, told, usd
from agents.chat.names import named


def answer(_: str, design: Design) -> Reply | None:
    money = design.estimate.monthly_usd
    failing = [r for r in design.policies.results if r.outcome == "fail"]
    undecided = [r for r in design.policies.results if r.outcome == "unknown"]
    lines = [
        design.plan.summary,
        f"{usd(money.expected)} a month ({usd(money.low)} to {usd(money.high)}); {len(failing)} rules fail, "
        f"{len(undecided)} are undecided, {len(design.plan.findings)} findings are open.",
        *(f"- {c.id}: {named(c.pattern_id)}, {usd(c.monthly_usd)}" for c in design.plan.components),
    ]
    return told(lines, card("system_architecture"), card("tech_stack"), *(part(c) for c in design.plan.components))
