"""Rates whose parts stand apart: `every night we receive 4,000 contracts`, `machines, each sending two a second`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.intake.counting import frames, periods
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.singly import OVERALL
from agents.intake.text import Document, Sentence

_USUAL = (
    "working|school|business|normal|typical|single|usual|average|ordinary|regular|quiet|busy|"
    "flight|market|race|match|production|harvest|delivery|trading|visiting|good|bad|slow|common|full|strong|weak|"
    "winter|summer|hot|cold|fair|wet|dry|heavy|light|plain|calm|shift|whole"
)
_PERIOD = (
    r"\b(?:(?:every|each|per|an?|in an?|in one|once a|on an?|(?:on|in) any(?: one)?|"
    rf"(?:over|across|through|throughout|during|in the course of) (?:the|an?)) (?:(?:{_USUAL}) ){{0,2}}"
    r"(?P<unit>second|minute|hour|weekday|workday|day|night|morning|evening|week|month|quarter(?! hour| of)|year)|"
    r"(?:on )?(?P<adverb>weekdays|workdays|daily|nightly|hourly|weekly|monthly|yearly|annually|overnight)|"
    r"(?:peak|busiest|rush|busy) (?P<busy>hour|minute|day)|(?:over|in|within|per) (?P<round>24 hours))\b"
)
_PERIOD_BEFORE = re.compile(_PERIOD + r"(?! (?:run|batch|job|forecast|budget)|;|,(?! \d))")
_BYGONE = r"(?:(?:in|during|over|within) )?(?:the )?(?:last|past|previous) (?P<unit>year|month|week)\b"
_BYGONE_BEFORE = re.compile(rf"\b{_BYGONE}[^.;:\d]*$")
_BYGONE_AFTER = re.compile(rf" (?:[^.;:,\d]{{1,40}} )?{_BYGONE}")
_SIZE = r"(?: (?:of|at|with) (?:about |around |some |roughly |~)?[\d.,]{1,8} ?[kmg]i?b(?: each| apiece)?)?"
_PERIOD_AFTER = re.compile(rf"(?P<between>{_SIZE}[^.;:!?\d\n]{{1,70}}?)" + _PERIOD)
# What begins a new clause, or a second thing that is said to happen, between a number and its period.
_ANEW = re.compile(
    r"(?<! in)(?<! of)(?<! to)(?<! on)(?<! by)(?<! for)(?<! with)(?<! from)(?<! reach),? (?:it|them|us)\b|"
    r",? (?:we|they|you|i|that|which|who|whose|those|these|must|should|will|would|can|may|is|was|"
    r"needs?|wants?|runs?|has|have|had|"
    r"retrain\w*|after|before|until|for|while|when|at|by)\b|\band (?:an?|the|our|one|then|all|each|every|re-?\w+)\b|"
    r", \w+ed\b"
)
# `a list for 45 reps`: who gets it, and no number of what is on it.
_FOR_WHOM = re.compile(
    r"\b(?:lists?|reports?|sheets?|overviews?|tables?|files?|mails?) (?:for|to)(?: each of)?(?: our| the| all)? $"
)
_ONE = re.compile(r"(?:an?|one) (?:hour|day|night|week|month|quarter|year)")  # `a day brings 3,000 questions`
_MORE = re.compile(r",|\b(?:and|or|of|from|to|with|by|on|in|via|through)\b")
_SAME = re.compile(  # `200 masts a day, we get roughly 16,000 images`, `two pictures each, i.e. 76,000 pictures`
    r"\)?,? (?:(?:and|so|i\.e\.|which|that|this|we|they|it|thus|or|hence|then|say|makes?|gives?|gets?|"
    r"yields?|means|is|are|have|that's|comes? to|in all|together|"
    r"altogether|in total|about|around|roughly|some|nearly|almost|over|each|apiece|,) ?)*~?"
)
_OF_A_STREAM = ("document", "request", "item", "event", "happening")
_PIECES, _AND = ("document", "item"), re.compile(r",? (?:and|plus) (?:about |around |some |roughly |~)?")
_HELD, _HOUR, _ALIKE, _MANY = ("past", "labelled", "table"), 3600.0, 0.05, 50
_NEAR, _LEARNT, _TAUGHT = 60, {"bygone", "piled", "labelled"}, {"piled", "labelled", "table"}
_HAPPENS = ("each_time", "arrives", "checked", "read", "scored", "sends")
_EACH, _EACH_OF = re.compile(r"\b(?:each|every one)\b"), re.compile(r"\b(?:each|every one) of (?:our |the )?$")
_APART = re.compile(
    r"\.|;(?! (?:each|every one)\b)|\b(?:which|that) (?:makes|means|gives|is|comes to)\b|\b(?:so|thus|hence|i\.e\.)|"
    r"\b(?:between them|together|altogether|in total|in all|all of them)\b"
)
_EACH_BEHIND = re.compile(r",? (?:(?:from |for |by )?each|apiece)(?= ?[.,;)]|$)")
_LOOKS = re.compile(r"\b(?:check|review|verif|approv|confirm|double-check|proof-?read|sign)\w*\b")
_CROWDS = ("entity", "place", "agent", "company")
_PLACED = re.compile(r"\b(?:on|in|at|across|over|from)(?: the| our)? $")


def periodic(document: Document, sentence: Sentence, q: Quantity, inside: list[Quantity]) -> Quantity:
    """`Every night we receive 4,000 contracts`, `600k rides are priced every day`: the period stands apart."""
    if q.counts("people") and q.value >= _MANY and "each_time" in frames.signs_of(document, q):
        q = replace(q, nouns=("request",), word="")  # `2,600 people do that on a day`
    if q.kind != "count" or q.each or q.value < 2 or not (q.counts(*_OF_A_STREAM) or (q.word and not q.nouns)):
        return q
    if q.word and not q.nouns and _FOR_WHOM.search(document.low, max(0, q.start - _NEAR), q.start):
        return q
    before = (
        other for other in inside if other.end <= q.start and not _ONE.fullmatch(document.low, other.start, other.end)
    )
    previous = max((other.end for other in before), default=sentence.start)
    left = document.low[max(previous, q.start - 60) : q.start]
    found = list(_PERIOD_BEFORE.finditer(f"{left}0"))
    match = found[-1] if found and not re.search(r"[;]|\bbut\b|\d", left[found[-1].end() :]) else None
    match = match or _period_after(document, sentence, q, inside) or _bygone(document, q, left)
    if match is None:
        per = _per_of_last(document, q, inside)
        return q if per is None else replace(q, kind="rate", value=q.value / per, per=per)
    if _EACH_OF.search(document.low, max(0, q.start - 20), q.start) or frames.signs_of(document, q) & _LEARNT:
        return q  # `nightly for each of the 60 flavours`, `retrained monthly on 600,000 old quotes`
    per = periods.seconds(match.group("unit") or match.group("adverb") or match.group("busy") or match.group("round"))
    return replace(q, kind="rate", value=q.value / per, per=per)


def _bygone(document: Document, q: Quantity, left: str) -> re.Match[str] | None:
    """`73,000 letters last year`: papers that came in then, and come in as often now."""
    if not q.counts("document") or frames.signs_of(document, q) & _TAUGHT:
        return None
    return _BYGONE_BEFORE.search(left) or _BYGONE_AFTER.match(document.low, q.end)


def _period_after(document: Document, sentence: Sentence, q: Quantity, inside: list[Quantity]) -> re.Match[str] | None:
    """`18,000 invoices from doctors and hospitals per day`: the period behind, if no other clause begins before it."""
    match = _PERIOD_AFTER.match(document.low, q.end, sentence.end)
    if match is None or any(
        other.kind == "rate" and (other.per or 0) < _HOUR and q.end <= other.start < match.end() for other in inside
    ):
        return None
    between, said = match.group("between"), frames.signs_of(document, q)
    happens = bool(said & set(_HAPPENS))
    if happens and not ("," in between or " and " in between):
        return match
    told = happens or not between.strip() or (_MORE.search(between) and not said & set(_HELD))
    return match if told and not _ANEW.search(between) else None


def _per_of_last(document: Document, q: Quantity, inside: list[Quantity]) -> float | None:
    """`38,000 pairs a day, two pictures each, i.e. 76,000 pictures`: the period of a rate told again in other words."""
    before = [other for other in inside if other.end <= q.start][-2:]
    rate = next((other for other in reversed(before) if other.per and other.kind in ("rate", "bytes")), None)
    if (
        rate is None
        or q.value < _MANY
        or (rate.per or 0) < _HOUR
        or not _SAME.fullmatch(document.low, before[-1].end, q.start)
    ):
        return None
    if before[-1] is rate:
        return rate.per
    product = rate.value * (rate.per or 0) * before[-1].value
    return rate.per if abs(product - q.value) <= _ALIKE * q.value else None


def together(document: Document, kept: list[Quantity]) -> list[Quantity]:
    """`350 reports and 4,000 articles a day`: pieces that come in the same period are one rate."""
    found: list[Quantity] = []
    for q in kept:
        last = found[-1] if found else None
        if last is not None and _is_one_rate(document, last, q):
            both = last.value / (q.per or 1.0) + q.value
            found[-1] = replace(q, value=both, start=last.start)
        else:
            found.append(q)
    return found


def _is_one_rate(document: Document, one: Quantity, other: Quantity) -> bool:
    pieces = all(q.counts(*_PIECES) and not (q.each or q.part) for q in (one, other))
    periodic = one.kind == "count" and other.kind == "rate" and (other.per or 0) >= _HOUR
    listed = periodic and _AND.fullmatch(document.low, one.end, other.start)
    return bool(pieces and listed) and not frames.signs_of(document, one) & set(_HELD)


def apiece(document: Document, kept: list[Quantity]) -> list[Quantity]:
    """`each of 6,000 sensors sends one value a second`, `machines, each sending two`: a rate that each has."""
    found = list(kept)
    for index, (crowd, rate) in enumerate(_subjects(document, kept)):
        between = document.low[crowd.end : rate.start]
        named = crowd.counts(*_CROWDS) or (crowd.word and not crowd.nouns)
        counted = crowd.kind == "count" and rate.kind == "rate" and not rate.each and named
        shared = (
            _EACH.search(between)
            or _EACH_BEHIND.match(document.low, rate.end)
            or _EACH_OF.search(document.low, max(0, crowd.start - 20), crowd.start)
        )
        whole = _APART.search(between) or OVERALL.match(document.low, rate.end)
        looks = crowd.counts("agent", "company") and _LOOKS.search(between)
        if counted and shared and not whole and not looks:
            found[index + 1] = replace(rate, each=crowd.word)
    return found


def _subjects(document: Document, kept: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number but the first with the one before it; `6 cameras on 3 lines take …`: a place is passed over."""
    for index in range(1, len(kept)):
        before = kept[index - 1]
        placed = index > 1 and _PLACED.search(document.low, max(0, before.start - 8), before.start)
        yield kept[index - 2] if placed else before, kept[index]
