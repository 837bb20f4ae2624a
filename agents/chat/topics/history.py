"""“What changed since the last version?”: constraints, parts, rules and cost beside the version before."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told, usd
from agents.chat.names import named
from agents.reporting.values import say
from agents.reporting.words import label
from core.diffs import designs

MOST = 8
UNSET = "not set"


def answer(_: str, design: Design) -> Reply | None:
    before = design.previous
    if before is None:
        return told([f"Version {design.version} has no finished version before it."], card("project_stages"))
    asked = designs.constraints(before.constraints, design.constraints)
    parts = designs.components(before.plan.components, design.plan.components)
    swaps = [p for p in parts if (p.before and p.before.pattern_id) != (p.after and p.after.pattern_id)]
    cost = designs.cost(before.estimate, design.estimate)
    lines = [
        f"From version {before.version} to {design.version}: {usd(cost.before)} → {usd(cost.after)} a month.",
        *(f"- {label(c.path)}: {say(c.path, c.before) or UNSET} → {say(c.path, c.after) or UNSET}."
          for c in asked[:MOST]),
        *(f"- {p.role}: {named(p.before.pattern_id) if p.before else 'nothing'} → "
          f"{named(p.after.pattern_id) if p.after else 'nothing'}." for p in swaps[:MOST]),
        *(f"- **{r.rule_id}**: {r.before or 'new'} → {r.after or 'gone'}. {r.message}"
          for r in designs.policies(before.policies, design.policies)[:MOST]),
        "" if asked or swaps else "- Neither the constraints nor the parts differ.",
    ]  # fmt: skip
    return told(lines, card("tech_stack"), card("system_architecture"))
