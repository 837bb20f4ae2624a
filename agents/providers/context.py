"""What a model is shown, and fitting it into a token budget: degraded in a fixed order, and every step written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from agents.models.language_model import block, estimate_tokens

Kind = Literal["fixed", "older", "decision", "rationale", "history"]
State = Literal["full", "summarised", "dropped"]
COUNT_ABOVE = 0.7  # share of the budget from which the provider's own count is worth a call


class ContextBudgetExceeded(Exception):
    """Even with everything degraded the prompt is too long for its role."""

    code = "context_budget_exceeded"


@dataclass(frozen=True)
class Part:
    """A titled block of data. `short` is what it becomes when summarised: for decisions, words of their own agent."""

    title: str
    kind: Kind
    data: Any
    short: Any = None
    state: State = "full"

    @property
    def text(self) -> str:
        return "" if self.state == "dropped" else block(self.title, self.data)

    def reduced(self) -> Part:
        if self.short is None:
            return replace(self, data=None, state="dropped")
        return replace(self, data=self.short, short=None, state="summarised")


@dataclass(frozen=True)
class Context:
    """The fitted parts, `project` ones first; `manifest` is stored with the run."""

    parts: tuple[Part, ...]
    tokens: int
    budget: int
    counted_by: Literal["estimate", "provider"]

    @property
    def project(self) -> str:
        return "\n\n".join(p.text for p in self.parts if p.title == "project")

    @property
    def task(self) -> str:
        return "\n\n".join(p.text for p in self.parts if p.title != "project" and p.state != "dropped")

    @property
    def manifest(self) -> dict[str, Any]:
        return {
            "budget_tokens": self.budget,
            "prompt_tokens": self.tokens,
            "counted_by": self.counted_by,
            "parts": [{"title": p.title, "state": p.state, "tokens": estimate_tokens(p.text)} for p in self.parts],
        }


Counter = Callable[[Sequence[Part]], int | None]
Summariser = Callable[[Part], Any]


def fit(
    parts: Sequence[Part], overhead: str, budget: int, count: Counter, summarise: Summariser | None = None
) -> Context:
    """`overhead` is the text around the parts. Order of loss: older rounds, full decisions, rationale, history.

    Raises ContextBudgetExceeded.
    """
    steps: list[Callable[[Part], Part]] = [lambda part: part]
    steps += [_step(kind) for kind in ("older", "decision", "rationale")]
    steps.append(lambda part: _told(part, summarise) if part.kind == "history" else part)
    kept, tokens = tuple(parts), 0
    for step in steps:
        kept = tuple(step(part) for part in kept)
        tokens, by = _measure(kept, overhead, budget, count)
        if tokens <= budget:
            return Context(kept, tokens, budget, by)
    raise ContextBudgetExceeded(f"the prompt needs {tokens} tokens of {budget} after everything was shortened")


def _step(kind: str) -> Callable[[Part], Part]:
    return lambda part: part.reduced() if part.kind == kind else part


def _told(part: Part, summarise: Summariser | None) -> Part:
    """History is summarised once; where that fails it is dropped, and the manifest says so."""
    told = summarise(part) if summarise and part.state == "full" and part.data else None
    return replace(part, data=None, state="dropped") if told is None else replace(part, data=told, state="summarised")


def _measure(
    parts: tuple[Part, ...], overhead: str, budget: int, count: Counter
) -> tuple[int, Literal["estimate", "provider"]]:
    guess = estimate_tokens(overhead) + sum(estimate_tokens(p.text) for p in parts)
    if guess <= COUNT_ABOVE * budget or guess > 2 * budget:
        return guess, "estimate"
    exact = count(parts)
    return (guess, "estimate") if exact is None else (exact, "provider")
