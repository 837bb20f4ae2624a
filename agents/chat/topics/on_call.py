"""“Who is on call?”: what wakes somebody, where it goes, what to read then, and who is told."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.planning import governance_ethics, monitoring_observability


def answer(_: str, design: Design) -> Reply | None:
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions)
    people = design.decided("governance_ethics", governance_ethics.Decisions)
    pages = [a for a in watch.alerts if a.severity == "page"]
    known = design.constraints.team.oncall
    lines = [
        f"On call: {watch.oncall}. {len(pages)} of {len(watch.alerts)} alerts page, the rest wait in the team's queue.",
        "" if known else "- The brief does not say whether anybody is on call; working hours are taken.",
        *(f"- {a.condition}: {a.route}, {a.runbook}." for a in pages),
        f"- An incident: {people.incident_response}.",
        f"- Roles: {people.roles_raci['incident']}." if "incident" in people.roles_raci else "",
    ]
    return told(lines, card("monitoring_observability"), card("governance_ethics"))
