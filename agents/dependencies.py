"""Who must think again when something changed: the transitive closure over declared reads."""

from __future__ import annotations

from collections.abc import Iterable

from agents.agent import Agent
from agents.glimpse import covered, opened


def readers(paths: Iterable[str], agents: tuple[Agent, ...]) -> tuple[str, ...]:
    """The agents that declared any of the paths, something that holds it or something inside it, in order."""
    moved = tuple(paths)
    return tuple(a.id for a in agents if any(covered(path, a.reads) or opened(path, a.reads) for path in moved))


def dependants(changed: Iterable[str], agents: tuple[Agent, ...]) -> tuple[str, ...]:
    """The changed agents and every later one that reads them directly or through others, in order.

    An upper bound: one whose declared fields come out as before is not run again.
    """
    dirty = set(changed)
    for agent in agents:
        if dirty.intersection(agent.upstream):
            dirty.add(agent.id)
    return tuple(agent.id for agent in agents if agent.id in dirty)
