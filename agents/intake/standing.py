"""Rates whose parts stand apart: `every night we receive 4,000 contracts`, `machines, each sending two a second`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.intake import frames, periods
from agents.intake.quantity import Quantity
from agents.intake.text import Document, Sentence

_USUAL = (
    "working|school|business|normal|typical|single|usual|average|ordinary|regular|quiet|busy|"
    "flight|market|race|match|production|harvest|delivery|trading|visiting"
)
_PERIOD = (
    rf"\b(?:(?:every|each|per|a|in a|once a|on a) (?:(?:{_USUAL}) ){{0,2}}"
    r"(?P<unit>second|minute|hour|weekday|workday|day|night|morning|evening|week|month|year)|"
    r"(?:on )?(?P<adverb>weekdays|workdays|daily|nightly|hourly|weekly|monthly|overnight)|"
    r"(?:peak|busiest|rush|busy) (?P<busy>hour|minute|day))\b"
)
_PERIOD_BEFORE = re.compile(_PERIOD + r"(?! (?:run|batch|job|forecast|budget)|;|,(?! \d))")
_PERIOD_AFTER = re.compile(r"[^.;:,!?\d\n]{1,45}?" + _PERIOD)
_OF_A_STREAM = ("document", "request", "item", "event", "happening")
_HAPPENS = ("arrives", "checked", "read", "scored", "sends")
_EACH, _EACH_OF = re.compile(r"\beach\b"), re.compile(r"\b(?:each|every one) of (?:our |the )?$")
_APART = re.compile(r"[.;]|\b(?:between them|together|altogether|in total|in all|all of them)\b")
_EACH_BEHIND = re.compile(r",? (?:(?:from |for |by )?each|apiece)(?= ?[.,;)]|$)")
_PLACED = re.compile(r"\b(?:on|in|at|across|over|from)(?: the| our)? $")


def periodic(document: Document, sentence: Sentence, q: Quantity, inside: list[Quantity]) -> Quantity:
    """`Every night we receive 4,000 contracts`, `600k rides are priced every day`: the period stands apart."""
    if q.kind != "count" or q.each or q.value < 2 or not (q.counts(*_OF_A_STREAM) or (q.word and not q.nouns)):
        return q
    previous = max((other.end for other in inside if other.end <= q.start), default=sentence.start)
    left = document.low[max(previous, q.start - 60) : q.start]
    found = list(_PERIOD_BEFORE.finditer(left))
    match = found[-1] if found and not re.search(r"[;]|\bbut\b|\d", left[found[-1].end() :]) else None
    if match is None and frames.signs_of(document, q) & set(_HAPPENS):
        match = _PERIOD_AFTER.match(document.low, q.end, sentence.end)
        match = None if match and " and " in match.group() else match
    if match is None:
        return q
    per = periods.seconds(match.group("unit") or match.group("adverb") or match.group("busy"))
    return replace(q, kind="rate", value=q.value / per, per=per)


def apiece(document: Document, kept: list[Quantity]) -> list[Quantity]:
    """`each of 6,000 sensors sends one value a second`, `machines, each sending two`: a rate that each has."""
    found = list(kept)
    for index, (crowd, rate) in enumerate(_subjects(document, kept)):
        between = document.low[crowd.end : rate.start]
        counted = crowd.kind == "count" and rate.kind == "rate" and not rate.each and crowd.counts("entity", "place")
        shared = (
            _EACH.search(between)
            or _EACH_BEHIND.match(document.low, rate.end)
            or _EACH_OF.search(document.low, max(0, crowd.start - 20), crowd.start)
        )
        if counted and shared and not _APART.search(between):
            found[index + 1] = replace(rate, each=crowd.word)
    return found


def _subjects(document: Document, kept: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number but the first with the one before it; `6 cameras on 3 lines take …`: a place is passed over."""
    for index in range(1, len(kept)):
        before = kept[index - 1]
        placed = index > 1 and _PLACED.search(document.low, max(0, before.start - 8), before.start)
        yield kept[index - 2] if placed else before, kept[index]
