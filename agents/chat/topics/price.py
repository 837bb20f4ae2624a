"""“What does X cost?”: its lines of the estimate, with quantity, unit price and source."""

from __future__ import annotations

import re

from agents.chat.design import Design, Link, Reply, card, part, usd
from agents.chat.names import components, patterns
from agents.chat.topic import Topic
from core.costs import CostLine

MOST = 8


def answer(said: str, design: Design) -> Reply | None:
    parts = components(said, design)
    if not parts and patterns(said, design):
        return _elsewhere(said, design)
    if not parts:
        return _whole(design)
    wanted = {component.id for component in parts}
    lines = [line for line in design.estimate.lines if line.component_id in wanted]
    known = sum(line.monthly_usd for line in lines if line.monthly_usd is not None)
    title = ", ".join(f"{c.id} ({c.pattern_id})" for c in parts)
    text = [f"**{title}** costs {usd(known)} a month:", *(_said(line) for line in lines[:MOST])]
    if len(lines) > MOST:
        text.append(f"- and {len(lines) - MOST} smaller lines")
    links = (*(part(c) for c in parts), *(Link("cost_line", line.line_id, line.service) for line in lines[:MOST]))
    return Reply("\n".join(text), (card("cost_critic"), *links))


def _said(line: CostLine) -> str:
    price = "no price" if line.unit_price is None else f"${line.unit_price:g} each"
    what = f"{line.service}, {line.dimension}: {line.quantity:g} {line.unit}, {price}"
    return f"- {what}: {usd(line.monthly_usd)} ({line.source})"


def _elsewhere(said: str, design: Design) -> Reply | None:
    """A pattern that is not in the design but was priced as an option."""
    named = patterns(said, design)
    priced = [(c, a) for c in design.plan.choices for a in c.alternatives if a.option in named]
    lines = [
        f"- {a.option} for {c.role}: {usd(a.monthly_usd)} a month; not chosen, {a.rejected_because}." for c, a in priced
    ]
    return Reply("\n".join(lines), (card("tech_stack"),)) if lines else None


def _whole(design: Design) -> Reply:
    money = design.estimate.monthly_usd
    shares = sorted(design.estimate.by_capability.items(), key=lambda pair: (-pair[1], pair[0]))
    text = [f"{usd(money.expected)} a month is expected, between {usd(money.low)} and {usd(money.high)}:"]
    text += [f"- {name}: {usd(amount)}" for name, amount in shares if amount]
    return Reply("\n".join(text), (card("system_architecture"), card("cost_critic")))


TOPIC = Topic(re.compile(r"\bcosts?\b|\bprice[sd]?\b|\bhow much\b|\bexpensive\b|\bbill\b", re.I), answer)
