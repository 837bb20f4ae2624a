"""Whether two values of one field contradict each other, or one of them is a trial's, a rhythm or a narrower place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from agents.intake import peaks, voices
from agents.intake.matters import SEPARATOR, Span, is_one_thing, part_of
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import cues
from templates.regions import UnknownResidency, within

_WHAT = r"(?:it|they|we|lines?|box(?:es)?|the \w+|each \w+|every \w+)"
_GOES_ON = re.compile(  # `no internet, it uses the last list`
    rf"(?:[,:;] | - )(?:and )?(?:{_WHAT} )?(?:(?:just|then|still|simply) )*(?:uses?|keeps?|goes?|works?|runs?|stores?|"
    r"sorts?|buffers?|holds?|must|has to|have to|shall|continues?|carr(?:y|ies)|sends?)\b"
)
REQUESTS = ("throughput.rps_avg", "throughput.rps_peak")
CLOUDS = ("aws", "gcp", "azure", "multi")
OF_PLACES = ("cloud", "residency")
_cues = partial(cues, "rivals")


def contrary(document: Document, one: Mention, other: Mention) -> bool:
    """Whether the two cannot both hold: they speak of one thing, and neither is the narrower of the other."""
    if one.field == "residency" and (nested(one.value, other.value) or nested(other.value, one.value)):
        return False
    spans = (one.start, one.end), (other.start, other.end)
    parts = part_of(document, *spans), part_of(document, *reversed(spans))
    if one.field == "batch_deadline" and not all(map(_is_due, parts)):
        return False
    if one.field == "cloud" and not _is_one_or_other(document, *spans):
        return False
    if any(m.field in OF_PLACES and _cues("out").match(document.low, m.end + 1) for m in (one, other)):
        return False
    if any(_is_rhythm(document, m) or _is_mean(document, m, part) for m, part in zip((one, other), parts, strict=True)):
        return False
    return is_one_thing(document, one.field, *spans)


def _is_one_or_other(document: Document, one: Span, other: Span) -> bool:
    """Whether two clouds exclude each other: named in two places, and one of them is binding or both papers are."""
    first, second = sorted((one, other))
    if document.sentence_at(first[0]) == document.sentence_at(second[0]):
        return bool(_cues("turn").search(document.low, first[1], second[0]))
    bound = any(_cues("bound").search(document.sentence_at(start).text) for start, _ in (one, other))
    return bound or voices.disagree(document)


def _is_rhythm(document: Document, mention: Mention) -> bool:
    """`4 TB a day`, `one value every 10 s`, `600 hours of audio a day`: how often, not how long."""
    left, said = document.low[max(0, mention.start - 12) : mention.start], document.low[mention.start : mention.end]
    if _cues("hours").search(said) and _cues("of_a_day").match(document.low, mention.end + 1):
        return True
    return bool(_cues("each").search(left) or (_cues("a_day").fullmatch(said) and not _cues("until").search(left)))


def _is_mean(document: Document, mention: Mention, part: str) -> bool:
    """A rate that is called the average is no peak, unless it is called one itself."""
    if mention.field != peaks.PEAK or peaks.is_called(document, mention, "peak"):
        return False
    return bool(_cues("mean").search(part))


def is_of_a_spot(document: Document, mention: Mention) -> bool:
    """`no internet on the shop floor`, `if a plant is cut off`: a place or a case, not the system."""
    sentence = document.sentence_at(mention.start)
    if _cues("spot").search(document.low, mention.start, sentence.end):
        return True
    supposed = _cues("supposed").search(document.low, sentence.start, mention.start)
    private = _cues("closed").match(document.low, mention.start)
    return bool(supposed or private or _GOES_ON.match(document.low, mention.end))


def loads(document: Document, group: Sequence[Mention]) -> list[Mention]:
    """The rates of requests that are no quota."""
    places = _places(document, ["quota"])
    return [m for m in group if not _is_near(document, m, places)]


def of_the_system(document: Document, group: Sequence[Mention]) -> list[Mention]:
    """Without values of a trial, what outsiders think, and rates of events where requests count; all without others."""
    group = [m for m in group if not _is_hearsay(document, m)] or list(group)
    places = _places(document, ["aside", "events"] if group[0].field in REQUESTS else ["aside"])
    return [m for m in group if not places or not _is_near(document, m, places)] or list(group)


def _is_hearsay(document: Document, mention: Mention) -> bool:
    """`My nephew says it costs …`: told of the system by somebody who has no say in it."""
    return _cues("hearsay").search(document.low, document.sentence_at(mention.start).start, mention.start) is not None


def _places(document: Document, names: Sequence[str]) -> list[int]:
    return sorted(match.start() for name in names for match in _cues(name).finditer(document.low))


def _is_near(document: Document, mention: Mention, places: Sequence[int]) -> bool:
    """Whether one of the places stands in the mention's part of its sentence."""
    sentence = document.sentence_at(mention.start)
    start = max(document.low.rfind(mark, sentence.start, mention.start) for mark in ";,")
    first = bisect_left(places, max(start, sentence.start))
    return first < len(places) and places[first] < _until(document, mention)


def _until(document: Document, mention: Mention) -> int:
    sentence = document.sentence_at(mention.start)
    stop = SEPARATOR.search(document.low, mention.end, sentence.end)
    return stop.start() if stop else sentence.end


def nested(inner: object, outer: object) -> bool:
    """Whether every place inside the one residency is inside the other."""
    try:
        return within(str(inner), str(outer))
    except UnknownResidency:
        return False


def _is_due(part: str) -> bool:
    return bool(_cues("due").search(part)) and not _cues("undue").search(part)
