"""A time of day: when results have to be there, or when something else is, by weights fitted to labelled briefs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from agents.intake.fitted import kin
from agents.intake.fitted.model import Features, model
from agents.intake.fitted.stems import stems
from agents.intake.readers.clock import Clock
from agents.intake.text import Document

NAME, DUE, OTHER = "moments", "due", "other"
_BEFORE, _BEHIND, _NEAR = 90, 80, 4
_KIN = 1.5  # the length of what the kin of the words on each side say, beside signs that count 1


def chance(document: Document, clock: Clock) -> float:
    """How likely results are due at the time."""
    return math.exp(model(NAME).log_probabilities(features(document, clock))[DUE])


def features(document: Document, clock: Clock) -> Features:
    """The words before and behind the time, nearest first, those of its heading, and how it is written."""
    sentence, low = document.sentence_at(clock.start), document.low
    start, end = max(sentence.start, clock.start - _BEFORE), min(sentence.end, clock.stop + _BEHIND)
    before = [word for word, _ in stems(low, start, clock.start)][::-1]
    behind = [word for word, _ in stems(low, clock.stop, end)]
    headed = (f"h {word}" for word, _ in stems(sentence.heading.lower(), 0, len(sentence.heading)))
    written = (f"zone {bool(clock.zone)}", f"hour {clock.time[:2]}")
    signs = frozenset({*written, *_around("<", before), *_around(">", behind), *headed})
    near = kin.words(low[start : clock.start]), kin.words(low[clock.stop : end])
    return Features(signs, kin.mean(near[0], "<~", _KIN) | kin.mean(near[1], ">~", _KIN))


def _around(side: str, words: list[str]) -> Iterator[str]:
    yield from (f"{side} {word}" for word in words)
    yield from (f"{side}{at} {word}" for at, word in enumerate(words[:_NEAR]))
    yield from (f"{side} {one} {next_}" for one, next_ in pairwise(words))
