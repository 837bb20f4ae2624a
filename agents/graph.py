"""Planning as a LangGraph graph: one node per agent in the fixed order, critics, then a manager that may loop.

The graph's state is a round number and the ids still to run; every document stays in memory and ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypedDict

from langgraph.graph import END, START, StateGraph

from agents.agent import Agent
from agents.intake import planner
from agents.intake.capacity.told import named_sizes
from agents.intake.minimal import explained
from agents.ledger import Ledger
from agents.manager import MAX_ROUNDS, Manager
from agents.memory import Memory, Superseded
from agents.order import CRITICS, PLANNING
from agents.providers.expert import ExpertProvider
from agents.providers.provider import Provider
from agents.roster import agents
from agents.rulebook import Rulebook, rulebook
from agents.run import Run
from core.constraints import Conflict, Intake
from core.costs import CostEstimate
from core.plan import AgentOutput, Amendment, Finding, Plan
from core.reports import PolicyReport
from templates.catalog.load import Catalog, catalog

STEPS = len(PLANNING) + len(CRITICS) + 1
RECURSION_LIMIT = STEPS * (MAX_ROUNDS + 1) + 4


class State(TypedDict):
    round: int
    dirty: list[str]


@dataclass(frozen=True)
class Parent:
    """The decision set this one was derived from: its version and estimate, for cost deltas."""

    version: int
    estimate: CostEstimate | None = None


@dataclass(frozen=True)
class PlanningResult:
    """`plan`, `policy_report` and `estimate` are None when `conflicts` say that nothing satisfies the brief."""

    plan: Plan | None
    decisions: dict[str, AgentOutput]
    findings: list[Finding]
    policy_report: PolicyReport | None
    estimate: CostEstimate | None
    conflicts: list[Conflict]
    amendments: list[Amendment] = field(default_factory=list)
    history: list[Superseded] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    reads: dict[str, dict[str, str]] = field(default_factory=dict)
    rounds: int = 1


def run_planning(
    intake: Intake,
    ledger: Ledger,
    *,
    overrides: Sequence[Amendment] = (),
    pins: Sequence[Amendment] = (),
    parent: Parent | None = None,
    rules: Rulebook | None = None,
    provider: Provider | None = None,
    book: Catalog | None = None,
) -> PlanningResult:
    """Agents 1–16, critics and policies, at most two rounds of second thoughts.

    `rules` are the builtin ones without waivers by default. Runs already in the ledger are not repeated.
    Raises whatever an agent raises; nothing is half recorded.
    """
    memory = Memory(
        constraints=intake.constraints,
        catalog=book or catalog(),
        amendments=[*named_sizes(intake), *pins, *overrides],
        rules=rules or rulebook(),
        parent_estimate=parent.estimate if parent else None,
        parent_version=parent.version if parent else 0,
    )
    run = Run(memory, ledger, provider or ExpertProvider())
    final = build(run).invoke({"round": 1, "dirty": [*PLANNING, *CRITICS]}, {"recursion_limit": RECURSION_LIMIT})
    return _result(run, int(final["round"]))


def build(run: Run) -> Any:
    """The compiled graph of one run."""
    graph = StateGraph(State)
    steps = agents((*PLANNING, *CRITICS))
    manager = Manager(run.memory)
    for agent in steps:
        graph.add_node(agent.id, _visit(run, agent))  # type: ignore[call-overload]
    graph.add_node("manager", _manage(manager))  # type: ignore[call-overload]
    ids = [*(agent.id for agent in steps), "manager"]
    graph.add_edge(START, ids[0])
    for before, after in pairwise(ids):
        graph.add_edge(before, after)
    graph.add_conditional_edges("manager", lambda state: ids[0] if state["dirty"] else END, [ids[0], END])
    return graph.compile()


def _visit(run: Run, agent: Agent) -> Callable[[State], dict[str, Any]]:
    def visit(state: State) -> dict[str, Any]:
        if agent.id in state["dirty"] and not run.memory.conflicts:
            run.perform(agent, state["round"])
        return {}

    return visit


def _manage(manager: Manager) -> Callable[[State], dict[str, Any]]:
    def manage(state: State) -> dict[str, Any]:
        again = [] if manager.memory.conflicts else manager.next(state["round"])
        return {"dirty": again, "round": state["round"] + (1 if again else 0)}

    return manage


def _result(run: Run, rounds: int) -> PlanningResult:
    memory = run.memory
    if memory.conflicts:
        sets = explained(memory.conflicts, memory.constraints, planner.choose)
        return PlanningResult(None, dict(memory.decisions), [], None, None, sets, list(memory.amendments))
    memory.findings = [finding for name in CRITICS[:2] for finding in memory.decisions[name].decisions.findings]
    memory.forget_derived()
    report: PolicyReport = memory.decisions["policy_engine"].decisions.report
    return PlanningResult(
        plan=memory.plan,
        decisions=dict(memory.decisions),
        findings=memory.findings,
        policy_report=report,
        estimate=memory.estimate,
        conflicts=[],
        amendments=list(memory.amendments),
        history=list(memory.history),
        inputs=dict(run.inputs),
        reads=dict(run.reads),
        rounds=rounds,
    )
