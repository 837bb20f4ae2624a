"""One agent's turn: projection, recall or decide, record, remember."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.agent import Agent
from agents.cards import card
from agents.ledger import Ledger
from agents.memory import Memory
from agents.projection import input_sha256, projection, read_hashes
from agents.providers.expert import ExpertProvider
from agents.providers.provider import Provider
from agents.view import View
from core.plan import AgentOutput


@dataclass
class Run:
    """The documents of a run live here; the graph's state carries only ids and flags."""

    memory: Memory
    ledger: Ledger
    provider: Provider = field(default_factory=ExpertProvider)
    inputs: dict[str, str] = field(default_factory=dict)
    reads: dict[str, dict[str, str]] = field(default_factory=dict)

    def perform(self, agent: Agent, round_: int) -> AgentOutput:
        """A run already in the ledger is not repeated, so a crashed job resumes where it stopped."""
        seen = projection(self.memory, agent)
        key = input_sha256(agent, seen)
        self.inputs[agent.id], self.reads[agent.id] = key, read_hashes(seen)
        finished = self.ledger.recall(agent.id, round_, key)
        output = agent.output.model_validate(finished) if finished else self._decide(agent, round_, key)
        self.memory.remember(output, round_)
        return output

    def _decide(self, agent: Agent, round_: int, key: str) -> AgentOutput:
        output, meta = self.provider.decide(agent, View(self.memory, agent))
        reason = card(agent, output, round_, self.memory.decisions.get(agent.id))
        if meta.outcome:
            reason["model"] = {"name": meta.model, "outcome": meta.outcome, "detail": meta.detail}
        self.ledger.record(agent.id, round_, key, output, reason, meta)
        return output
