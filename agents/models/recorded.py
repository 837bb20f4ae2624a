"""Replies kept on disk by the hash of prompt, model and schema: a replay answers exactly as the recording did."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from agents.models.language_model import A, Answer, LanguageModel, Misconfigured, Prompt
from agents.models.spending import Tokens
from core.model_roles import Role, RoleName


class RecordedModel:
    """Without `live` it only replays, and a prompt it has not seen is an error, never an invented answer."""

    def __init__(self, folder: Path, roles_of: str, live: LanguageModel | None = None) -> None:
        self.name = roles_of
        self._folder = folder
        self._live = live

    def role(self, name: RoleName) -> Role:
        from core.model_roles import role

        return self._live.role(name) if self._live else role(self.name, name)

    def ask(self, prompt: Prompt[A]) -> Answer[A]:
        path = self._folder / f"{prompt.sha256(self.role(prompt.role).model)}.json"
        if path.exists():
            return _read(json.loads(path.read_text()), prompt)
        if self._live is None:
            raise Misconfigured(f"no recorded reply for this {prompt.role} prompt ({path.name})")
        answer = self._live.ask(prompt)
        self._folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_written(answer), sort_keys=True, indent=1))
        return answer

    def count(self, prompt: Prompt[Any]) -> int | None:
        """Never asked, so that a replay builds the very prompts of the recording."""
        return None


def _written(answer: Answer[Any]) -> dict[str, Any]:
    return {
        "value": answer.value.model_dump(mode="json"),
        "model_asked": answer.model_asked,
        "model_answered": answer.model_answered,
        "tokens": vars(answer.tokens),
        "latency_ms": answer.latency_ms,
        "cost_usd": None if answer.cost_usd is None else str(answer.cost_usd),
    }


def _read(stored: dict[str, Any], prompt: Prompt[A]) -> Answer[A]:
    cost = stored["cost_usd"]
    return Answer(
        value=prompt.answer.model_validate(stored["value"]),
        model_asked=stored["model_asked"],
        model_answered=stored["model_answered"],
        tokens=Tokens(**stored["tokens"]),
        latency_ms=stored["latency_ms"],
        cost_usd=None if cost is None else Decimal(cost),
    )
