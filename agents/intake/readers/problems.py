"""The use case and the kind of problem: the use case whose frames the brief fills best."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agents.intake.fitted import gist
from agents.intake.meaning import terms
from agents.intake.meaning.cases import Case, cases, fill, filled, kinds
from agents.intake.meaning.scene import Scene
from agents.intake.meaning.terms import Term
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

NAMED, SLOT, AGAIN, HINT, LEAD = 3.0, 1.25, 0.75, 1.0, 1.5
FILLED = 2 * SLOT  # the smallest frame said in one sentence
UNSURE, FRAMED_SURE = 0.4, 0.5  # of a use case whose frame no single sentence fills; the least of one that one does
ASKED = 0.6  # of what is asked for without a use case
FRAMED = 1.5  # what a use case found by its frames adds to the log-probability of the gist
DECIDED = 3.0  # the same, where one of them leaves no doubt or it is named
SHORT = 40  # words
UNHEARD = -9.0  # of a use case the gist does not know
ANSWERS = ("latency.p50_ms", "latency.p95_ms", "latency.p99_ms", "latency.any_ms")  # the longest rules cases out
LEAST, ALONE = 0.3, 0.5  # the probability of a use case, with a frame of it and without, below which it is none of them
FEWEST = 8  # words; without a frame fewer say nothing
_PAID = re.compile(r"\bincl|\bbudget|\btokens\b|[€£$]", re.I)  # what a sum covers, should there be one
_REPEATS, _HINTS, _NEAR_THE_TOP = 3, 3, 200


@dataclass(frozen=True)
class Found:
    """What speaks for a use case, and where it was first said."""

    case: Case
    weight: float
    at: Term | None


def read(document: Document, slowest_ms: float = math.inf, in_tokens: bool = False) -> Iterator[Mention]:
    """At most one use case and its problem type, both inferred; of what is none of them the problem type alone.

    `slowest_ms` is the longest answer time asked for: what no such system keeps is not meant, unless it is told;
    nor is, where tokens are counted (`in_tokens`), what no language model reads.
    """
    scene = Scene(document, terms.find(document))
    best, chances = _weighed(scene, slowest_ms, in_tokens)
    name = _likeliest(chances, best, len(document.text.split()))
    if instead := _in_words(scene, name, in_tokens):
        yield from _by_gist(scene, instead, chances[name])
    elif name == gist.NONE:
        yield from _target(scene)
    elif best is not None and name == best.case.name:
        yield from _mentions(scene, best, chances[name])
    else:
        yield from _by_gist(scene, name, chances[name])


def _in_words(scene: Scene, name: str, in_tokens: bool) -> str:
    """The use case in place of this one where a language model is wished for; none where that makes no difference."""
    told = (scene.document.sentence_at(term.start).text for term in scene.of("language_models"))
    wished = in_tokens or any(not _PAID.search(sentence) for sentence in told)
    return next((case.in_words for case in cases() if case.name == name and wished), "")


def opinion(document: Document, slowest_ms: float = math.inf, in_tokens: bool = False) -> dict[str, float]:
    """The probability of each use case, and of `none` of them."""
    return _weighed(Scene(document, terms.find(document)), slowest_ms, in_tokens)[1]


def _weighed(scene: Scene, slowest_ms: float, in_tokens: bool) -> tuple[Found | None, dict[str, float]]:
    """What the frames find best, and the probability of each use case that answers in that time."""
    quick = [case for case in cases() if case.least_ms <= slowest_ms or _is_told(scene, case, slowest_ms)]
    able = [case for case in quick if not in_tokens or _is_read_in_tokens(scene, case)]
    found = [_weigh(scene, case) for case in able]
    if not any(one.at for one in found):
        found = [_scattered(scene, case) for case in able]
    present = {one.case.name for one in found if one.weight >= NAMED}
    left = [one for one in found if one.at and not present & one.case.yields]
    best = max(left, key=lambda one: (_is_decided(scene, one.case), one.weight), default=None)
    told = {one.case.name for one in found if scene.of(f"{one.case.name}.named") or _is_decided(scene, one.case)}
    return best, _with_gist(scene, best, {case.name for case in able if not told & case.yields})


def _is_decided(scene: Scene, case: Case) -> bool:
    """Whether a frame that leaves no doubt is filled."""
    return bool(filled(scene, replace(case, frames=case.decided)))


def _is_told(scene: Scene, case: Case, slowest_ms: float) -> bool:
    """By name, as a language model, or by a sentence that fills a frame, where that holds for times so short."""
    framed = slowest_ms >= case.framed_ms and _is_framed(scene, case)
    return framed or bool(scene.of(f"{case.name}.named") or scene.of("language_models"))


def _is_read_in_tokens(scene: Scene, case: Case) -> bool:
    """What a language model may read, and what is told by name or by a sentence that fills a frame."""
    kinds_ = load("inference")["read_in_tokens"]
    return case.problem in kinds_ or bool(scene.of(f"{case.name}.named")) or _is_framed(scene, case)


def _is_framed(scene: Scene, case: Case) -> bool:
    """Whether a single sentence fills one of the frames."""
    return any(size >= len(frame) for frame in case.frames for size, _ in filled(scene, replace(case, frames=(frame,))))


def _likeliest(chances: dict[str, float], framed: Found | None, words: int) -> str:
    """The use case that is likely enough; else none of them.

    A short brief has too few words to speak against its frames, and a very short one for what no frame found.
    """
    name = max(chances, key=lambda case: chances[case])
    alone = ALONE if words >= FEWEST else math.inf
    is_framed = framed is not None and framed.case.name == name
    if name != gist.NONE and _with_kin(chances, name) >= (LEAST if is_framed else alone):
        return name
    return framed.case.name if framed and words < SHORT else gist.NONE


def _with_kin(chances: dict[str, float], name: str) -> float:
    """The probability of a use case together with the same one in words: between the two nothing is in doubt."""
    kin = {case.in_words for case in cases() if case.name == name} | {c.name for c in cases() if c.in_words == name}
    return chances[name] + sum(chances.get(other, 0.0) for other in kin if other)


def _with_gist(scene: Scene, best: Found | None, able: set[str]) -> dict[str, float]:
    """The probability of each able use case: what all words of the brief say, and the one its frames found."""
    odds = gist.opinion(scene)
    if best is not None:
        told = scene.of(f"{best.case.name}.named") or _is_decided(scene, best.case)
        odds[best.case.name] = odds.get(best.case.name, UNHEARD) + (DECIDED if told else FRAMED)
    total = sum(math.exp(one) for one in odds.values())
    return {case: math.exp(one) / total for case, one in odds.items() if case in able or case == gist.NONE}


def _by_gist(scene: Scene, name: str, chance: float) -> Iterator[Mention]:
    case = next(case for case in cases() if case.name == name)
    start, end, words = gist.because(scene, name)
    yield from _pair(scene, case, start, end, min(0.9, chance), f"the words of the brief, such as {words}, are its")


def _mentions(scene: Scene, best: Found, chance: float) -> Iterator[Mention]:
    sure = max(FRAMED_SURE, chance) if best.weight >= FILLED else UNSURE
    start, end = (best.at.start, best.at.end) if best.at else (0, 0)
    because = f"the brief speaks of “{scene.document.brief[start:end]}”"
    yield from _pair(scene, best.case, start, end, min(0.95, sure), because)


def _pair(scene: Scene, case: Case, start: int, end: int, sure: float, because: str) -> Iterator[Mention]:
    problem = next((other for other, concept in case.instead if _is_spoken_of(scene, concept)), case.problem)
    for path, value in (("project.domain", case.name), ("project.problem_type", problem)):
        yield Mention(path, value, start, end, None, Source.INFERRED, round(sure, 2), because)


def _is_spoken_of(scene: Scene, concept: str) -> bool:
    """Whether a term of the concept stands outside the longer ones that mean something else (`GPU boxes`)."""
    others = scene.found.get(f"other_{concept}", ())
    return any(not any(o.start <= term.start and term.end <= o.end for o in others) for term in scene.of(concept))


def _weigh(scene: Scene, case: Case) -> Found:
    """Names weigh most, then frames that a single sentence fills; hints and a place near the top add to either."""
    named, frames = scene.of(f"{case.name}.named"), filled(scene, case)
    if not named and not frames:
        return Found(case, 0.0, None)
    first = named[0] if named else min((at for _, at in frames), key=lambda term: term.start)
    early = LEAD if first.start < max(_NEAR_THE_TOP, len(scene.document.text) // 4) else 0.0
    hints = HINT * min(len(kinds(scene, scene.of(f"{case.name}.hints"))), _HINTS)
    return Found(case, _said(scene, named) + _framed(frames, bool(named)) + hints + early, first)


def _said(scene: Scene, named: list[Term]) -> float:
    many = len(kinds(scene, named))
    return NAMED * many + AGAIN * min(len(named) - many, _REPEATS)


def _framed(frames: list[tuple[float, Term]], named: bool) -> float:
    """The fullest frame and a little for each sentence that fills one again; beside a name each only adds a little."""
    again = AGAIN * min(len(frames), _REPEATS)
    return again if named or not frames else SLOT * max(size for size, _ in frames) + again - AGAIN


def _scattered(scene: Scene, case: Case) -> Found:
    """Where no sentence fills a frame: one that the whole brief fills, with what hints at it."""
    many = len(kinds(scene, scene.of(f"{case.name}.hints")))
    for frame in case.frames:
        whole = fill(scene, frame, 0, len(scene.document.text))
        if whole:
            return Found(case, HINT + HINT * many, whole[0])
    return Found(case, 0.0, None)


def _target(scene: Scene) -> Iterator[Mention]:
    """The kind of problem alone, by what the first sentence that asks for anything asks: `the chance that it fails`."""
    table = list(enumerate(load("targets")))
    asked = [(term, rank) for rank, _ in table for term in scene.of(f"{terms.TARGET}.{rank}")]
    if not asked:
        return
    sentence = scene.document.sentence_at(min(term.start for term, _ in asked))
    term, rank = min(((t, r) for t, r in asked if t.start < sentence.end), key=lambda pair: (pair[1], pair[0].start))
    because = f"the brief asks “{scene.document.brief[term.start : term.end]}”"
    problem = table[rank][1]["problem"]
    yield Mention("project.problem_type", problem, term.start, term.end, None, Source.INFERRED, ASKED, because)
