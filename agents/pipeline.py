"""Agents run one after another without a graph or a ledger: for questions of the kind "what would change if"."""

from __future__ import annotations

from collections.abc import Sequence

from agents.ledger import InMemoryLedger
from agents.memory import Memory
from agents.order import PLANNING
from agents.roster import agents
from agents.run import Run
from core.constraints import Constraints
from core.plan import AgentOutput, Amendment
from templates.catalog.load import catalog


def derive(
    constraints: Constraints, *, until: str = "tech_stack", amendments: Sequence[Amendment] = ()
) -> dict[str, AgentOutput]:
    """The decisions of the first planning agents up to `until`; stops where the constraints are infeasible."""
    memory = Memory(constraints=constraints, catalog=catalog(), amendments=list(amendments))
    run = Run(memory, InMemoryLedger())
    for agent in agents(PLANNING[: PLANNING.index(until) + 1]):
        if memory.conflicts:
            break
        run.perform(agent, 1)
    return dict(memory.decisions)
