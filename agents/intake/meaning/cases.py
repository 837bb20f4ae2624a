"""Use cases as the lexicon tells them, and the frames of concepts that a document fills for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from agents.intake.meaning import terms
from agents.intake.meaning.scene import Scene
from agents.intake.meaning.terms import Term
from agents.intake.words import load

_ACROSS = 0.6  # of a slot, for a frame that two sentences fill together
Frame = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A use case: the frames of concepts that speak for it, and the use cases that win over it wherever named.

    `instead` gives another kind of problem where its concept is spoken of: outlines instead of boxes. No system
    of the kind answers in less than `least_ms`; where less than `framed_ms` is asked for, not even a frame tells it.
    `decided` are frames that tell it whatever the other words of the brief are. Where a language model is wished for it
    is the use case `in_words`.
    """

    name: str
    problem: str
    instead: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]
    yields: frozenset[str]
    least_ms: float = 0.0
    framed_ms: float = 0.0
    decided: tuple[Frame, ...] = ()
    in_words: str = ""


@cache
def cases() -> tuple[Case, ...]:
    """Every use case of the lexicon."""
    return tuple(_case(name, load(f"use_cases/{name}")) for name in terms.use_cases())


def _case(name: str, row: dict[str, Any]) -> Case:
    instead = tuple(row.get("instead", {}).items())
    least, framed = (float(row.get(pace, 0)) for pace in ("least_ms", "framed_ms"))
    decided = tuple(map(tuple, row.get("decided", ())))
    frames = (*map(tuple, row["frames"]), *decided)
    yields = frozenset(row.get("yields", ()))
    return Case(name, row["problem_type"], instead, frames, yields, least, framed, decided, row.get("in_words", ""))


def kinds(scene: Scene, found: Sequence[Term]) -> set[str]:
    """The different words of the terms."""
    return {scene.document.low[term.start : term.end] for term in found}


def filled(scene: Scene, case: Case) -> list[tuple[float, Term]]:
    """For every sentence that fills a frame: its number of slots and the first term; less for two in a row."""
    found = []
    for frame in case.frames:
        if all(scene.found.get(concept) for concept in frame):
            spans = [(s.start, s.end) for s in scene.document.sentences]
            found += _said_within(scene, frame, spans, len(frame)) or _said_within(
                scene, frame, [(one[0], other[1]) for one, other in pairwise(spans)], len(frame) - _ACROSS
            )
    return found


def _said_within(scene: Scene, frame: Frame, spans: list[tuple[int, int]], size: float) -> list[tuple[float, Term]]:
    whole = (fill(scene, frame, start, end) for start, end in spans)
    return [(size, min(terms_, key=lambda term: term.start)) for terms_ in whole if terms_]


def fill(scene: Scene, frame: Frame, start: int, end: int, taken: tuple[Term, ...] = ()) -> tuple[Term, ...]:
    """A term for every slot of the frame in [start, end), none over another; empty if there is none."""
    if len(taken) == len(frame):
        return taken
    for term in scene.of(frame[len(taken)], start, end):
        if all(term.end <= other.start or other.end <= term.start for other in taken):
            rest = fill(scene, frame, start, end, (*taken, term))
            if rest:
                return rest
    return ()
