"""How results come: who waits, what sets a run off, when it is ready, where it runs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from agents.intake.meaning import terms, ways_of_serving
from agents.intake.meaning.scene import Scene
from agents.intake.meaning.terms import Term
from agents.intake.meaning.ways_of_serving import Way
from agents.intake.mention import Mention
from agents.intake.readers import where_it_runs
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

FIELD = "serving_mode"
SURE, CERTAIN = 0.6, 0.9  # the probability from which a plain sign states a way, and from which a change is one
AMBIGUOUS = 0.6  # `real time` alone may be a stream or an answer at once
REQUESTS = ("throughput.rps_avg", "throughput.rps_peak")
_STREAM, _CLOSE = "on_a_stream", 2
_CLOCKS, _UNHURRIED, _OTHER, _NEAR = ("clockwork", "recurring"), "unhurried", "other_rhythms", 36  # characters
_SPOTS = ("at_the_edge", "at_each_place", "small_machine")
_GATHERED = re.compile(
    r"\b(?:(?:collect|gather|record|measur|logg|sampl|buffer|stor)(?:e?d|ing|s|es)?|taken)"
    r"(?: \w+)?(?: by (?:an? )?\w+)? $"
)
_GATHERS = re.compile(r" (?:\w+ )?(?:collects?|gathers?|records?|measures?|logs?|samples?|buffers?) ")
Told = dict[str, Term]


def read(document: Document, found: Sequence[Mention], further: bool) -> Iterator[Mention]:
    """At most one mention, where the text itself says how results come; a `further` message must say it plainly."""
    scene = Scene(document, terms.find(document))
    told = _without_requests(scene, signs(scene), found)
    values = {m.field: m.value for m in reversed(found) if m.source is Source.STATED or m.field == "project.domain"}
    way = ways_of_serving.weigh([*told, *where_it_runs.signs(found), *ways_of_serving.of_facts(values)])
    if way is None or not told or way.probability < ways_of_serving.LIKELY or any(m.field == FIELD for m in found):
        return
    mention = _mention(document, told, way, further)
    if not further or mention.source is Source.STATED:
        yield mention


def _without_requests(scene: Scene, told: Told, found: Sequence[Mention]) -> Told:
    """`90 messages per second` that are read as requests are no stream."""
    asked = [m for m in found if m.field in REQUESTS]
    streams = [term for term in _meant(scene, _STREAM) if not any(_touches(term, m) for m in asked)]
    kinds = {scene.document.low[term.start : term.end] for term in streams}
    kept = {_STREAM: bool(kinds), f"{_STREAM}_again": len(kinds) > 1}
    return {sign: term for sign, term in told.items() if kept.get(sign, True)}


def _touches(term: Term, mention: Mention) -> bool:
    return term.start < mention.end + _CLOSE and mention.start < term.end + _CLOSE


def _mention(document: Document, told: Told, way: Way, further: bool) -> Mention:
    """Stated where a sign says it plainly, in a further message also where what it says hardly leaves a choice."""
    pro = [sign for sign in way.signs if sign in told]
    plain = [sign for sign in pro if sign in load("serving")["plain"]]
    vague = not plain and all(sign in load("serving")["vague"] for sign in pro)
    at = told[plain[0] if plain else pro[0] if pro else next(iter(told))]
    enough = SURE if plain else CERTAIN if further and pro else math.inf
    if way.probability >= enough:
        return Mention(FIELD, way.mode, at.start, at.end)
    because = f"the brief speaks of “{document.brief[at.start : at.end]}”"
    sure = round(min(way.probability, AMBIGUOUS) if vague else way.probability, 2)
    return Mention(FIELD, way.mode, at.start, at.end, None, Source.INFERRED, sure, because)


def signs(scene: Scene) -> Told:
    """Every sign the text gives, with the term that gives it."""
    told: Told = {}
    for concept in load("serving")["concepts"]:
        if meant := _meant(scene, concept):
            told[concept] = meant[0]
            kinds = {scene.document.low[term.start : term.end] for term in meant}
            told.update({f"{concept}_again": meant[0]} if len(kinds) > 1 else {})
    for concept, sign in load("serving")["denials"].items():
        if concept not in told and scene.denied(concept):
            told.setdefault(sign, scene.found[concept][0])
    return told | _together(scene)


def _meant(scene: Scene, concept: str) -> Sequence[Term]:
    """`Nobody is waiting` denies by itself: such concepts are taken as they stand, and what they hold is denied."""
    as_it_stands = concept in load("serving")["as_it_stands"]
    meant = scene.found.get(concept, ()) if as_it_stands else scene.of(concept)
    if concept in _CLOCKS:
        return [term for term in meant if not _is_another_rhythm(scene, term)]
    if concept in _SPOTS:
        return [term for term in meant if not _is_gathered(scene, term)]
    return meant if concept == _UNHURRIED else [term for term in meant if not _belongs_to_another(scene, term)]


def _is_gathered(scene: Scene, term: Term) -> bool:
    """`Collected on board by a gateway`: where data come from, not where a result is made."""
    low, sentence = scene.document.low, scene.document.sentence_at(term.start)
    left, right = low[sentence.start : term.start], low[term.end : sentence.end]
    return bool(_GATHERED.search(left) or _GATHERS.match(right))


def _belongs_to_another(scene: Scene, term: Term) -> bool:
    """`At once` in `need not be at once`, `refreshed` in `model refreshed`: a longer term says what it is about."""
    unhurried = any(one.start <= term.start < one.end for one in scene.found.get(_UNHURRIED, ()))
    return unhurried or any(
        one.start <= term.start and term.end <= one.end and one.end - one.start > term.end - term.start
        for one in scene.found.get(_OTHER, ())
    )


def _is_another_rhythm(scene: Scene, term: Term) -> bool:
    """`Backups run every night`, `the team meets on Mondays`: what goes by the clock is something else."""
    sentence = scene.document.sentence_at(term.start)
    start, end = max(sentence.start, term.start - _NEAR), min(sentence.end, term.end + _NEAR)
    return any(start <= other.start and other.end <= end for other in scene.found.get(_OTHER, ()))


def _together(scene: Scene) -> Told:
    """Pairs of concepts that one sentence names together: `a list every Monday`."""
    told: Told = {}
    for sign, (one, other) in load("serving")["together"].items():
        sentences = {scene.document.sentence_at(term.start).start: term for term in _meant(scene, one)}
        others = {scene.document.sentence_at(term.start).start for term in _meant(scene, other)}
        if both := sentences.keys() & others:
            told[sign] = sentences[min(both)]
    return told
