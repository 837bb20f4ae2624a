"""Language models that answer many requests at once. The scripted one is for the demo and the tests only."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol


@dataclass(frozen=True)
class Request:
    """`labels` are the words each field may go by; they are part of the prompt."""

    id: str
    instructions: str
    labels: dict[str, list[str]]
    passage: str

    @property
    def prompt(self) -> str:
        hints = "\n".join(f"{field}: {', '.join(words)}" for field, words in sorted(self.labels.items()))
        parts = [self.instructions, f"Labels to look for:\n{hints}", f"<passage>\n{self.passage}\n</passage>"]
        return "\n\n".join(parts)

    @property
    def tokens(self) -> int:
        """A cautious estimate, about three characters to a token; the bill counts exactly."""
        return len(self.prompt) // 3


class BatchModel(Protocol):
    @property
    def name(self) -> str: ...

    def complete(self, requests: list[Request]) -> dict[str, str]:
        """Request id → answer text; a request the model failed on is absent."""
        ...


class ScriptedModel:
    """Demo only: copies the value behind the first label found. No language model runs."""

    name = "scripted-demo-only"
    shapes: ClassVar = {
        "supplier": r"([A-Z]\w+ [A-Z]\w+)",
        "total": r"([\d.]+|see annex)",
        "currency": r"([A-Z]{3})",
        "due_date": r"(\d{4}-\d{2}-\d{2})",
    }

    def complete(self, requests: list[Request]) -> dict[str, str]:
        return {request.id: json.dumps(self._read(request), sort_keys=True) for request in requests}

    def _read(self, request: Request) -> dict[str, Any]:
        return {field: self._value(field, words, request.passage) for field, words in request.labels.items()}

    def _value(self, field: str, words: list[str], passage: str) -> str | float | None:
        label = "|".join(re.escape(word) for word in words)
        found = re.search(rf"(?:{label}): {self.shapes[field]}", passage)
        if found is None:
            return None
        is_number = field == "total" and found[1] != "see annex"
        return float(found[1]) if is_number else found[1]
