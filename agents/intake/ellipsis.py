"""Numbers that leave their unit to a neighbour: `avg 40 / peak 200 rps`, `start after one second, end after ten`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agents.intake.figures import Number

if TYPE_CHECKING:
    from agents.intake.quantity import Quantity

Slot = tuple[Number, "Quantity | None"]
_PEAKING = re.compile(
    r" during \w+| ?(?:at|in|during|on) (?:the |our |its )?(?:very |morning |evening |normal )?(?:peaks?|"
    r"average|busy|busiest|rush|worst|summer|winter|season|holidays?|christmas|january|february|march|april|june|july|august|september|october|"
    r"november|december|black friday|sales?|"
    r"as a rule|(?:calm|quiet)(?:er)? hours?|the most|worst|weekends?|quiet|nights?|dinner|lunch|noon|midday|breakfast|"
    r"school start|(?:\w+ )?(?:time|season)|(?:\w+ )?\w*days?|evenings?)\b|"
    r",? \(?(?:peak|average|avg|sustained|at most|otherwise|normally|usually|max)\b",
    re.I,
)
_PEAK_BEFORE = re.compile(
    r"\b(?:bursts?|peaks?|spikes?|surges?|highs?|max(?:imum)?|otherwise|normally|usually|average|avg)"
    r"(?: of| to| at| there are| it is| it's| we see| maybe| about| some|:)? ?$|"
    r"\b(?:on|at|in|during|before) (?:the )?(?:worst |busiest |highest )?"
    r"(?:black friday|cyber monday|christmas|minute|second|moment|\w+days?|hour|season|sales?|peaks?)"
    r"(?: it is| it's| we see| there are| up to)?:? ?$|"
    r"\b(?:rises?|goes|go|climbs?|jumps?|shoots|grows?|arrives?|gets?) (?:up )?to ?$|"
    r"\b(?:dinner|lunch|prime|peak|rush|evening|morning) ?(?:time|hours?|rush)?:? ?$",
    re.I,
)
_JOINED = re.compile(
    r"\s?(?:/|and|or|,|\||&|to|;)\s?(?:(?:at |in )?(?:peak|max(?:imum)?|avg|average|mean|normal(?:ly)?|"
    r"typical(?:ly)?|bursts?|up to|p ?\d\d)\s?(?:of |to |at )?[:=]?\s?)?",
    re.I,
)
_APART, _CLOSE = 90, 90
_SHARED = ("rate", "duration", "bytes")
_FULL_STOP = re.compile(r"[.!?]\s|\n")
_LEAD = re.compile(r"\b(?:in|within|after|under|below|of|to|at|for|than|then)(?: about| around)? ?$", re.I)
_TOKENS = re.compile(
    r"\s(?:tokens? )?(?:going |coming )?(?:in|out|input|output|for (?:the |each )?(?:answer|prompt))\b", re.I
)
_SIDE = re.compile(
    r"\b(?:answers?|responses?|outputs?|completions?|repl(?:y|ies)|prompts?|inputs?)(?: of| about| is| are|:)? ?$"
)
_DAY, _CLOCK = 86_400.0, re.compile(r"\d{1,2}:\d\d")
_CIRCUMSTANCE = re.compile(
    r"\b(?:sometimes|when|while|on|at|in|during|around|before|brings?|rises?|goes|climbs?|jumps?|as many as|up to)\b",
    re.I,
)
_OTHERWISE = re.compile(r"[$€£:]|\b(?:budget|team|us|eur|usd|gbp|p\d\d|region|percent|years?)\b", re.I)
_CLOSED = re.compile(r"\s?(?:[.,;()]|- |$|\n)")


def fill(text: str, slots: list[Slot]) -> list[Quantity]:
    """The quantities, those included whose unit is said once for several numbers."""
    found: list[Quantity] = []
    last: Slot | None = None
    for index, (number, quantity) in enumerate(slots):
        shared = quantity or _like_next(text, number, _following(text, slots, index)) or _like_last(text, number, last)
        if shared is None:
            continue
        found.append(shared)
        whole = not number.article or shared.kind == "duration"
        if whole and (quantity is not None or shared.kind in ("rate", "count")):
            last = (number, shared)
    return found


def _following(text: str, slots: list[Slot], index: int) -> Slot | None:
    """The slot behind; in `20/60/120 ms` the second number has its unit from the third."""
    if index + 1 >= len(slots):
        return None
    number, quantity = slots[index + 1]
    behind = slots[index + 2] if index + 2 < len(slots) else None
    return number, quantity or _like_next(text, number, behind)


def _like_next(text: str, number: Number, following: Slot | None) -> Quantity | None:
    if following is None or following[1] is None or following[1].kind not in _SHARED or number.article:
        return None
    if following[1].start <= number.start:  # a range, read as one
        return None
    between = text[number.end : following[0].start]
    return _scaled(number, following) if len(between) < 24 and _JOINED.fullmatch(between) else None


def _like_last(text: str, number: Number, last: Slot | None) -> Quantity | None:
    """`50k requests per second on average and 80k at peak`: the second number counts what the first did."""
    if last is None or last[1] is None or number.article:
        return None
    between = text[last[1].end : number.start]
    if len(between) > (_APART if last[1].kind == "rate" else _CLOSE) or _FULL_STOP.search(between):
        return None
    if last[1].kind == "rate":
        peaking = (
            _PEAKING.match(text, number.end) or _PEAK_BEFORE.search(between) or _risen(text, number, last, between)
        )
        return _scaled(number, last) if peaking else None
    told = _SIDE.search(between.lower()) and _CLOSED.match(text, number.end)
    if last[1].counts("tokens") and (told or _TOKENS.match(text, number.end)):
        return _scaled(number, last)
    closed = last[1].kind == "duration" and _LEAD.search(between) and _CLOSED.match(text, number.end)
    return _scaled(number, last) if closed else None


def _risen(text: str, number: Number, last: Slot, between: str) -> bool:
    """`140 calls a second, when an election is on 1,100`: more of the same, under a circumstance."""
    quick = last[1] is not None and (last[1].per or _DAY) < _DAY
    more = quick and number.scaled(True) > last[0].scaled(True) and _CIRCUMSTANCE.search(between)
    return bool(more and _CLOSED.match(text, number.end) and not _OTHERWISE.search(_CLOCK.sub("", between)))


def _scaled(number: Number, like: Slot) -> Quantity | None:
    """The number in the unit of the slot's quantity."""
    written, quantity = like
    if quantity is None or not written.scaled(True):
        return None
    unit = quantity.value / written.scaled(True)
    return replace(quantity, value=number.scaled(True) * unit, start=number.start, end=number.end)
