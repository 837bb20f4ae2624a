"""The architecture report in Markdown: one page of summary, a chapter per agent, then what stands behind them.

Rendered from decisions only, so equal designs give equal bytes; the PDF and the canvas show the same text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agents.order import PLANNING
from agents.reporting import annexes
from agents.reporting.chapters import chapter
from agents.reporting.summary import summary
from agents.roster import agents
from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import AgentOutput, Finding, Plan
from core.reports import PolicyReport


def render_report(
    plan: Plan,
    decisions: Mapping[str, AgentOutput],
    intake: Intake,
    estimate: CostEstimate,
    policy_report: PolicyReport,
    findings: Sequence[Finding] = (),
) -> str:
    """The whole report. KeyError if a planning agent has not decided."""
    parts = [
        *summary(plan, decisions, intake, estimate, policy_report),
        *(line for agent in agents(PLANNING) for line in chapter(agent, decisions[agent.id])),
        *annexes.critics(findings or plan.findings, plan),
        *annexes.policies(policy_report),
        *annexes.cost(estimate),
        *annexes.diagram(plan),
    ]
    return "\n".join(parts) + "\n"
