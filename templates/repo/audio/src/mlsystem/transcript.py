"""What was said, by whom and how surely; and how far that is from what a person heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Turn:
    """One speaker's words without interruption; `confidence` in 0..1 is of the weakest word."""

    speaker: str
    text: str
    confidence: float


@dataclass(frozen=True)
class Transcript:
    call: str
    turns: list[Turn]

    @property
    def words(self) -> list[str]:
        return [word for turn in self.turns for word in turn.text.split()]

    @property
    def speakers(self) -> list[str]:
        return [turn.speaker for turn in self.turns for _ in turn.text.split()]

    @property
    def confidence(self) -> float:
        """Mean over turns; 0 for a call in which nothing was understood."""
        return sum(t.confidence for t in self.turns) / len(self.turns) if self.turns else 0.0

    def with_text(self, change: Any) -> Transcript:
        """Every turn's text passed through `change`."""
        return replace(self, turns=[replace(t, text=change(t.text)) for t in self.turns])


def turns(words: list[tuple[str, str, float]]) -> list[Turn]:
    """(word, speaker, confidence) in order → turns."""
    found: list[Turn] = []
    for word, speaker, confidence in words:
        if found and found[-1].speaker == speaker:
            last = found[-1]
            found[-1] = Turn(speaker, f"{last.text} {word}", min(last.confidence, confidence))
        else:
            found.append(Turn(speaker, word, confidence))
    return found


def errors(heard: list[str], said: list[str]) -> int:
    """Words to insert, delete or replace to turn `heard` into `said`."""
    row = list(range(len(said) + 1))
    for i, word in enumerate(heard, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(said, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]
