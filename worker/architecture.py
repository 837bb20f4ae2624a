"""The architecture report: a page of summary, then what every planning agent decided and why, in their order."""

from __future__ import annotations

from typing import Any

from agents.order import PLANNING
from agents.roster import agent
from core.canonical import plain
from core.costs import CostEstimate
from core.plan import AgentOutput, Finding, Plan
from core.reports import PolicyReport


def report(plan: Plan, decisions: dict[str, AgentOutput], estimate: CostEstimate, policies: PolicyReport) -> str:
    """Markdown; a pure function, so the same design gives the same bytes."""
    sections = [_section(name, decisions[name]) for name in PLANNING if name in decisions]
    return "\n\n".join([_summary(plan, estimate, policies), *sections, _findings(plan.findings)]) + "\n"


def _summary(plan: Plan, estimate: CostEstimate, policies: PolicyReport) -> str:
    money = estimate.monthly_usd
    outcomes = [result.outcome for result in policies.results]
    counts = ", ".join(f"{outcomes.count(o)} {o.replace('_', ' ')}" for o in dict.fromkeys(sorted(outcomes)))
    rows = [f"| {c.role} | `{c.pattern_id}` | {c.region} | {_cell(c.monthly_usd)} |" for c in plan.components]
    return "\n".join(
        [
            "# Architecture", "", plan.summary, "",
            f"- Expected cost: ${money.expected} a month (${money.low} to ${money.high}).",
            f"- Policies: {counts}.", "",
            "| Role | Pattern | Region | USD a month |", "|---|---|---|---|", *rows, "",
            "```mermaid", plan.mermaid.strip(), "```",
        ]
    )  # fmt: skip


def _section(name: str, output: AgentOutput) -> str:
    described = agent(name)
    lines = [f"## {described.number}. {described.title}", "", f"**{output.headline}**", "", output.summary]
    for field, value in plain(output.decisions).items():
        if value not in (None, "", [], {}):
            lines += ["", f"### {field.replace('_', ' ').capitalize()}", "", *_block(value)]
    if output.rationale:
        lines += ["", "### Why", "", *(f"- {because.claim}" for because in output.rationale)]
    if output.risks:
        lines += [
            "",
            "### Risks",
            "",
            *(f"- {risk.risk} ({risk.severity}): {risk.mitigation}" for risk in output.risks),
        ]
    return "\n".join(lines)


def _findings(findings: list[Finding]) -> str:
    lines = ["## Critics' feedback", ""]
    lines += [f"- **{f.severity}** {f.message} {f.recommendation}" for f in findings] or ["No findings are open."]
    return "\n".join(lines)


def _block(value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        names = list(dict.fromkeys(name for item in value for name in item))
        rows = [f"| {' | '.join(_cell(item.get(name)) for name in names)} |" for item in value]
        head = " | ".join(name.replace("_", " ") for name in names)
        return [f"| {head} |", f"|{'---|' * len(names)}", *rows]
    if isinstance(value, list):
        return [f"- {_cell(item)}" for item in value]
    if isinstance(value, dict):
        return [f"- {name.replace('_', ' ')}: {_cell(item)}" for name, item in value.items()]
    return [_cell(value)]


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        text = "; ".join(f"{name}: {_cell(item)}" for name, item in value.items())
    elif isinstance(value, list):
        text = ", ".join(_cell(item) for item in value)
    else:
        text = "–" if value is None else str(value)
    return text.replace("|", "\\|").replace("\n", " ")
