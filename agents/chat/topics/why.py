"""“Why X?”, “X or Y?”: the role it won, its scores and the runners-up; what lost, and why."""

from __future__ import annotations

from collections.abc import Iterator

from agents.chat.design import Design, Reply, card, part, told, usd
from agents.chat.names import at_home, components, named, patterns
from agents.chat.topics import why_not
from core.plan import RoleChoice

MOST = 3


def answer(said: str, design: Design) -> Reply | None:
    parts = components(said, design)[:MOST]
    used = {component.pattern_id for component in parts}
    others = [one for one in at_home(patterns(said, design), design) if one not in used]
    choices = {choice.role: choice for choice in design.plan.choices}
    lines = [line for c in parts if c.role in choices for line in _told(choices[c.role], c.monthly_usd)]
    if not lines:  # a service by name that is not part of the design
        return why_not.answer(said, design)
    lost = [line for choice in choices.values() for line in why_not.lost(choice, others, why_not.known(design))]
    return told([*lines, *dict.fromkeys(lost[:MOST])], card("tech_stack"), *(part(c) for c in parts))


def _told(choice: RoleChoice, monthly_usd: float | None) -> Iterator[str]:
    best = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in choice.scores.items())
    cost = "" if monthly_usd is None else f" at {usd(monthly_usd)} a month"
    yield f"**{named(choice.winner)}** fills {choice.role}{cost}, with a score of {choice.score:g} ({best})."
    for other in choice.alternatives[:MOST]:
        price = "" if other.monthly_usd is None else f", {usd(other.monthly_usd)} a month"
        yield f"- Not {named(other.option)}{price}: {other.rejected_because}. It would win if: {other.flip_if}."
    if not choice.alternatives and choice.eliminated:
        yield f"- Every other option was ruled out ({len(choice.eliminated)}): {choice.flip_if}."
