"""The whole design in words of its own agents: what a model may answer from where no topic fits the question."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.topics import overview
from agents.order import CRITICS, PLANNING
from agents.roster import agent

CARDS = ("system_architecture", "tech_stack")


def digest(said: str, design: Design) -> Reply:
    """Parts, price and rules, then every agent's headline and summary."""
    whole = overview.answer(said, design)
    decided = [
        f"- {agent(name).title}: {design.decisions[name].headline}. {design.decisions[name].summary}"
        for name in (*PLANNING, *CRITICS)
        if name in design.decisions
    ]
    return told([whole.text if whole else "", *decided], *(card(name) for name in CARDS))
