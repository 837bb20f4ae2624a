"""Choices of a model among an agent's scored options: catalogued, not eliminated, and no worse for the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.agent import Agent
from agents.providers.figures import Vetting
from agents.providers.refinement import Choice, Refinement
from agents.providers.trial import no_worse, verdict
from agents.view import View
from core.plan import AgentOutput, Amendment, RoleChoice

ORIGIN = "model"
UNSAID = "preferred among the scored options"


@dataclass
class Settled:
    """`output` is by the agent's own rule; `notes` are the changes made, `refused` those that were not."""

    output: AgentOutput
    notes: list[str] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


def objection(said: Refinement, draft: AgentOutput) -> str | None:
    """What is wrong with the choices, in words a model can act on."""
    options = _options(draft)
    for choice in said.choices:
        if choice.role not in options:
            known = ", ".join(options) or "none: this decision offers no options, so `choices` must be empty"
            return f"choices: {choice.role!r} is not a role with options here; those are {known}"
        if choice.pattern_id not in options[choice.role]:
            known = ", ".join(options[choice.role])
            return f"choices: {choice.pattern_id!r} is no option of {choice.role}; those are {known}"
    roles = [choice.role for choice in said.choices]
    return "choices: one per role at most" if len(set(roles)) < len(roles) else None


def settle(agent: Agent, view: View, draft: AgentOutput, said: Refinement, vetting: Vetting) -> Settled:
    """Tries the choices together, then one after another; each is kept only if nothing else gets worse."""
    settled = Settled(draft)
    winners = {choice.role: choice.winner for choice in _choices(draft)}
    wanted = [c for c in said.choices if winners.get(c.role) != c.pattern_id]
    asked = [_amendment(choice, vetting) for choice in wanted]
    if not asked:
        return settled
    base = verdict(view.fork(), agent.id)
    kept = asked if no_worse(verdict(view.fork(asked), agent.id), base) else _greedy(agent, view, asked, base)
    settled.output = agent.decide(view.amended(kept)) if kept else draft
    now = {choice.role: choice.winner for choice in _choices(settled.output)}
    for amendment in asked:
        role, wish = amendment.role, amendment.pattern_id
        if now.get(role) == wish:
            settled.notes.append(f"{role}: {wish} rather than {winners[role]}. {amendment.reason}")
        else:
            settled.refused.append({"text": f"{role}: {wish}", "reason": "the design as a whole would get worse"})
    return settled


def _greedy(agent: Agent, view: View, asked: list[Amendment], base: int | None) -> list[Amendment]:
    kept: list[Amendment] = []
    for amendment in asked:
        if len(asked) > 1 and no_worse(verdict(view.fork([*kept, amendment]), agent.id), base):
            kept.append(amendment)
    return kept


def _amendment(choice: Choice, vetting: Vetting) -> Amendment:
    reason = vetting.clean(choice.reason, 300) or UNSAID
    return Amendment(role=choice.role, kind="prefer", pattern_id=choice.pattern_id, reason=reason, origin=ORIGIN)


def _choices(output: AgentOutput) -> list[RoleChoice]:
    return list(getattr(output.decisions, "choices", []))


def _options(output: AgentOutput) -> Mapping[str, list[str]]:
    return {c.role: [c.winner, *(a.option for a in c.alternatives)] for c in _choices(output)}
