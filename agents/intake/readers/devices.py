"""Devices at the sites that see, measure or compute: `two cameras over each of six lines`, `a box in 80 cabs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from agents.intake.counting.fixed import Fixed
from agents.intake.counting.plausibility import is_plausible
from agents.intake.mention import Mention
from agents.intake.readers.watched import is_at_site, is_watched
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Constraints

FIELD, RATE = "data.devices", "throughput.rps_avg"
CARRIERS = "carriers"  # counted where the model is on board
_PACE = re.compile(r" (?:an?|per|each|every) (?:day|night|week|month|year)\b")
_ALL = re.compile(
    r"\b(?:together|in (?:total|all|sum)|altogether|overall|combined|all told|"
    r"(?:over|across|from|for) (?:all|the whole)\b)"
)
_LEFT = 40


def settle(document: Document, found: Sequence[Mention], known: Constraints | None) -> list[Mention]:
    """The mentions with the devices; a rate that is told of all of them together says so."""
    counted = list(read(document, found, known))
    return [*(_of_all(document, m) if counted and m.field == RATE else m for m in found), *counted]


def _of_all(document: Document, rate: Mention) -> Mention:
    sentence = document.sentence_at(rate.start)
    if rate.because or not _ALL.search(document.low, sentence.start, sentence.end):
        return rate
    return rate.but(because="told of all devices together")


def read(document: Document, found: Sequence[Mention], known: Constraints | None) -> Iterator[Mention]:
    """At most one: the devices a model may run on or be fed by, where pictures or readings are judged."""
    if not is_watched(found, known):
        return
    fixed, ranks, on_board = Fixed(document), [kind for kind, _ in _kinds()], is_at_site(found, known)
    kinds = [(kind, words) for kind, words in _kinds() if on_board or kind != CARRIERS]
    counted = [_mention(document, fixed, kind, m) for kind, words in kinds for m in words.finditer(document.low)]
    told = [mention for mention in counted if mention is not None and is_plausible(mention)]
    yield from sorted(told, key=lambda m: (-m.confidence, ranks.index(str(m.unit)), -float(m.value)))[:1]


def _mention(document: Document, fixed: Fixed, kind: str, match: re.Match[str]) -> Mention | None:
    thing = fixed.thing(*match.span())
    total = fixed.total(thing)
    if not total or _PACE.match(document.low, match.end()) or _is_refused(document, match.start()):
        return None
    office = _anywhere().fullmatch(match.group()) and not fixed.is_fixed(thing)
    sure = 0.7 if kind in load("devices")["stands_for"] or office else 0.9
    return Mention(FIELD, total, match.start(), match.end(), kind, confidence=sure)


def _is_refused(document: Document, start: int) -> bool:
    """Sold, offered or told of in the past."""
    before = document.low[max(document.sentence_at(start).start, start - _LEFT) : start]
    return any(re.search(words, before) for words in load("devices")["refused"])


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("devices")["kinds"].items()
    return tuple((kind, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)")) for kind, words in rows)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(load("devices")["anywhere"]))
