"""Schemes of evidence: concepts, the frames they stand in, and what each frame weighs for each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from agents.intake.meaning.concepts import Vocabulary, Word, vocabulary
from agents.intake.words import load

_STOP, _END = "stop", "end"
# Concepts (alternatives) with the number of words that may stand before each.
Frame = tuple[tuple[int, frozenset[str]], ...]


@dataclass(frozen=True, eq=False)
class Scheme:
    """What is read of one field.

    `weights` by value and frame; a value is said from `threshold`; `context`: frames that hold for all parts of a
    clause; `prevails`: the value that holds beside others unless they weigh more by
    `margin`, or wherever one of the frames `firm` stands.
    """

    field: str
    known: Vocabulary
    frames: Mapping[str, tuple[Frame, ...]]
    weights: Mapping[Any, Mapping[str, float]]
    threshold: float
    context: frozenset[str]
    prevails: Any
    margin: float
    firm: frozenset[str]


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
        prevails=table.get("prevails"),
        margin=float(table.get("margin", 0)),
        firm=frozenset(table.get("firm", ())),
    )


def frames_of(clause: Sequence[Word], plan: Scheme) -> dict[str, tuple[int, int]]:
    """The frames that stand in the clause, by name, each with its first and last word; `end` stands behind it."""
    return _frames_of(tuple(word.concepts for word in clause), plan)


@lru_cache(maxsize=4096)
def _frames_of(clause: tuple[frozenset[str], ...], plan: Scheme) -> dict[str, tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for index, concepts in enumerate(clause):
        for concept in concepts:
            places.setdefault(concept, []).append(index)
    if not places:
        return {}
    places[_END] = [len(clause)]
    stops = places.get(_STOP, [])
    found = {name: _first(frames, places, stops) for name, frames in plan.frames.items()}
    return {name: where for name, where in found.items() if where is not None}


def _first(frames: Sequence[Frame], places: Mapping[str, list[int]], stops: list[int]) -> tuple[int, int] | None:
    for frame in frames:
        for _, concepts in frame:
            if concepts.isdisjoint(places):  # a part without a word in the clause
                break
        else:
            if (where := _stands(frame, places, stops)) is not None:
                return where
    return None


def _stands(frame: Frame, places: Mapping[str, list[int]], stops: list[int]) -> tuple[int, int] | None:
    """The first and last word of the frame, where it stands."""
    begun = {index: index for index in _places(frame[0][1], places)}
    for gap, concepts in frame[1:]:
        if not begun:
            return None
        begun = {
            index: begun[end]
            for index in _places(concepts, places)
            for end in sorted(begun)
            if end < index <= end + gap + 1 and not any(end < at < index for at in stops)
        }
    return min(((start, end) for end, start in begun.items()), default=None)


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
