"""Every agent of the order, found by its id: adding an agent is adding its file and its place in the order."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from agents.agent import Agent
from agents.order import CRITICS, EVERYONE, FINAL, PLANNING


def _package(agent_id: str) -> str:
    if agent_id in PLANNING:
        return "agents.planning"
    return "agents.critics" if agent_id in CRITICS + FINAL else "agents.implementation"


@cache
def agent(agent_id: str) -> Agent:
    """Raises KeyError for an id outside the order."""
    if agent_id not in EVERYONE:
        raise KeyError(agent_id)
    found: Agent = import_module(f"{_package(agent_id)}.{agent_id}").AGENT
    return found


def agents(ids: tuple[str, ...]) -> tuple[Agent, ...]:
    return tuple(agent(agent_id) for agent_id in ids)
