"""A stored design as chat reads it: what was decided, never what could be made up about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.constraints import Constraints
from core.costs import CostEstimate
from core.plan import AgentOutput, Component, Plan
from core.reports import PolicyReport
from templates.catalog.load import Catalog, catalog
from templates.sizing import workload
from templates.workload.model import Workload


@dataclass(frozen=True)
class Design:
    """One feasible version of a project."""

    version: int
    status: str
    constraints: Constraints
    plan: Plan
    estimate: CostEstimate
    policies: PolicyReport
    decisions: Mapping[str, AgentOutput]

    @cached_property
    def workload(self) -> Workload:
        return workload(self.constraints)

    @property
    def catalog(self) -> Catalog:
        return catalog()


@dataclass(frozen=True)
class Link:
    """Where an answer was taken from: a reason card, a component, a policy rule or a cost line of the design."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True)
class Reply:
    """Markdown text, and what it rests on; `agents` are those whose cards it quotes."""

    text: str
    links: tuple[Link, ...] = field(default=())

    @property
    def agents(self) -> list[str]:
        return [link.id for link in self.links if link.kind == "card"]


def card(agent_id: str) -> Link:
    from agents.roster import agent

    return Link("card", agent_id, agent(agent_id).title)


def part(component: Component) -> Link:
    return Link("component", component.id, f"{component.id}: {component.pattern_id}")


def usd(amount: object) -> str:
    """`$1,234.50`; an unknown price is said to be unknown."""
    return "an unknown amount" if amount is None else f"${float(str(amount)):,.2f}"
