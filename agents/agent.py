"""What an agent is: what it declares, and a pure rule that fills its output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.declaration import Declaration
from agents.view import View
from core.plan import AgentOutput


@dataclass(frozen=True, kw_only=True)
class Agent(Declaration):
    """One step of the fixed order. `decide` reads no more than what is declared."""

    decide: Callable[[View], AgentOutput]
