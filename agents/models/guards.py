"""What a decision set may spend on model calls, asked before each call; and what was spent, added after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from agents.models.spending import Tokens, price, usd
from core.errors import AmpError
from core.model_roles import Role

BROKEN_AFTER = 2  # calls in a row that found the provider unavailable: no further one is tried in this run


class BudgetReached(AmpError):
    """The next model call could cost more than this decision set may still spend."""

    code, status, title = "budget_reached", 409, "The spending cap is reached"


class Declined(Exception):
    """No call is made and the expert's answer stands; `code` says why."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True)
class Allowance:
    """Limits of one decision set. `usd` binds calls with a known price, `tokens` all of them, `seconds` and
    `calls` one run. None = no limit of that kind."""

    usd: Decimal | None = None
    tokens: int | None = None
    seconds: float | None = None
    calls: int | None = None


@dataclass
class Meter:
    """Spending so far, from the stored runs and then live; `check` raises when the run was cancelled."""

    allowance: Allowance = field(default_factory=Allowance)
    spent_usd: Decimal = Decimal(0)
    spent_tokens: int = 0
    check: Callable[[], None] = lambda: None
    clock: Callable[[], float] = time.monotonic
    calls: int = 0
    unavailable: int = 0
    misconfigured: str = ""
    started: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def admit(self, role: Role, tokens_in: int) -> None:
        """Raises BudgetReached if the dearest outcome of a call would pass a cap, Declined if none is wanted now."""
        self.check()
        self._declines()
        # Money: the cap is hard, so what is weighed is the longest answer the role allows.
        worst = usd(role, Tokens(fresh=tokens_in, cached=0, out=role.max_tokens))
        cap = self.allowance.usd
        if worst is not None and cap is not None and self.spent_usd + worst > cap:
            raise BudgetReached(
                f"{self.spent_usd:.2f} of {cap:.2f} USD are spent; the next call may cost up to {worst:.2f}."
            )
        tokens = self.spent_tokens + tokens_in + role.max_tokens
        if self.allowance.tokens is not None and tokens > self.allowance.tokens:
            raise BudgetReached(f"{self.spent_tokens} of {self.allowance.tokens} tokens are spent.")
        self.calls += 1

    def _declines(self) -> None:
        limit = self.allowance
        if self.misconfigured:
            raise Declined("misconfigured", self.misconfigured)
        if self.unavailable >= BROKEN_AFTER:
            raise Declined("unavailable", "the provider did not answer before, so it is not asked again in this run")
        if limit.seconds is not None and self.clock() - self.started > limit.seconds:
            raise Declined("time_reached", f"model calls of one run may take {limit.seconds:g} s")
        if limit.calls is not None and self.calls >= limit.calls:
            raise Declined("calls_reached", f"one run may make {limit.calls} model calls")

    def charge(self, tokens: Tokens, cost: Decimal | None) -> None:
        self.spent_tokens += tokens.total
        self.spent_usd += cost or Decimal(0)

    def answered(self) -> None:
        self.unavailable = 0


def priced(role: Role) -> bool:
    return price(role) is not None
