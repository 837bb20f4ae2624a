"""“How many people does it take?”: roles by stage, what running it asks of the team, and what is too much for it."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.names import named
from agents.planning import monitoring_observability, project_stages, tech_stack

HEAVY = 2


def answer(_: str, design: Design) -> Reply | None:
    stages = design.decided("project_stages", project_stages.Decisions).stages
    stack = design.decided("tech_stack", tech_stack.Decisions).stack
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions)
    work = design.workload
    burdens = {c.id: design.catalog.pattern(c.pattern_id).ops_burden for c in design.plan.components}
    heavy = [c for c in design.plan.components if burdens[c.id] > HEAVY]
    own = [item for item in stack if not item.managed]
    findings = [f for f in design.plan.findings if "engineer" in f.message.lower()]
    pages = sum(alert.severity == "page" for alert in watch.alerts)
    lines = [
        f"It is planned for {work.team_size:g} people, {work.platform_eng:g} of them on the platform. "
        f"Roles: {', '.join(sorted({role for stage in stages for role in stage.roles}))}.",
        f"- {len(stack) - len(own)} of {len(stack)} parts are managed; yours to run: "
        f"{', '.join(named(item.pattern_id) for item in own) or 'none'}.",
        *(f"- {c.id} asks most of them: {named(c.pattern_id)}, operations {burdens[c.id]:g} of 5." for c in heavy),
        *(f"- The critics find: {f.message}. {f.recommendation}." for f in findings),
        f"- On call: {watch.oncall}; {pages} of {len(watch.alerts)} alerts page.",
    ]
    return told(lines, card("project_stages"), card("tech_stack"), card("monitoring_observability"))
