"""A language model of our own making: it answers from a function of the prompt, without any network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from agents.models.language_model import A, Answer, Prompt, estimate_tokens, parse
from agents.models.spending import Tokens, usd
from core.model_roles import Role, RoleName, role

Says = Callable[[Prompt[Any]], str]


@dataclass
class ScriptedModel:
    """`says` returns JSON text, or raises a ModelError; every prompt is kept."""

    says: Says
    name: str = "anthropic"
    prompts: list[Prompt[Any]] = field(default_factory=list)
    priced: bool = True

    def role(self, name: RoleName) -> Role:
        found = role("anthropic", name, {})
        return found if self.priced else found.model_copy(update={"price": None})

    def ask(self, prompt: Prompt[A]) -> Answer[A]:
        self.prompts.append(prompt)
        said = self.says(prompt)
        tokens = Tokens(estimate_tokens(prompt.text), 0, estimate_tokens(said))
        chosen = self.role(prompt.role)
        cost: Decimal | None = usd(chosen, tokens)
        return Answer(parse(prompt.answer, said, tokens), chosen.model, f"{chosen.model}-x", tokens, 3, cost)

    def count(self, prompt: Prompt[Any]) -> int | None:
        return None
