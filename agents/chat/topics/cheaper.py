"""“Make it cheaper”: every scored option that costs less, what it saves and what it loses. Nothing is changed."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, part, told, usd
from agents.chat.names import named
from agents.planning import system_architecture

MOST, IDEAS = 5, 3
LEAST_USD = 1.0


def answer(_: str, design: Design) -> Reply | None:
    found = sorted(_savings(design), key=lambda one: (-one[0], one[1]))
    lines = [
        f"This design costs {usd(design.estimate.monthly_usd.expected)} a month. What would save most:",
        *(text for _, _, text in found[:MOST]),
        *(["- No scored option costs less; a lower volume, shorter retention or a looser target would."] * (not found)),
        "Nothing has been changed. Name the option you want and I propose a version with it.",
    ]
    parts = [part(c) for c in design.plan.components if c.id in {role for _, role, _ in found[:MOST]}]
    return told(lines, card("tech_stack"), card("system_architecture"), card("cost_critic"), *parts)


def _savings(design: Design) -> list[tuple[float, str, str]]:
    """(USD saved, role, line) of every cheaper runner-up and of every optimisation of the whole."""
    found = []
    for choice in design.plan.choices:
        component = design.plan.component(choice.role)
        for other in choice.alternatives:
            if component is None or component.monthly_usd is None or other.monthly_usd is None:
                continue
            saved = component.monthly_usd - other.monthly_usd
            if saved > LEAST_USD:
                text = (
                    f"- **{choice.role}**: {named(other.option)} instead of {named(choice.winner)} saves {usd(saved)}; "
                    f"it lost because {other.rejected_because}."
                )
                found.append((saved, choice.role, text))
    return found + _ideas(design)


def _ideas(design: Design) -> list[tuple[float, str, str]]:
    ideas = design.decided("system_architecture", system_architecture.Decisions).optimisations
    best = sorted(ideas, key=lambda idea: -idea.saving_usd)[:IDEAS]
    return [
        (idea.saving_usd, "",
         f"- {idea.action}: saves {usd(idea.saving_usd)} (about), {idea.effort} effort; the price is {idea.risk}.")
        for idea in best if idea.saving_usd > LEAST_USD
    ]  # fmt: skip
