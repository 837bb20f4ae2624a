"""Puts the decisions of all planning agents together: placed components, then the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agents.order import PLANNING
from core.plan import AgentOutput, Amendment, Component, Finding, Plan

SELECTS, BLUEPRINT = "tech_stack", "system_architecture"


def assemble(components: Sequence[Component], details: Sequence[Any]) -> list[Component]:
    """Components with the parameters each later agent decided (`component_params`), later ones winning."""
    merged = {component.role: dict(component.params) for component in components}
    for decisions in details:
        for role, params in getattr(decisions, "component_params", {}).items():
            if role in merged:
                merged[role].update(params)
    return [component.model_copy(update={"params": merged[component.role]}) for component in components]


def compose(decisions: Mapping[str, AgentOutput], amendments: Sequence[Amendment], findings: Sequence[Finding]) -> Plan:
    """KeyError while `system_architecture` has not decided."""
    start, stack, whole = (decisions[name].decisions for name in (PLANNING[0], SELECTS, BLUEPRINT))
    return Plan(
        archetype=start.archetype,
        archetype_reason=start.archetype_reason,
        cloud=stack.cloud,
        region=stack.region,
        components=whole.components,
        choices=stack.choices,
        flows=whole.data_flows,
        latency=whole.latency,
        mermaid=whole.mermaid,
        summary=decisions[BLUEPRINT].summary,
        amendments=list(amendments),
        findings=list(findings),
    )
