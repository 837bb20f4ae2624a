"""Where finished runs are kept. The worker keeps them in `agent_runs`; tests and the CLI in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel


@dataclass(frozen=True)
class ProviderMeta:
    """Who produced an output: provider and model names, tokens, latency; the expert costs nothing.

    `cost_usd` is None when a price is unknown. `outcome` says what came of asking a model (`answered`, or the
    code of why the expert's answer stands), `detail` the words for it, `context` what the model was shown.
    """

    provider: str
    model: str
    tokens_total: int = 0
    latency_ms: int = 0
    cost_usd: float | None = 0.0
    model_asked: str = ""
    tokens: Mapping[str, int] = field(default_factory=dict)
    outcome: str = ""
    detail: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def account(self) -> dict[str, Any]:
        """What is kept beside a run: empty for the expert, who was shown no prompt."""
        if not self.outcome:
            return {}
        return {
            "model_asked": self.model_asked,
            "model_answered": self.model,
            "tokens": dict(self.tokens),
            "outcome": self.outcome,
            "detail": self.detail,
            "context": dict(self.context),
        }


class Ledger(Protocol):
    """`pass_` counts the rounds of one decision set from 1; outputs and cards are plain JSON."""

    def recall(self, agent: str, pass_: int, input_sha256: str) -> dict[str, Any] | None: ...

    def record(
        self,
        agent: str,
        pass_: int,
        input_sha256: str,
        output: BaseModel,
        card: dict[str, Any],
        meta: ProviderMeta,
    ) -> None: ...


@dataclass
class InMemoryLedger:
    """Keeps outputs and cards in the order they were recorded."""

    outputs: dict[tuple[str, int, str], dict[str, Any]] = field(default_factory=dict)
    cards: list[dict[str, Any]] = field(default_factory=list)
    metas: list[ProviderMeta] = field(default_factory=list)

    def recall(self, agent: str, pass_: int, input_sha256: str) -> dict[str, Any] | None:
        return self.outputs.get((agent, pass_, input_sha256))

    def record(
        self,
        agent: str,
        pass_: int,
        input_sha256: str,
        output: BaseModel,
        card: dict[str, Any],
        meta: ProviderMeta,
    ) -> None:
        self.outputs[agent, pass_, input_sha256] = output.model_dump(mode="json")
        self.cards.append(card)
        self.metas.append(meta)
