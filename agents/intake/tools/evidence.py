"""What is said of one name, added up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from agents.intake.tools.signs import Sign
from agents.intake.words import load


@dataclass
class Evidence:
    """The weight of each meaning of a name, and the concepts that gave it."""

    weights: Counter[str]
    concepts: list[str] = field(default_factory=list)

    @property
    def meaning(self) -> str:
        """The heaviest meaning: forbid, prefer, existing, allowed, open or known."""
        return max(self.weights, key=lambda meaning: self.weights[meaning])

    def add(self, sign: Sign) -> None:
        """Count a sign; the same concept counts once."""
        name = _name(sign)
        if name not in self.concepts:
            self.weights.update(_table()["weights"].get(name, {}))
            self.concepts.append(name)

    def ask(self) -> None:
        """Count that the name stands in a question."""
        self.weights.update(_table()["asked"])


def unsaid() -> Evidence:
    """The evidence for a name of which nothing is said yet."""
    return Evidence(Counter(_table()["prior"]))


def _name(sign: Sign) -> str:
    if not sign.turned:
        return sign.concept
    return ("!!" if sign.firm and sign.concept == "use" else "!") + sign.concept


@cache
def _table() -> dict[str, dict[str, dict[str, float]]]:
    return load("tools/weights")  # type: ignore[no-any-return]
