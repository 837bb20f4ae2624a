"""What a planning run would cost in model calls, before any is made: the expert plans, the prompts are measured."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from agents.memory import Memory
from agents.models.spending import Tokens, usd
from agents.order import PLANNING
from agents.providers.context import ContextBudgetExceeded
from agents.providers.refining import READERS, RefiningProvider
from agents.providers.trial import verdict
from agents.roster import agents
from agents.view import View

USUAL_ANSWER = 500  # tokens; the role's `max_tokens` is the most


@dataclass(frozen=True)
class Forecast:
    """One round without repairs. USD are None when a price is unknown; second thoughts come on top."""

    calls: int
    tokens_in: int
    expected_usd: Decimal | None
    at_most_usd: Decimal | None


def forecast(provider: RefiningProvider, memory: Memory) -> Forecast:
    """Changes `memory`: give it one of its own."""
    verdict(memory, PLANNING[0])
    sizes = []
    for agent in agents((*PLANNING, *READERS)):
        if agent.id not in memory.decisions:
            break
        view = View(memory, agent)
        try:
            tokens = provider.measured(agent, view, memory.decisions[agent.id])
        except ContextBudgetExceeded:
            continue
        sizes.append((agent.id, tokens))
    return Forecast(
        calls=len(sizes),
        tokens_in=sum(tokens for _, tokens in sizes),
        expected_usd=_usd(provider, sizes, USUAL_ANSWER),
        at_most_usd=_usd(provider, sizes, None),
    )


def _usd(provider: RefiningProvider, sizes: list[tuple[str, int]], out: int | None) -> Decimal | None:
    total = Decimal(0)
    for name, tokens in sizes:
        role = provider.model.role("critic" if name in READERS else "planner")
        cost = usd(role, Tokens(tokens, 0, role.max_tokens if out is None else out))
        if cost is None:
            return None
        total += cost
    return total
