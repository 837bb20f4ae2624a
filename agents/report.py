"""The architecture report in Markdown: one page of summary, a section per agent, critics, policies, cost, diagram.

Rendered from decisions only, so equal designs give equal bytes; the PDF and the canvas show the same text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agents.agent import Agent
from agents.order import PLANNING
from agents.reporting.markdown import inline, label, render, table
from agents.reporting.sections import SECTIONS
from agents.roster import agents
from core.constraints import Constraints
from core.costs import CostEstimate
from core.plan import AgentOutput, Finding, Plan
from core.reports import PolicyReport


def render_report(
    plan: Plan,
    decisions: Mapping[str, AgentOutput],
    constraints: Constraints,
    estimate: CostEstimate,
    policy_report: PolicyReport,
    findings: Sequence[Finding] = (),
) -> str:
    """The whole report. KeyError if a planning agent has not decided."""
    parts = [
        *_summary(plan, decisions, constraints, estimate, policy_report),
        *(line for agent in agents(PLANNING) for line in _section(agent, decisions[agent.id])),
        *_critics(findings or plan.findings, plan),
        *_policies(policy_report),
        *_cost(estimate),
        "## Diagram",
        "",
        "```mermaid",
        plan.mermaid.rstrip(),
        "```",
    ]
    return "\n".join(parts) + "\n"


def _summary(
    plan: Plan,
    decisions: Mapping[str, AgentOutput],
    constraints: Constraints,
    estimate: CostEstimate,
    policy_report: PolicyReport,
) -> list[str]:
    name = constraints.project.name.value if constraints.project.name else "Machine-learning system"
    money = estimate.monthly_usd
    failed = [r for r in policy_report.results if r.outcome == "fail"]
    return [
        f"# {name}: architecture",
        "",
        "## Summary",
        "",
        plan.summary,
        "",
        f"- Shape: {plan.archetype.replace('_', ' ')} ({plan.archetype_reason})",
        f"- Place: {plan.cloud}, {plan.region}",
        f"- Cost: ${money.expected:,} a month expected, ${money.low:,} to ${money.high:,}",
        *(f"- {p.name.capitalize()}: {p.p95_ms:g} ms at p95" + _against(p.target_p95_ms) for p in plan.latency),
        f"- Policies: {len(policy_report.blocking)} blocking, {len(failed)} failed of {len(policy_report.results)}",
        f"- Open findings: {len(plan.findings)}",
        "",
        *(f"{number}. {decisions[agent].headline}" for number, agent in enumerate(PLANNING, 1)),
        "",
        "### What was asked",
        "",
        *table([{"constraint": path, "value": inline(_plain(fact.value)), "source": fact.source.value}
                for path, fact in constraints.leaves()] or [{"constraint": "none", "value": "–", "source": "–"}]),
        "",
    ]  # fmt: skip


def _against(target: float | None) -> str:
    return "" if target is None else f" against {target:g} ms"


def _plain(value: Any) -> Any:
    return [getattr(item, "id", item) for item in value] if isinstance(value, list) else value


def _section(agent: Agent, output: AgentOutput) -> list[str]:
    lines = [f"## {agent.number}. {agent.title}", "", f"**{output.headline}**", "", output.summary, ""]
    for heading, fields in SECTIONS[agent.id]:
        lines += [f"### {heading}", ""]
        for name in fields:
            lines += [*_field(output.decisions, name), ""]
    return [*lines, *_reasons(output)]


def _field(decisions: Any, name: str) -> list[str]:
    """A field, or one stage of the list of stages (`stages.deployment`)."""
    field, _, key = name.partition(".")
    value = getattr(decisions, field)
    if key:
        value = next(item for item in value if item.id == key)
    if value is None:
        return [f"{label(field).capitalize()}: not part of this design."]
    plain = render(value)
    return (
        [f"{label(field).capitalize()}: {plain[0]}"]
        if len(plain) == 1
        else [f"{label(field).capitalize()}:", "", *plain]
    )


def _reasons(output: AgentOutput) -> list[str]:
    lines = ["### Why", ""]
    for because in output.rationale:
        origin = ", ".join([*because.rule_ids, *(f"`{path}`" for path in because.because)])
        lines.append(f"- {because.claim} ({origin})" if origin else f"- {because.claim}")
    if output.alternatives:
        lines += ["", "Alternatives considered:", ""]
        lines += [f"- {a.option}: {a.rejected_because}. Choose it if {a.flip_if}." for a in output.alternatives]
    if output.risks:
        lines += ["", "Risks:", "", *(f"- {r.risk} ({r.severity}): {r.mitigation}. {r.owner}." for r in output.risks)]
    if output.assumptions:
        lines += ["", "Assumptions:", "", *(f"- {a.text} ({a.confidence} confidence)" for a in output.assumptions)]
    return [*lines, ""]


def _critics(findings: Sequence[Finding], plan: Plan) -> list[str]:
    lines = ["## Critics' feedback", ""]
    lines += [f"- {f.id} {f.severity}: {f.message}. {f.recommendation}." for f in findings] or ["No open findings."]
    if plan.amendments:
        lines += ["", "Changes made after review or on request:", ""]
        lines += [
            f"- {a.role}: {a.kind} {a.pattern_id or inline(a.params)} – {a.reason} ({a.origin})"
            for a in plan.amendments
        ]
    return [*lines, ""]


def _policies(report: PolicyReport) -> list[str]:
    order = {"fail": 0, "unknown": 1, "waived": 2, "pass": 3, "not_applicable": 4}
    shown = sorted(report.results, key=lambda r: (order[r.outcome], r.rule_id))
    rows = [{"rule": r.rule_id, "outcome": r.outcome, "severity": r.severity, "message": r.message} for r in shown
            if r.outcome != "not_applicable"]  # fmt: skip
    return ["## Policy report", "", *(table(rows) if rows else ["No rule applied."]), ""]


def _cost(estimate: CostEstimate) -> list[str]:
    rows = [
        {"line": line.line_id, "service": line.service, "quantity": line.quantity, "unit": line.unit,
         "USD a month": "unknown" if line.monthly_usd is None else f"{line.monthly_usd:,}", "formula": line.formula,
         "source": f"{line.source} ({line.as_of})"}
        for line in estimate.lines
    ]  # fmt: skip
    shifts = [f"- {s.change}: ${s.monthly_usd:,} ({s.delta_usd:+,})" for s in estimate.sensitivity]
    return ["## Cost", "", *(table(rows) if rows else ["No priced line."]), "", *shifts, "",
            "Not included: " + "; ".join(estimate.exclusions) + ".", ""]  # fmt: skip
