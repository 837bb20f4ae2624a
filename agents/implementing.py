"""After approval: the code agents over the rendered repository, and the final critic over its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agents.graph import PlanningResult
from agents.implementation.deliverables import hashes
from agents.ledger import Ledger
from agents.memory import Memory
from agents.order import FINAL, IMPLEMENTATION
from agents.providers.expert import ExpertProvider
from agents.providers.provider import Provider
from agents.roster import agents
from agents.run import Run
from core.constraints import Intake
from core.plan import AgentOutput
from core.reports import Check
from templates.catalog.load import catalog


def run_implementation(
    intake: Intake,
    planned: PlanningResult,
    ledger: Ledger,
    files: Mapping[str, bytes],
    *,
    requirements: Sequence[str] = (),
    provider: Provider | None = None,
) -> dict[str, AgentOutput]:
    """Agents 17–22 over an approved plan and the rendered repository; their outputs in order."""
    run = Run(_memory(intake, planned, files, requirements), ledger, provider or ExpertProvider())
    return {agent.id: run.perform(agent, 1) for agent in agents(IMPLEMENTATION)}


def run_final_critic(
    intake: Intake,
    planned: PlanningResult,
    implemented: Mapping[str, AgentOutput],
    ledger: Ledger,
    files: Mapping[str, bytes],
    checks: Sequence[Check],
) -> AgentOutput:
    """The last review; `implemented` is what `run_implementation` returned."""
    memory = _memory(intake, planned, files, ())
    memory.decisions.update(implemented)
    memory.checks = [check.model_dump(mode="json", exclude={"duration_ms", "output"}) for check in checks]
    return Run(memory, ledger).perform(agents(FINAL)[0], 1)


def _memory(intake: Intake, planned: PlanningResult, files: Mapping[str, bytes], requirements: Sequence[str]) -> Memory:
    return Memory(
        constraints=intake.constraints,
        catalog=catalog(),
        decisions=dict(planned.decisions),
        amendments=list(planned.amendments),
        findings=list(planned.findings),
        files=hashes(files),
        requirements=tuple(requirements),
    )
