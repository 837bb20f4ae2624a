"""Which words of a sentence stand behind a denial."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.fitted.model import Features
from agents.intake.fitted.stems import stems
from agents.intake.text import Sentence

_REACH = 5  # words behind a denial that it may be about
_DENIALS = frozenset(
    {"no", "not", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot", "nowhere", "only"}
)
_MARKS = frozenset(",;:().")


def beside(sentence: Sentence, shown: Features) -> Features:
    """What the sentence shows, and the words that are denied in it."""
    low = sentence.text.lower()
    words = [word for word, _ in stems(low, 0, len(low))]
    return Features(shown.signs.union(_denied(words)), shown.measures)


def _denied(words: list[str]) -> Iterator[str]:
    """`no~person` of `no single person`: the words behind a denial, up to the next mark."""
    for at, word in enumerate(words):
        if word in _DENIALS or word.endswith("n't"):
            for behind in words[at + 1 : at + 1 + _REACH]:
                if behind in _MARKS:
                    break
                yield f"no~{behind}"
