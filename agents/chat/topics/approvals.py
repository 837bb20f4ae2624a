"""“Who approves?”: the gate before code, what blocks it, and who lets a model into production."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, told
from agents.planning import continual_learning, governance_ethics, versioning_governance
from agents.reporting.words import phrase

PROMOTION = {"auto": "by itself when its gates hold", "manual": "by an engineer", "two_person": "by two people"}
AUTO = {"auto": "goes live by itself when every gate holds", "human": "waits for a person"}


def answer(_: str, design: Design) -> Reply | None:
    people = design.decided("governance_ethics", governance_ethics.Decisions)
    models = design.decided("versioning_governance", versioning_governance.Decisions).models
    again = design.decided("continual_learning", continual_learning.Decisions).retrain.approval
    blocking = design.policies.blocking
    lines = [
        f"A person approves the architecture before any code is written; version {design.version} is "
        f"{design.status.replace('_', ' ')}. The approval holds for exactly this plan, and nothing approves itself.",
        *(f"- **{r.rule_id}** stands in the way: {r.message} A waiver needs an owner, a reason and an end."
          for r in blocking),
        "- No blocking rule stands in the way." if not blocking else "",
        f"- A model is promoted {PROMOTION[models.promotion]}; a retrained one {AUTO[again]}.",
        *(f"- {phrase(what).capitalize()}: {who}." for what, who in people.roles_raci.items()),
        f"- Changes: {people.change_mgmt}.",
    ]  # fmt: skip
    links = (Link("rule", r.rule_id, r.title or r.rule_id) for r in blocking)
    return told(lines, card("governance_ethics"), card("versioning_governance"), card("policy_engine"), *links)
