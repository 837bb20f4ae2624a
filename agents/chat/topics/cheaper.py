"""“Make it cheaper”: every scored option that costs less, what it saves and what it loses. Nothing is changed."""

from __future__ import annotations

import re

from agents.chat.design import Design, Reply, card, part, usd
from agents.chat.topic import Topic
from agents.planning import system_architecture

MOST = 5
LEAST_USD = 1.0


def answer(_: str, design: Design) -> Reply | None:
    found = sorted(_savings(design), key=lambda one: (-one[0], one[1]))[:MOST]
    lines = [f"This design costs {usd(design.estimate.monthly_usd.expected)} a month. What would save:"]
    lines += [text for _, _, text in found]
    whole = design.decisions.get("system_architecture")
    if whole is not None:
        decided: system_architecture.Decisions = whole.decisions
        ideas = sorted(decided.optimisations, key=lambda idea: -idea.saving_usd)
        lines += [
            f"- {idea.action}: saves about {usd(idea.saving_usd)}, {idea.effort} effort; {idea.risk}."
            for idea in ideas[:3]
            if idea.saving_usd > LEAST_USD
        ]
    if len(lines) == 1:
        lines.append("- No scored option costs less; a lower volume, shorter retention or a looser target would.")
    lines.append("Nothing has been changed. Name the option you want and I propose a version with it.")
    links = [part(c) for c in design.plan.components if c.id in {role for _, role, _ in found}]
    return Reply("\n".join(lines), (card("tech_stack"), card("cost_critic"), *links))


def _savings(design: Design) -> list[tuple[float, str, str]]:
    """(USD saved, role, line) of every cheaper runner-up."""
    found = []
    for choice in design.plan.choices:
        component = design.plan.component(choice.role)
        for other in choice.alternatives:
            if component is None or component.monthly_usd is None or other.monthly_usd is None:
                continue
            saved = component.monthly_usd - other.monthly_usd
            if saved > LEAST_USD:
                text = (
                    f"- **{choice.role}**: {other.option} saves {usd(saved)}; it lost because {other.rejected_because}."
                )
                found.append((saved, choice.role, text))
    return found


TOPIC = Topic(
    re.compile(r"\bcheap(?:er|est)?\b|\bsav(?:e|ing)s?\b|\b(?:reduce|lower|cut) (?:the )?(?:cost|price|bill)", re.I),
    answer,
)
