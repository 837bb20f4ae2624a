"""Earlier versions in few words: summarised by the cheapest model once, then remembered by content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from agents.instructions import contract
from agents.models.consultation import Spent, consult
from agents.models.guards import BudgetReached, Meter
from agents.models.language_model import CHARS_PER_TOKEN, LanguageModel, Prompt, block
from agents.providers.context import Part
from agents.providers.figures import Vetting
from core.canonical import sha256_json
from core.constraints import Strict


class Summary(Strict):
    text: str


@dataclass
class Historian:
    """What its calls cost is handed to the run that caused them."""

    model: LanguageModel
    meter: Meter
    _told: dict[str, Any] = field(default_factory=dict)
    _spent: Spent = field(default_factory=Spent)

    def summary(self, part: Part) -> Any:
        """The history in words, or None where no summary could be had or none of it held."""
        key = sha256_json(part.data)
        if key not in self._told:
            self._told[key] = self._ask(part)
        return self._told[key]

    def settle(self) -> Spent:
        spent, self._spent = self._spent, Spent()
        return spent

    def _ask(self, part: Part) -> Any:
        role = self.model.role("summarise")
        room = int((role.context_tokens * 0.9) * CHARS_PER_TOKEN)
        shown = list(part.data)
        while len(block(part.title, shown)) > room and len(shown) > 1:
            shown = shown[len(shown) // 10 + 1 :]
        body = block(part.title, shown)
        try:
            found = consult(self.model, self.meter, Prompt("summarise", contract("summarise"), "", body, Summary))
        except BudgetReached:
            return None  # the agent's own call meets the cap next and pauses the run
        self._spent.absorb(found.spent)
        text = Vetting(body).clean(found.value.text, 2000) if found.value else ""
        if not text:
            return None
        return {"summary": text, "versions": len(part.data), "oldest_left_out": len(part.data) - len(shown)}
