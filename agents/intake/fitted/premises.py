"""What sentences say that no field holds (`nobody may step in`, `no copy elsewhere`), by fitted weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from agents.intake.fitted import kin
from agents.intake.fitted.model import Features, model
from agents.intake.fitted.stems import stems
from agents.intake.text import Document, Sentence

NAME = "premises"
SURE = 0.2  # in briefs left out of the fit three in four premises are right from here on, and three in five are found
MOST, LONGEST = 200, 400  # sentences weighed of one brief, characters of one: what rambles on states nothing
_REACH = 5  # words behind a denial that it may be about
_DENIALS = frozenset(
    {"no", "not", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot", "nowhere", "only"}
)
_MARKS = frozenset(",;:().")


class Said(NamedTuple):
    """How surely a sentence states a premise."""

    chance: float
    sentence: Sentence


@lru_cache(maxsize=8)
def told(document: Document) -> Mapping[str, Said]:
    """Premise → the sentence that states it most plainly, where one does."""
    found: dict[str, Said] = {}
    for sentence in document.sentences[:MOST]:
        for premise, chance in chances(sentence).items():
            if chance >= SURE and (premise not in found or found[premise].chance < chance):
                found[premise] = Said(chance, sentence)
    return MappingProxyType(found)


def chances(sentence: Sentence) -> dict[str, float]:
    """How likely the sentence is to state each premise; nothing of a question, or of what rambles on."""
    if sentence.text.rstrip().endswith("?") or len(sentence.text) > LONGEST:
        return {}
    return model(NAME).chances(features(sentence))


def features(sentence: Sentence) -> Features:
    """The stems of the sentence and of its heading, pairs of them, what is denied, and where its words point."""
    low, heading = sentence.text.lower(), sentence.heading.lower()
    words = [word for word, _ in stems(low, 0, len(low))]
    headed = (f"h {word}" for word, _ in stems(heading, 0, len(heading)))
    pairs = (f"{one} {next_}" for one, next_ in pairwise(words))
    return Features(frozenset({*words, *pairs, *headed, *_denied(words)}), kin.mean(kin.words(low), "~"))


def _denied(words: list[str]) -> Iterator[str]:
    """`no~person` of `no single person`: the words behind a denial, up to the next mark."""
    for at, word in enumerate(words):
        if word in _DENIALS or word.endswith("n't"):
            for behind in words[at + 1 : at + 1 + _REACH]:
                if behind in _MARKS:
                    break
                yield f"no~{behind}"
