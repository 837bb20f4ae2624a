"""Whether what is kept is a thing rather than data, by the words its name is used beside: `milk is thrown away`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from agents.intake.counting.quantity import Quantity
from agents.intake.fitted import kin
from agents.intake.text import Document, Sentence
from agents.intake.words import load

MARGIN = 0.2  # between the cosines to things and to data
_PARTS = re.compile(
    r"[,;:.(]\s|\b(?:keep|keeps|hold|holds|store|stores|delete|nothing|longer|and|but|we|they|must|may|is|are|be|will|"
    r"shall|has|have|can|to|for|after|not)\b"
)
_WORD = re.compile(r"[a-z]{3,}s?")


def is_kept(document: Document, sentence: Sentence, q: Quantity, told: str) -> bool:
    """Whether the last word before the verb of keeping, or the first words behind it, name a thing."""
    at = document.low.rfind(told, sentence.start, q.start)
    if at < 0:
        return False
    before = _WORD.findall(_PARTS.sub(" ", document.low[sentence.start : at]))[-1:]
    behind = _WORD.findall(_PARTS.sub(" ", document.low[at + len(told) : q.start]))[:1]
    return any(_is_thing(word) for word in (*before, *behind))


@cache
def _is_thing(word: str) -> bool:
    if word not in kin.table():
        return False
    own = _unit([word])
    return _cosine(own, _side("things")) > _cosine(own, _side("data")) + MARGIN


@cache
def _side(name: str) -> tuple[float, ...]:
    return _unit(load("retention")["kin"][name])


def _unit(words: Iterable[str]) -> tuple[float, ...]:
    """The direction in which the words point together, each counted alike, of length one."""
    sums = [sum(column) for column in zip(*map(_scaled, words), strict=True)]
    return _normal(sums)


def _scaled(word: str) -> tuple[float, ...]:
    return _normal(kin.vector(word))


def _normal(values: Iterable[float]) -> tuple[float, ...]:
    known = tuple(values)
    length = math.sqrt(sum(one * one for one in known)) or 1.0
    return tuple(one / length for one in known)


def _cosine(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
