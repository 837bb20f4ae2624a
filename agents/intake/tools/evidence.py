"""What is said of one name, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from agents.intake.tools.signs import Sign
from agents.intake.words import load

PASSED_OVER = {"open": 9.0}
NONE, _CONTRARY = "none", ("prefer", "existing")
# What says a meaning so plainly that no opinion talks it away.
_TOLD = {"forbid": frozenset({"leaving", "spurned"}), "existing": frozenset({"!leaving"})}


@dataclass
class Evidence:
    """The weight of each meaning of a name, the concepts that gave it, and the signs that stand around it.

    `opinion` is what these signs say, fitted to labelled briefs: a log-probability of each meaning, 0 without one.
    """

    weights: Counter[str]
    concepts: list[str] = field(default_factory=list)
    around: frozenset[str] = frozenset()
    opinion: Mapping[str, float] = field(default_factory=dict)

    @property
    def meaning(self) -> str:
        """The heaviest meaning by both: forbid, prefer, existing, allowed, open, known or none."""
        return max((*self.weights, *self.opinion), key=lambda said: self.weights[said] + self._believed(said))

    def like(self, other: Evidence) -> Evidence:
        """Of the same surroundings, with the weights of another name."""
        return replace(self, weights=Counter(other.weights), concepts=[*other.concepts])

    def _believed(self, meaning: str) -> float:
        """What the opinion adds; a ban of which no word of the sentence speaks has to be clear to it."""
        said = meaning if meaning in self.opinion else NONE
        alone = self._unsaid_ban() if said == "forbid" and self.weights[said] <= 0 else 0.0
        opinion = self.opinion.get(said, 0.0)
        if _TOLD.get(said, frozenset()) & {*self.concepts}:
            opinion = max(opinion, _counts()["told"])
        return _counts()["share"] * opinion + _counts().get(said, 0.0) + alone

    def _unsaid_ban(self) -> float:
        """What a ban of which no word speaks loses; more where a word wishes for the product or keeps it."""
        contrary = max(self.weights[said] for said in _CONTRARY) >= _counts()["contrary"]
        return _counts()["unsaid_ban"] * (_counts()["times_contrary"] if contrary else 1.0)

    def add(self, sign: Sign) -> None:
        """Count a sign; the same concept counts once."""
        name = _name(sign)
        if name not in self.concepts:
            self.weights.update(_table()["weights"].get(name, {}))
            self.concepts.append(name)

    def restart(self, weights: Mapping[str, float], *concepts: str) -> None:
        """Count these weights, and nothing that was said before."""
        self.weights.clear()
        self.weights.update(weights)
        self.concepts[:] = concepts

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


def _counts() -> dict[str, float]:
    return _table()["opinion"]  # type: ignore[return-value]
