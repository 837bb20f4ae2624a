"""Who must think again when somebody else did: the transitive closure over declared reads."""

from __future__ import annotations

from collections.abc import Iterable

from agents.agent import Agent


def dependants(changed: Iterable[str], agents: tuple[Agent, ...]) -> tuple[str, ...]:
    """The changed agents and every later one that reads them directly or through others, in order."""
    dirty = set(changed)
    for agent in agents:
        if dirty.intersection(agent.upstream):
            dirty.add(agent.id)
    return tuple(agent.id for agent in agents if agent.id in dirty)
