"""What sentences say that no field holds (`nobody may step in`, `no copy elsewhere`), by fitted weights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from agents.intake.fitted import denials, sentences
from agents.intake.fitted.model import Features, model
from agents.intake.text import Document, Sentence

NAME = "premises"
SURE = 0.2  # of the premises in sets left out of the fit seven in ten are right from here on, and half are found
MOST, LONGEST = 200, 400  # sentences weighed of one brief, characters of one: what rambles on states nothing


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


def quote(document: Document, premise: str, sure: float) -> str | None:
    """The sentence that states the premise most plainly, where it is sure enough."""
    heard = told(document).get(premise)
    return None if heard is None or heard.chance < sure else " ".join(heard.sentence.text.split())


def chances(sentence: Sentence) -> dict[str, float]:
    """How likely the sentence is to state each premise; nothing of a question, or of what rambles on."""
    if sentence.text.rstrip().endswith("?") or len(sentence.text) > LONGEST:
        return {}
    return model(NAME).chances(features(sentence))


def features(sentence: Sentence) -> Features:
    """What any sentence shows, and the words that are denied in it."""
    return denials.beside(sentence, sentences.features(sentence))
