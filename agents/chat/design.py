"""A stored design as chat reads it: what was decided, never what could be made up about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from agents.selection.publishing import settled
from core.constraints import Constraints, Intake
from core.costs import CostEstimate
from core.plan import AgentOutput, Component, Plan
from core.reports import PolicyReport
from templates.catalog.load import Catalog, catalog
from templates.sizing import workload
from templates.workload.model import Workload

D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True)
class Design:
    """One feasible version of a project, and the version before it where there was one."""

    version: int
    status: str
    intake: Intake
    plan: Plan
    estimate: CostEstimate
    policies: PolicyReport
    decisions: Mapping[str, AgentOutput]
    previous: Design | None = None

    @property
    def constraints(self) -> Constraints:
        return self.intake.constraints

    @cached_property
    def workload(self) -> Workload:
        return settled(workload(self.constraints), self.constraints, catalog())

    @property
    def catalog(self) -> Catalog:
        return catalog()

    def decided(self, agent_id: str, kind: type[D]) -> D:
        """The typed decision of an agent. KeyError for one that has not decided."""
        decisions = self.decisions[agent_id].decisions
        if not isinstance(decisions, kind):
            raise TypeError(f"{agent_id} decided a {type(decisions).__qualname__}")
        return decisions


@dataclass(frozen=True)
class Link:
    """Where an answer was taken from: a reason card, a component, a policy rule or a cost line of the design."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True)
class Reply:
    """Markdown text, and what it rests on; `offer` is the wish that a “do it” would then mean."""

    text: str
    links: tuple[Link, ...] = field(default=())
    offer: str = ""

    @property
    def agents(self) -> list[str]:
        """Those whose cards it quotes."""
        return [link.id for link in self.links if link.kind == "card"]


def told(lines: list[str], *links: Link, offer: str = "") -> Reply:
    """The lines that say something, one under the other, with each link once."""
    return Reply("\n".join(line for line in lines if line), tuple(dict.fromkeys(links)), offer)


def card(agent_id: str) -> Link:
    from agents.roster import agent

    return Link("card", agent_id, agent(agent_id).title)


def part(component: Component) -> Link:
    return Link("component", component.id, f"{component.id}: {component.pattern_id}")


def usd(amount: object) -> str:
    """`$1,234.50`; below a cent with two significant figures; an unknown price is said to be unknown."""
    if amount is None:
        return "an unknown amount"
    value = float(str(amount))
    return f"${value:.2g}" if 0 < abs(value) < 0.01 else f"${value:,.2f}"
