"""Schemes of evidence: concepts, the frames they stand in, and what each frame weighs for each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.concepts import Vocabulary, Word, vocabulary
from agents.intake.words import load

_STOP = "stop"
# Concepts (alternatives) with the number of words that may stand before each.
Frame = tuple[tuple[int, frozenset[str]], ...]


@dataclass(frozen=True, eq=False)
class Scheme:
    """What is read of one field.

    `weights` by value and frame; a value is said from `threshold`; `context`: frames that hold for all parts of a
    clause; `heading`: frames that a heading passes on; `prevails`: the value that outweighs the other by `margin`.
    """

    field: str
    known: Vocabulary
    frames: Mapping[str, tuple[Frame, ...]]
    weights: Mapping[Any, Mapping[str, float]]
    threshold: float
    context: frozenset[str]
    heading: frozenset[str]
    prevails: Any
    margin: float


@cache
def scheme(name: str) -> Scheme:
    """The scheme of `lexicon/evidence/<name>.yaml` with the concepts of the files it `shares`."""
    table = load(f"evidence/{name}")
    concepts = dict(table["concepts"])
    for shared in table.get("shares", ()):
        concepts |= load(f"evidence/{shared}")
    return Scheme(
        field=table["field"],
        known=vocabulary(concepts),
        frames={n: tuple(_frame(str(row)) for row in rows) for n, rows in table["frames"].items()},
        weights=table["weights"],
        threshold=float(table["threshold"]),
        context=frozenset(table.get("context", ())),
        heading=frozenset(table.get("heading", ())),
        prevails=table.get("prevails"),
        margin=float(table.get("margin", 0)),
    )


def frames_of(clause: Sequence[Word], plan: Scheme) -> frozenset[str]:
    """The names of the frames that stand in the clause."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(clause):
        for concept in word.concepts:
            places.setdefault(concept, []).append(index)
    stops = places.get(_STOP, [])
    return frozenset(
        name for name, frames in plan.frames.items() if any(_stands(frame, places, stops) for frame in frames)
    )


def _stands(frame: Frame, places: Mapping[str, list[int]], stops: list[int]) -> bool:
    ends = _places(frame[0][1], places)
    for gap, concepts in frame[1:]:
        if not ends:
            return False
        ends = {
            index
            for index in _places(concepts, places)
            if any(end < index <= end + gap + 1 and not any(end < at < index for at in stops) for end in ends)
        }
    return bool(ends)


def _places(concepts: frozenset[str], places: Mapping[str, list[int]]) -> set[int]:
    return {index for concept in concepts for index in places.get(concept, ())}


def _frame(written: str) -> Frame:
    """`person 4 confirm|check`: a word for a person, at most four words, then one for either act."""
    parts, gap = [], 0
    for token in written.split():
        if token.isdigit():
            gap = int(token)
        else:
            parts.append((gap, frozenset(token.split("|"))))
            gap = 0
    return tuple(parts)
