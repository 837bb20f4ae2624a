"""The embedded expert: the agent's own rules. No network, no key, no cost, always the same answer."""

from __future__ import annotations

from agents.agent import Agent
from agents.ledger import ProviderMeta
from agents.view import View
from core.plan import AgentOutput

META = ProviderMeta(provider="expert", model="rules")


class ExpertProvider:
    def decide(self, agent: Agent, view: View) -> tuple[AgentOutput, ProviderMeta]:
        return agent.decide(view), META
