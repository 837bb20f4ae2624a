"""What stands behind an agent: something that turns its view of memory into its typed output."""

from __future__ import annotations

from typing import Protocol

from agents.agent import Agent
from agents.ledger import ProviderMeta
from agents.view import View
from core.plan import AgentOutput


class Provider(Protocol):
    def decide(self, agent: Agent, view: View) -> tuple[AgentOutput, ProviderMeta]: ...
