"""“What does X cost?”: its lines of the estimate, with quantity, unit price and source."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, part, told, usd
from agents.chat.names import components, named, patterns
from core.costs import CostLine

MOST = 8
TOP = 5


def answer(said: str, design: Design) -> Reply | None:
    parts = components(said, design)
    if not parts and patterns(said, design):
        return _elsewhere(said, design)
    if not parts:
        return _whole(design)
    wanted = {component.id for component in parts}
    lines = sorted((line for line in design.estimate.lines if line.component_id in wanted), key=_dearest)
    known = sum(line.monthly_usd for line in lines if line.monthly_usd is not None)
    title = ", ".join(f"{c.id} ({c.pattern_id})" for c in parts)
    text = [f"**{title}** costs {usd(known)} a month:", *(_said(line) for line in lines[:MOST])]
    if len(lines) > MOST:
        text.append(f"- and {len(lines) - MOST} smaller lines")
    links = (*(part(c) for c in parts), *(Link("cost_line", line.line_id, line.service) for line in lines[:MOST]))
    return told(text, card("cost_critic"), *links)


def _dearest(line: CostLine) -> tuple[float, str]:
    return (-float(line.monthly_usd or 0), line.line_id)


def _said(line: CostLine) -> str:
    price = "no price" if line.unit_price is None else f"${line.unit_price:g} each"
    what = f"{line.service}, {line.dimension}: {line.quantity:,.6g} {line.unit}, {price}"
    return f"- {what}: {usd(line.monthly_usd)} ({line.source})"


def _elsewhere(said: str, design: Design) -> Reply | None:
    """A pattern that is not in the design but was priced as an option."""
    wanted = patterns(said, design)
    priced = [(c, a) for c in design.plan.choices for a in c.alternatives if a.option in wanted]
    lines = [
        f"- {named(a.option)} for {c.role}: {usd(a.monthly_usd)} a month; not chosen, {a.rejected_because}."
        for c, a in priced
    ]
    return told(lines, card("tech_stack")) if lines else None


def _whole(design: Design) -> Reply:
    """What it is made of, the few lines that matter, what it grows to, and what is not in it."""
    bill, money = design.estimate, design.estimate.monthly_usd
    dearest = sorted(bill.lines, key=_dearest)[:TOP]
    shares = [f"{name} {usd(amount)}" for name, amount in sorted(bill.by_capability.items(), key=lambda one: -one[1])]
    text = [
        f"{usd(money.expected)} a month is expected, between {usd(money.low)} and {usd(money.high)}. Most of it:",
        *(_share(line, float(money.expected)) for line in dearest),
        f"By capability: {', '.join(shares)}.",
        f"Per 1,000 predictions: {usd(bill.per_1k_predictions_usd)}." if bill.per_1k_predictions_usd else "",
        f"Month 12: {usd(bill.month_12_usd)}." if bill.month_12_usd is not None else "",
        f"Without a known price: {', '.join(bill.unknown)}." if bill.unknown else "",
        f"Not included: {'; '.join(bill.exclusions)}." if bill.exclusions else "",
    ]
    links = (Link("cost_line", line.line_id, line.service) for line in dearest)
    return told(text, card("system_architecture"), card("cost_critic"), *links)


def _share(line: CostLine, whole: float) -> str:
    share = f", {float(line.monthly_usd) / whole:.0%}" if line.monthly_usd is not None and whole else ""
    return f"- {line.component_id}: {line.service}, {line.dimension}: {usd(line.monthly_usd)}{share}"
