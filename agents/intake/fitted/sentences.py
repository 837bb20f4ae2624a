"""What a sentence says of a field whose values are fixed and that no reader took, by weights fitted to sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from agents.intake.fitted import kin
from agents.intake.fitted.figures import WHOLE
from agents.intake.fitted.model import model
from agents.intake.fitted.stems import stems
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence

NONE = "none"
FIELDS = {"human_in_loop": {"true": True, "false": False}}
SURE = 0.5
MOST = 200  # sentences weighed of one brief


def signs(sentence: Sentence) -> frozenset[str]:
    """The stems of the sentence and of its heading, and which stand beside each other."""
    words = [word for word, _ in stems(sentence.text.lower(), 0, len(sentence.text))]
    headed = (f"h {word}" for word, _ in stems(sentence.heading.lower(), 0, len(sentence.heading)))
    return frozenset({*words, *(f"{one} {next_}" for one, next_ in pairwise(words)), *headed})


def measures(sentence: Sentence) -> dict[str, float]:
    """Where its words point by their kin."""
    return kin.mean(kin.words(sentence.text.lower()), "~")


def read(document: Document, found: list[Mention]) -> Iterator[Mention]:
    """For each field nobody told, the value of the sentence that speaks most clearly of it, where it is clear.

    Nothing from a few sentences: the weights know whole briefs.
    """
    if len(document.sentences) < WHOLE:
        return
    told = {mention.field for mention in found}
    for field, values in FIELDS.items():
        if field not in told and (heard := _clearest(document, field, values)):
            yield heard


def _clearest(document: Document, field: str, values: dict[str, bool]) -> Mention | None:
    guesses = [(_chance(field, sentence), sentence) for sentence in document.sentences[:MOST] if sentence.text.strip()]
    (chance, meant), sentence = max(guesses, key=lambda guess: guess[0][0], default=((0.0, NONE), None))
    if sentence is None or chance < SURE:
        return None
    sure, because = round(0.8 * chance, 2), "by the words of this sentence, as in most briefs"
    return Mention(field, values[meant], sentence.start, sentence.end, confidence=sure, because=because)


def _chance(field: str, sentence: Sentence) -> tuple[float, str]:
    """The likeliest value of the field by a sentence, and how likely it is."""
    chances = model(field).log_probabilities(signs(sentence), measures(sentence))
    return max((math.exp(chance), value) for value, chance in chances.items() if value != NONE)
