"""Which work a mention belongs to: training, preparing data, scoring in batches or anyhow, or serving on request."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load
from templates.catalog.load import catalog

LENGTH, RUNS = "length_hours", "runs"
SHARED = frozenset({"vcpus", "dpus", "dcus", "workers", "machines"})  # what the length of a run is the shorter for
CAPABILITIES = {"batch": "serve", "score": "serve", "train": "train", "transform": "transform"}
REACH = 2  # sentences back that a sentence without a word of its own goes on from


def kind_at(document: Document, start: int, reach: int = REACH) -> str | None:
    """The kind of work at `start`: by its sentence, the heading of that, the sentences before; None where none says."""
    sentence = document.sentence_at(start)
    here = _nearest(sentence.text, start - sentence.start) or _last(sentence.heading)
    if here or not reach:
        return here
    place = document.sentences.index(sentence)
    before = reversed(document.sentences[max(0, place - reach) : place])
    return next((kind for kind in map(_spoken, before) if kind), None)


@cache
def patterns_of(kind: str) -> tuple[str, ...]:
    """The patterns that are paid for by the run, of one kind of work."""
    found = (p for p in catalog().patterns.values() if RUNS in p.derived)
    return tuple(p.id for p in found if p.capability == CAPABILITIES.get(kind))


def _spoken(sentence: Sentence) -> str | None:
    return _last(sentence.text)


def _last(text: str) -> str | None:
    return _nearest(text, len(text))


def _nearest(text: str, position: int) -> str | None:
    """The kind named last before a position, else first after it; words of the work before products."""
    for strength in load("jobs"):
        found = [(match.start(), match.lastgroup) for match in _cues(strength).finditer(text)]
        before = [kind for place, kind in found if place < position]
        after = [kind for place, kind in found if place >= position]
        if before or after:
            return before[-1] if before else after[0]
    return None


@cache
def _cues(strength: str) -> re.Pattern[str]:
    return cue("|".join(f"(?P<{kind}>{words})" for kind, words in load("jobs")[strength].items()))
