"""“What can go wrong?”: the agents' risks by weight, and what the critics still find."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.order import PLANNING

WEIGHT = {"critical": 0, "high": 1, "med": 2, "low": 3}
MOST = 6


def answer(_: str, design: Design) -> Reply | None:
    found = [(name, risk) for name in PLANNING for risk in design.decisions[name].risks]
    found.sort(key=lambda one: (WEIGHT[one[1].severity], WEIGHT[one[1].likelihood]))
    lines = [f"{len(found)} risks were written down; the heaviest:"]
    lines += [
        f"- **{risk.risk}** ({risk.severity} severity, {risk.likelihood} likelihood): {risk.mitigation}. "
        f"Owner: {risk.owner}."
        for _, risk in found[:MOST]
    ]
    open_ = design.plan.findings
    lines += [f"- The critics add: {f.message}. {f.recommendation}." for f in open_[:MOST]]
    lines += [] if open_ else ["The critics have no open finding."]
    names = dict.fromkeys([name for name, _ in found[:MOST]] + [f.critic for f in open_[:MOST]])
    return told(lines, *(card(name) for name in names))
