"""“Why not Kafka?”: what lost, in which role, against what, and what would make it win."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.chat.design import Design, Link, Reply, card, part, usd
from agents.chat.names import patterns
from agents.chat.topic import Topic
from agents.planning import pipelines_blueprint
from core.plan import RoleChoice

MOST = 4


def answer(said: str, design: Design) -> Reply | None:
    named = patterns(said, design)
    if not named:
        return None
    used = [c for c in design.plan.components if c.pattern_id in named]
    if used:
        parts = ", ".join(f"**{c.id}** ({c.pattern_id})" for c in used)
        return Reply(f"It is part of this design: {parts}.", (card("tech_stack"), *(part(c) for c in used)))
    lines = [line for choice in design.plan.choices for line in _lost(choice, named)]
    if lines:
        return Reply("\n".join(dict.fromkeys(lines[:MOST])), (card("tech_stack"), *_winners(design, named)))
    return _no_role(named, design)


def _lost(choice: RoleChoice, named: list[str]) -> Iterator[str]:
    for other in choice.alternatives:
        if other.option in named:
            cost = "" if other.monthly_usd is None else f" It would cost {usd(other.monthly_usd)} a month."
            yield (
                f"**{other.option}** was an option for {choice.role}; {choice.winner} won: {other.rejected_because}."
                f"{cost} It would win if: {other.flip_if}."
            )
    for out in choice.eliminated:
        if out.pattern_id in named:
            yield f"**{out.pattern_id}** was ruled out for {choice.role} by {out.rule}: {out.reason}."


def _winners(design: Design, named: list[str]) -> list[Link]:
    roles = {c.role for c in design.plan.choices if any(_lost(c, named))}
    return [part(c) for c in design.plan.components if c.role in roles]


def _no_role(named: list[str], design: Design) -> Reply:
    """Nothing in this design does what the pattern is for."""
    roles = sorted({role for name in named for role in design.catalog.pattern(name).roles})
    have = {c.role for c in design.plan.components}
    lines = [f"Nothing here needs it: it fills {', '.join(roles)}."]
    blueprint = design.decisions.get("pipelines_blueprint")
    if any("stream" in role for role in roles) and blueprint is not None:
        decided: pipelines_blueprint.Decisions = blueprint.decisions
        lines.append(f"On streaming: {decided.ingestion.streaming_reason}")
    if shared := [role for role in roles if role in have]:
        lines.append(f"For {', '.join(shared)} it is not offered on {design.plan.cloud}.")
    return Reply(" ".join(lines), (card("pipelines_blueprint"), card("tech_stack")))


TOPIC = Topic(
    re.compile(r"\bwhy (?:not|no|isn't|aren't|didn't|don't)\b|\binstead of\b|\brather than\b|\bwhat about\b", re.I),
    answer,
)
