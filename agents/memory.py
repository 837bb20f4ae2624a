"""The shared memory of one planning run: everything known, decided, criticised and superseded so far."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from agents.composition import compose
from agents.rulebook import Rulebook, rulebook
from agents.selection.publishing import settled
from core.constraints import Conflict, Constraints
from core.costs import CostEstimate
from core.plan import AgentOutput, Amendment, Finding, Plan
from core.reports import PolicyReport
from templates.catalog.load import Catalog
from templates.costing import estimate
from templates.sizing import workload
from templates.workload.model import Workload


@dataclass(frozen=True)
class Superseded:
    """A decision that a later round replaced."""

    agent: str
    round: int
    output: AgentOutput


@dataclass
class Memory:
    """Agents read it only through `agents.view.View`; only the run that owns it writes."""

    constraints: Constraints
    catalog: Catalog
    decisions: dict[str, AgentOutput] = field(default_factory=dict)
    amendments: list[Amendment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    history: list[Superseded] = field(default_factory=list)
    policy_report: PolicyReport | None = None
    parent_estimate: CostEstimate | None = None
    parent_version: int = 0
    rules: Rulebook = field(default_factory=rulebook)
    checks: list[Mapping[str, Any]] = field(default_factory=list)
    files: Mapping[str, str] = field(default_factory=dict)
    requirements: tuple[str, ...] = ()
    _plan: Plan | None = None
    _estimate: CostEstimate | None = None

    @cached_property
    def workload(self) -> Workload:
        return settled(workload(self.constraints), self.constraints, self.catalog)

    @cached_property
    def catalog_version(self) -> str:
        """Changes with any pattern, price or archetype, so stored runs never outlive the catalogue."""
        parts: list[Mapping[str, Any]] = [
            self.catalog.patterns,
            self.catalog.prices,
            self.catalog.archetypes,
            self.catalog.clouds,
        ]
        text = "".join(repr(item) for part in parts for item in sorted(part.items()))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def conflicts(self) -> list[Conflict]:
        stack = self.decisions.get("tech_stack")
        return list(stack.decisions.conflicts) if stack else []

    def remember(self, output: AgentOutput, round_: int) -> None:
        """Keep the new decision; the one it replaces moves to the history."""
        before = self.decisions.get(output.agent_id)
        if before is not None:
            self.history.append(Superseded(output.agent_id, round_ - 1, before))
        self.decisions[output.agent_id] = output
        self.forget_derived()

    def forget_derived(self) -> None:
        self._plan = self._estimate = None

    def restore(self, earlier: Memory) -> None:
        """Back to an earlier round's decisions and amendments; the history keeps both."""
        self.decisions, self.amendments = dict(earlier.decisions), list(earlier.amendments)
        self.forget_derived()

    @property
    def plan(self) -> Plan:
        """Composed from the decisions of `tech_stack` … `system_architecture`; KeyError before they exist."""
        if self._plan is None:
            self._plan = compose(self.decisions, self.amendments, self.findings)
        return self._plan

    @property
    def estimate(self) -> CostEstimate:
        if self._estimate is None:
            components = self.plan.components
            self._estimate = estimate(
                components, self.workload, self.catalog, self.parent_estimate, self.parent_version
            )
        return self._estimate
