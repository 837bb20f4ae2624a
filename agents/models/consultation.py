"""One question to a model: guarded, paid for, checked, repaired at most once, and never an exception of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Generic

from agents.models.guards import BudgetReached, Declined, Meter
from agents.models.language_model import (
    A,
    LanguageModel,
    Malformed,
    Misconfigured,
    ModelError,
    Prompt,
    Unavailable,
    block,
    estimate_tokens,
)
from agents.models.spending import Tokens, usd

ANSWERED = "answered"
TRIES = 2


@dataclass
class Spent:
    """All calls of one consultation together; `usd` is None as soon as one of them has no known price."""

    asked: str = ""
    answered: str = ""
    tokens: Tokens = field(default_factory=lambda: Tokens(0, 0, 0))
    usd: Decimal | None = Decimal(0)
    latency_ms: int = 0
    calls: int = 0

    def add(self, tokens: Tokens, cost: Decimal | None) -> None:
        self.calls += 1
        self.tokens = self.tokens + tokens
        self.usd = None if self.usd is None or cost is None else self.usd + cost

    def absorb(self, other: Spent) -> None:
        self.calls += other.calls
        self.tokens, self.latency_ms = self.tokens + other.tokens, self.latency_ms + other.latency_ms
        self.usd = None if self.usd is None or other.usd is None else self.usd + other.usd


@dataclass(frozen=True)
class Consulted(Generic[A]):
    """`value` is None unless `outcome` is `answered`; otherwise `outcome` is a reason code and `detail` its words."""

    value: A | None
    outcome: str
    detail: str
    spent: Spent


def consult(
    model: LanguageModel, meter: Meter, prompt: Prompt[A], objection: Callable[[A], str | None] = lambda _: None
) -> Consulted[A]:
    """`objection` says in words what is wrong with an answer of the right type; the model may repair it once.

    Raises BudgetReached before the first call only; a repair that cannot be paid for is not made.
    """
    spent = Spent(asked=model.role(prompt.role).model)
    asked, outcome, detail = prompt, "malformed", ""
    for attempt in range(TRIES):
        try:
            value = _ask(model, meter, asked, spent)
            wrong = objection(value)
            if wrong is None:
                return Consulted(value, ANSWERED, "", spent)
            outcome, detail = "objected", wrong
        except Malformed as broken:
            outcome, detail = broken.code, str(broken)
        except BudgetReached as reached:
            if attempt == 0:
                raise
            return Consulted(None, reached.code, detail, spent)
        except (Declined, ModelError) as failed:
            return Consulted(None, failed.code, str(failed), spent)
        asked = _repair(prompt, detail)
    return Consulted(None, outcome, detail, spent)


def _ask(model: LanguageModel, meter: Meter, prompt: Prompt[A], spent: Spent) -> A:
    role = model.role(prompt.role)
    meter.admit(role, estimate_tokens(prompt.text))
    try:
        answer = model.ask(prompt)
    except ModelError as failed:
        _note(meter, failed)
        tokens = failed.tokens or Tokens(0, 0, 0)
        cost = usd(role, tokens)
        meter.charge(tokens, cost)
        spent.add(tokens, cost)
        raise
    meter.answered()
    meter.charge(answer.tokens, answer.cost_usd)
    spent.add(answer.tokens, answer.cost_usd)
    spent.answered, spent.latency_ms = answer.model_answered, spent.latency_ms + answer.latency_ms
    return answer.value


def _note(meter: Meter, failed: ModelError) -> None:
    if isinstance(failed, Unavailable):
        meter.unavailable += 1
    elif isinstance(failed, Misconfigured):
        meter.misconfigured = str(failed)
    else:
        meter.answered()


def _repair(prompt: Prompt[A], detail: str) -> Prompt[A]:
    said = block("refused", {"your_last_answer_was_refused_because": detail})
    return replace(prompt, task=f"{prompt.task}\n\n{said}\n\nAnswer again, correctly this time.")
