"""“Why not Kafka?”: what lost, in which role, against what, and what would make it win."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agents.chat.design import Design, Link, Reply, card, part, told, usd
from agents.chat.names import COMMON, WORD, at_home, named, patterns
from agents.order import PLANNING
from agents.planning import pipelines_blueprint, tech_stack
from agents.reporting.words import phrase
from agents.roster import agents
from agents.selection.excluded import Excluded
from core.plan import RoleChoice

MOST = 4


def answer(said: str, design: Design) -> Reply | None:
    everywhere = patterns(said, design)
    if not everywhere:
        return None
    found = at_home(everywhere, design)
    used = [c for c in design.plan.components if c.pattern_id in found]
    if used:
        parts = ", ".join(f"**{c.id}** is {named(c.pattern_id)}" for c in used)
        return told([f"It is part of this design: {parts}."], card("tech_stack"), *(part(c) for c in used))
    rules = list(_rules(said, design))
    lines = list(dict.fromkeys(line for choice in design.plan.choices for line in lost(choice, found, known(design))))
    if lines:
        return told([*lines[:MOST], *rules], card("tech_stack"), *_winners(design, found))
    return _no_role(found or everywhere, design, rules)


def known(design: Design) -> dict[str, Excluded]:
    """What was ruled out, by pattern, with what it would cost."""
    return {out.product: out for out in design.decided("tech_stack", tech_stack.Decisions).excluded}


def lost(choice: RoleChoice, wanted: list[str], numbers: Mapping[str, Excluded]) -> Iterator[str]:
    for other in choice.alternatives:
        if other.option in wanted:
            cost = "" if other.monthly_usd is None else f" It would cost {usd(other.monthly_usd)} a month."
            yield (
                f"**{named(other.option)}** was an option for {choice.role}; {named(choice.winner)} won: "
                f"{other.rejected_because}.{cost} It would win if: {other.flip_if}."
            )
    for out in choice.eliminated:
        if out.pattern_id in wanted:
            why = f"was ruled out for {choice.role} by {out.rule}: {out.reason}"
            yield f"**{named(out.pattern_id)}** {why}.{_numbers(numbers.get(out.pattern_id))}"


def _numbers(out: Excluded | None) -> str:
    if out is None or not out.flip_if:
        return ""
    return f" Here it would cost {usd(out.monthly_usd)} a month. It would be an option if: {out.flip_if}."


def _winners(design: Design, wanted: list[str]) -> list[Link]:
    roles = {c.role for c in design.plan.choices if any(lost(c, wanted, {}))}
    return [part(c) for c in design.plan.components if c.role in roles]


def _no_role(wanted: list[str], design: Design, rules: list[str]) -> Reply:
    """Nothing in this design does what the patterns are for, or not on this cloud."""
    roles = sorted({role for name in wanted for role in design.catalog.pattern(name).roles})
    have = [c for c in design.plan.components if c.role in roles]
    if have:
        used = "; ".join(f"{c.role} is {named(c.pattern_id)}" for c in have[:MOST])
        lines = [f"It is no option of this design on {phrase(design.plan.cloud)}. Here {used}."]
    else:
        lines = [f"Nothing here needs it: it fills {', '.join(roles)}, and this design has no such part."]
    if any("stream" in role for role in roles):
        decided = design.decided("pipelines_blueprint", pipelines_blueprint.Decisions)
        lines.append(f"On streaming: {decided.ingestion.streaming_reason}.")
    return told([*lines, *rules], card("pipelines_blueprint"), card("tech_stack"), *(part(c) for c in have[:MOST]))


def _rules(said: str, design: Design) -> Iterator[str]:
    """Rules of the agents that speak of the same product."""
    products = {word for p in design.catalog.patterns.values() for name in p.products for word in WORD.findall(name)}
    words = products & set(WORD.findall(said.lower())) - COMMON
    for agent in agents(PLANNING):
        for rule, text in agent.rules.items():
            if words & set(WORD.findall(text.lower())):
                yield f"- **{rule}** ({agent.title}): {text}"
