"""The use case and the kind of problem: the use case whose frames the brief fills best."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from agents.intake import terms
from agents.intake.fitted import gist
from agents.intake.mention import Mention
from agents.intake.scene import Scene
from agents.intake.terms import Term
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

NAMED, SLOT, AGAIN, HINT, LEAD = 3.0, 1.25, 0.75, 1.0, 1.5
FILLED = 2 * SLOT  # the smallest frame said in one sentence
_ACROSS = 0.6  # of a slot, for a frame that two sentences fill together
UNSURE, ASKED = 0.4, 0.6  # of a use case whose frame no single sentence fills; of what is asked for without one
FRAMED = 2.0  # what a use case found by its frames adds to the log-probability of the gist
UNHEARD = -9.0  # of a use case the gist does not know
OVER, ALONE = 0.5, 0.8  # the probability the gist needs against a use case of the frames, and where there is none
_REPEATS, _HINTS, _NEAR_THE_TOP = 3, 3, 200
Frame = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A use case: the frames of concepts that speak for it, and the use cases that win over it wherever named.

    `instead` gives another kind of problem where its concept is spoken of: outlines instead of boxes.
    """

    name: str
    problem: str
    instead: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]
    yields: frozenset[str]


@dataclass(frozen=True)
class Found:
    """What speaks for a use case, and where it was first said."""

    case: Case
    weight: float
    at: Term | None


@cache
def cases() -> tuple[Case, ...]:
    """Every use case of the lexicon."""
    return tuple(_case(name, load(f"use_cases/{name}")) for name in terms.use_cases())


def _case(name: str, row: dict[str, Any]) -> Case:
    frames, instead = tuple(map(tuple, row["frames"])), tuple(row.get("instead", {}).items())
    return Case(name, row["problem_type"], instead, frames, frozenset(row.get("yields", ())))


def read(document: Document) -> Iterator[Mention]:
    """At most one use case and its problem type, both inferred from the term that stands first."""
    scene = Scene(document, terms.find(document))
    found = [_weigh(scene, case) for case in cases()]
    if not any(one.at for one in found):
        found = [_scattered(scene, case) for case in cases()]
    present = {one.case.name for one in found if one.weight >= NAMED}
    left = [one for one in found if one.at and not present & one.case.yields]
    best = max(left, key=lambda one: one.weight, default=None)
    chances = _with_gist(document, best)
    name = max(chances, key=lambda case: chances[case])
    if name not in (gist.NONE, best and best.case.name) and chances[name] >= (ALONE if best is None else OVER):
        yield from _by_gist(scene, name, chances[name])
    elif best is not None:
        yield from _mentions(scene, best, sum(one.weight for one in left))
    else:
        yield from _target(scene)


def _with_gist(document: Document, best: Found | None) -> dict[str, float]:
    """The probability of each use case: what all words of the brief say, and the use case its frames found."""
    odds = gist.opinion(document)
    if best is not None:
        odds[best.case.name] = odds.get(best.case.name, UNHEARD) + FRAMED
    total = sum(math.exp(one) for one in odds.values())
    return {case: math.exp(one) / total for case, one in odds.items()}


def _by_gist(scene: Scene, name: str, chance: float) -> Iterator[Mention]:
    case = next(case for case in cases() if case.name == name)
    start, end, words = gist.because(scene.document, name)
    yield from _pair(scene, case, start, end, min(0.9, chance), f"the words of the brief, such as {words}, are its")


def _mentions(scene: Scene, best: Found, total: float) -> Iterator[Mention]:
    sure = 0.5 + 0.5 * best.weight / total if best.weight >= FILLED else UNSURE
    start, end = (best.at.start, best.at.end) if best.at else (0, 0)
    because = f"the brief speaks of “{scene.document.brief[start:end]}”"
    yield from _pair(scene, best.case, start, end, min(0.95, sure), because)


def _pair(scene: Scene, case: Case, start: int, end: int, sure: float, because: str) -> Iterator[Mention]:
    problem = next((other for other, concept in case.instead if scene.of(concept)), case.problem)
    for path, value in (("project.domain", case.name), ("project.problem_type", problem)):
        yield Mention(path, value, start, end, None, Source.INFERRED, round(sure, 2), because)


def _weigh(scene: Scene, case: Case) -> Found:
    """Names weigh most, then frames that a single sentence fills; hints and a place near the top add to either."""
    named, filled = scene.of(f"{case.name}.named"), _filled(scene, case)
    if not named and not filled:
        return Found(case, 0.0, None)
    first = named[0] if named else min((at for _, at in filled), key=lambda term: term.start)
    early = LEAD if first.start < max(_NEAR_THE_TOP, len(scene.document.text) // 4) else 0.0
    hints = HINT * min(len(_kinds(scene, scene.of(f"{case.name}.hints"))), _HINTS)
    return Found(case, _said(scene, named) + _framed(filled, bool(named)) + hints + early, first)


def _said(scene: Scene, named: list[Term]) -> float:
    kinds = len(_kinds(scene, named))
    return NAMED * kinds + AGAIN * min(len(named) - kinds, _REPEATS)


def _framed(filled: list[tuple[float, Term]], named: bool) -> float:
    """The fullest frame and a little for each sentence that fills one again; beside a name each only adds a little."""
    again = AGAIN * min(len(filled), _REPEATS)
    return again if named or not filled else SLOT * max(size for size, _ in filled) + again - AGAIN


def _kinds(scene: Scene, found: Sequence[Term]) -> set[str]:
    return {scene.document.low[term.start : term.end] for term in found}


def _filled(scene: Scene, case: Case) -> list[tuple[float, Term]]:
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
    filled = (fill(scene, frame, start, end) for start, end in spans)
    return [(size, min(terms_, key=lambda term: term.start)) for terms_ in filled if terms_]


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


def _scattered(scene: Scene, case: Case) -> Found:
    """Where no sentence fills a frame: one that the whole brief fills, with what hints at it."""
    kinds = len(_kinds(scene, scene.of(f"{case.name}.hints")))
    for frame in case.frames:
        filled = fill(scene, frame, 0, len(scene.document.text))
        if filled:
            return Found(case, HINT + HINT * kinds, filled[0])
    return Found(case, 0.0, None)


def _target(scene: Scene) -> Iterator[Mention]:
    """The kind of problem alone, by what is asked: `the chance that a patient will not come`."""
    asked = [(term, problem) for problem in load("targets") for term in scene.of(f"{terms.TARGET}.{problem}")]
    if asked:
        term, problem = min(asked, key=lambda pair: pair[0].start)
        because = f"the brief asks “{scene.document.brief[term.start : term.end]}”"
        yield Mention("project.problem_type", problem, term.start, term.end, None, Source.INFERRED, ASKED, because)
