"""“Why X?”: the role it won, its scores and the nearest runner-up."""

from __future__ import annotations

import re

from agents.chat.design import Design, Reply, card, part
from agents.chat.names import components
from agents.chat.topic import Topic

MOST = 3


def answer(said: str, design: Design) -> Reply | None:
    parts = components(said, design)[:MOST]
    choices = {choice.role: choice for choice in design.plan.choices}
    lines = []
    for component in parts:
        choice = choices.get(component.role)
        if choice is None:
            continue
        best = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in choice.scores.items())
        lines.append(f"**{component.pattern_id}** fills {component.role} with a score of {choice.score:g} ({best}).")
        if choice.alternatives:
            other = choice.alternatives[0]
            lines.append(f"Next was {other.option}: {other.rejected_because}. It would win if: {other.flip_if}.")
        elif choice.eliminated:
            lines.append(f"Every other option was ruled out ({len(choice.eliminated)}): {choice.flip_if}.")
    if not lines:
        return None
    return Reply("\n".join(lines), (card("tech_stack"), *(part(c) for c in parts)))


TOPIC = Topic(re.compile(r"\bwhy\b|\bexplain\b|\breasons?\b", re.I), answer)
