"""What a sentence speaks of: the stems of its words that are no measure, words of one thing alike."""

from __future__ import annotations

from functools import cache

from agents.intake import matters
from agents.intake.words import load


def subjects(part: str) -> frozenset[str]:
    words = matters.words_of(part) - matters.immaterial()
    return frozenset(_kin().get(word, word) for word in words)


@cache
def _kin() -> dict[str, str]:
    groups = load("spoken/twice/weight")["kin"]
    return {stem: group[0] for group in groups for stem in matters.words_of(" ".join(group))}
