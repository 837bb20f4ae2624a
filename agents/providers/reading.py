"""A critic's model beside its fixed checks: remarks with owners; a replacement only where the design gets no worse."""

from __future__ import annotations

from typing import Any

from agents.agent import Agent
from agents.cards import trim
from agents.order import PLANNING
from agents.providers.figures import Vetting
from agents.providers.refinement import Reading, Remark
from agents.providers.trial import no_worse, verdict
from agents.view import View
from core.plan import AgentOutput, Amendment, Because, Finding

SELECTS = "tech_stack"


def read(
    agent: Agent, view: View, draft: AgentOutput, said: Reading, vetting: Vetting
) -> tuple[AgentOutput, list[dict[str, str]]]:
    """The critique with the model's remarks added, and what was not kept. The deterministic score stays as it is."""
    findings, refused = _findings(agent, view, said, vetting)
    amendments = _replacements(agent, view, said, [f.components for f in findings])
    critique: Any = draft.decisions
    summary = trim(vetting.clean(said.summary))
    output = draft.model_copy(
        update={
            "decisions": critique.model_copy(
                update={
                    "findings": [*critique.findings, *findings],
                    "amendments": [*critique.amendments, *amendments],
                    "readings": len(findings),
                }
            ),
            "rationale": [*draft.rationale, *(Because(claim=f.message) for f in findings)],
            "summary": summary or draft.summary,
        }
    )
    return output, refused


def _findings(agent: Agent, view: View, said: Reading, vetting: Vetting) -> tuple[list[Finding], list[dict[str, str]]]:
    known = {component.id for component in view.plan.components}
    findings: list[Finding] = []
    refused: list[dict[str, str]] = []
    for remark in said.remarks:
        message, advice = vetting.clean(remark.message, 400), vetting.clean(remark.recommendation, 300)
        owners = [owner for owner in PLANNING if owner in remark.owners]
        if not (message and advice and owners):
            refused.append({"text": remark.message[:160], "reason": "no owner, message or recommendation was left"})
            continue
        findings.append(
            Finding.model_validate({
                "id": f"READ-{len(findings) + 1}", "critic": agent.id, "check": "reading", "severity": remark.severity,
                "message": message, "owners": owners, "recommendation": advice,
                "components": [c for c in remark.components if c in known],
            })
        )  # fmt: skip
    return findings, refused


def _replacements(agent: Agent, view: View, said: Reading, named: list[list[str]]) -> list[Amendment]:
    """At most one a reading: the first whose replacement leaves the fixed checks and policies no worse."""
    base: int | None = None
    for remark in said.remarks:
        for component in _replaceable(view, remark, named):
            avoid = Amendment(
                role=component, kind="avoid", pattern_id=_pattern(view, component), reason="replaced after a reading",
                origin=agent.id,
            )  # fmt: skip
            base = verdict(view.fork(), SELECTS) if base is None else base
            if no_worse(verdict(view.fork([avoid]), SELECTS), base):
                return [avoid]
    return []


def _replaceable(view: View, remark: Remark, named: list[list[str]]) -> list[str]:
    kept = {component for some in named for component in some}
    options = {choice.role for choice in view.plan.choices if choice.alternatives}
    return [c for c in remark.components if remark.replace and c in kept and c in options]


def _pattern(view: View, component_id: str) -> str | None:
    component = view.plan.component(component_id)
    return None if component is None else component.pattern_id
