"""Who thought again between two versions of a design, and which of their reads had moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.constraints import Strict

Reads = Mapping[str, Mapping[str, str]]


class AgentChange(Strict):
    """One planning agent. `moved` are the declared reads that differ: empty means that the decision was carried
    over; `changed` says whether thinking again came to another decision."""

    agent: str
    moved: list[str]
    changed: bool


def agents(before: Reads, after: Reads, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[AgentChange]:
    """`before` and `after` map agent → read → hash of what it resolved to; `old` and `new` agent → stored output.

    By agent id; empty where a version kept no reads.
    """
    if not before:
        return []
    return [
        AgentChange(
            agent=agent,
            moved=sorted(read for read, seen in reads.items() if before.get(agent, {}).get(read) != seen),
            changed=_decided(old.get(agent)) != _decided(new.get(agent)),
        )
        for agent, reads in sorted(after.items())
    ]


def _decided(output: Mapping[str, Any] | None) -> Any:
    return None if output is None else output.get("decisions")


def causes(origin: str | None, implemented: Mapping[str, Any], changed: list[str]) -> list[str]:
    """The agents whose other decisions can explain a changed file: those its author reads, or all of them where
    the author is a template or a report, which see the whole design."""
    author = implemented.get(origin or "")
    return changed if author is None else [agent for agent in changed if agent in author.get("depends_on", [])]
