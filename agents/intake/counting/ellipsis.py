"""Numbers that leave their unit to a neighbour: `avg 40 / peak 200 rps`, `start after one second, end after ten`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agents.intake.counting import nouns
from agents.intake.counting.figures import Number

if TYPE_CHECKING:
    from agents.intake.counting.quantity import Quantity

Slot = tuple[Number, "Quantity | None"]
_ON_A_DAY = re.compile(
    r" (?:on|in) an? (?:normal|usual|ordinary|typical|average|regular|quiet|plain|calm|slow|common|working) \w+", re.I
)
_PEAKING = re.compile(
    rf"{_ON_A_DAY.pattern}|"
    r" times (?:on average|in the mean|at (?:the |its )?(?:peak|worst|most|busiest)|"
    r"when (?:it is |it's )?(?:busy|busiest)|"
    r"normally|usually|as a rule|otherwise)|"
    r" then(?= ?[.,;)\n]|$)| (?:round the clock|on the whole|most days|"
    r"(?:over|across|through) the (?:whole |entire )?(?:day|week|year)|the rest of the (?:time|day|week|year))\b|"
    r" during \w+| (?:is )?(?:the|our) (?:peak|average|mean|maximum)\b|"
    r" the (?:week|day|month|hour|minute|night|evening|weekend)s?\b|"
    r" ?(?:at|in|during|on) (?:the |our |its )?(?:very |morning |evening |normal )?(?:peaks?|"
    r"average|busy|busiest|rush|worst|summer|winter|season|holidays?|christmas|january|february|march|april|june|july|august|september|october|"
    r"november|december|black friday|sales?|"
    r"as a rule|(?:calm|quiet)(?:er)? hours?|the most|worst|weekends?|quiet|nights?|dinner|lunch|noon|midday|breakfast|"
    r"school start|(?:\w+ )?(?:time|season)|(?:\w+ )?\w*days?|evenings?)\b|"
    r",? \(?(?:peak|average|avg|sustained|at most|otherwise|normally|usually|max|tops?|as a rule|on average|"
    r"in the mean|in general|most of the time|in normal times|at (?:other|quiet|calm) times)\b|"
    r" (?:at|around|towards|before|after|by) \d{1,2}(?::\d\d| ?[ap]\.?m\b| ?o'clock| ?h\b)",
    re.I,
)
_PEAK_BEFORE = re.compile(
    r"\b(?:bursts?|peaks?|spikes?|surges?|highs?|max(?:imum)?|otherwise|else|normally|usually|average|avg|"
    r"mean|typical(?:ly)?|together|in total|altogether|combined|all told|up)"
    r"(?: of| to| at| is| being| there are| it is| it's| we see| maybe| about| some|:)? ?$|"
    r"\b(?:on|at|in|during|before) (?:the )?(?:worst |busiest |highest )?"
    r"(?:black friday|cyber monday|christmas|minute|second|moment|\w+days?|hour|season|sales?|peaks?)"
    r"(?: it is| it's| we see| there are| up to)?:? ?$|"
    r"\bthe rest of the (?:time|day|week|year)(?:,? (?:it is|it's|more like|rather|about|around))* ?$|"
    r"\b(?:rises?|goes|go|climbs?|jumps?|shoots|grows?|arrives?|gets?) (?:up )?to ?$|"
    r"\b(?:dinner|lunch|prime|peak|rush|evening|morning) ?(?:time|hours?|rush)?:? ?$",
    re.I,
)
_JOINED = re.compile(
    r"\s?(?:/|and|or|,|\||&|to|;)\s?(?:(?:at |in )?(?:peak|max(?:imum)?|avg|average|mean|normal(?:ly)?|"
    r"typical(?:ly)?|bursts?|up to|p ?\d\d)\s?(?:of |to |at )?[:=]?\s?)?",
    re.I,
)
_APART, _CLOSE, _NEAR, _LABEL = 90, 90, 40, 16
_PERCENTILE = re.compile(r"\bp ?\d\d|\bmedian", re.I)
_SHARED = ("rate", "duration", "bytes")
_FULL_STOP = re.compile(r"[.!?]\s|\n")
_LEAD = re.compile(
    r"\b(?:in|within|after|under|below|of|to|at|for|than|then|full|whole|complete|total|everything|done|end|rest|"
    r"(?:may|can|could|might) (?:take|need|last)|(?:not|never) (?:over|above|beyond))"
    r"(?: about| around)? ?$",
    re.I,
)
_TOKENS = re.compile(
    r"\s(?:tokens? )?(?:(?:going|coming|goe?s?|comes?) )?"
    r"(?:in|out|input|output|for (?:the |each )?(?:answer|prompt))\b",
    re.I,
)
_SIDE = re.compile(
    r"\b(?:answers?|responses?|outputs?|completions?|repl(?:y|ies)|prompts?|inputs?|gives? back|puts? out|"
    r"summar(?:y|ies)|results?|abstracts?|digests?|drafts?|notes?|json|texts?)"
    r"(?: of| is| are|:)?"
    r"(?: about| around| roughly| some| approximately| up to)? ?$|\b(?:writes?|returns?|gets?|produces?|receives?) $"
)
# `6 a second when it's busy around eight`: a time of day
_HOURS, _AT_A_TIME = (
    24,
    re.compile(r"\b(?:when|while|busy|busiest)\b[^.;,\d]{0,24} (?:around|at|after|before|until|till|from) $", re.I),
)
_DAY, _CLOCK = 86_400.0, re.compile(r"\d{1,2}:\d\d")
_CIRCUMSTANCE = re.compile(
    r"\b(?:sometimes|when|while|on|at|in|during|between \d|from \d|around|before|brings?|rises?|goes|climbs?|"
    r"jumps?|as many as|up to|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|"
    r"november|december|christmas|easter|spring|summer|autumn|winter|weekends?|evenings?|mornings?)\b",
    re.I,
)
_OTHERWISE = re.compile(
    r"[$€£:]|\b(?:budget|team|us|eur|usd|gbp|p\d\d|region|percent|years?|since|uptime|availability|latency|timeout|"
    r"within|under|below|rto|rpo|sla|cap|cost|costs|staff|crew|history|retention|version)\b",
    re.I,
)
_CLOSED = re.compile(r"(?: back| in return)?\s?(?:[.,;()]|- |$|\n)")
_RANGE = re.compile(r"(?<=\s)\d+ ?(?:-|–|to|or) ?$")  # `10 seconds, first words in 2-3`
_MINUTE, _AT = 60.0, re.compile(r"\bat(?: about| around)? ?$", re.I)  # `for 14 days, seen at 6`
_WHEN = re.compile(  # `120 calls/s typical, 700 when there is a sale`
    r" (?:(?:between|from) \d|"
    r"(?:in|on|at|when|whenever|if|once|before|after|during|around|over|while|as soon as) (?!average|once)[a-z])",
    re.I,
)
_CONTRAST = re.compile(r"[ ,;:(-]*(?:[a-z']+[ ,;:(-]*){0,6}", re.I)
_TIME_SAID = re.compile(
    r"(?:,? (?:avg|mean|average|on average|in the mean|typical|typically|normally|usually|sustained|normal))?"
    r"[ ,;:(-]+(?:and |but |or )?(?:[a-z']+[: ]){1,3} ?\(?$",
    re.I,
)
_AT_MOST = re.compile(
    r",? (?:(?:and|but) )?(?:at most|at the most|max(?:imum)?|up to|peak(?:s|ing at)?|no more than) $", re.I
)
_USUALLY = re.compile(
    r"\b(?:typically|usually|normally|on average|in the mean|otherwise|else|mostly)(?: about| some)? $", re.I
)
_YEAR, _STEEP = re.compile(r"(?:19|20)\d\d"), 40.0


def fill(text: str, slots: list[Slot]) -> list[Quantity]:
    """The quantities, those included whose unit is said once for several numbers."""
    found: list[Quantity] = []
    last: Slot | None = None
    for index, (number, quantity) in enumerate(slots):
        shared = _on_a_day(text, number, last) or quantity or _bounded(text, number, last)
        shared = shared or _like_next(text, number, _following(text, slots, index)) or _like_last(text, number, last)
        if shared is None:
            continue
        found.append(shared)
        whole = not number.article or shared.kind == "duration"
        beside = shared.kind == "percent" and last is not None and last[1] is not None and last[1].kind == "duration"
        if whole and not beside and (quantity is not None or shared.kind in ("rate", "count")):
            last = (number, shared)
    return found


def _on_a_day(text: str, number: Number, last: Slot | None) -> Quantity | None:
    """`300 bids per second on Sundays, 20 on a normal weekday`: when it is so many a second, not how many a day."""
    if last is None or not _is_quick(last) or not _ON_A_DAY.match(text, number.end):
        return None
    return _like_last(text, number, last)


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
    steep = number.value > _STEEP * following[0].value
    if following[1].kind == "rate" and steep:  # `60,000; 250 requests per second`
        return None
    between = text[number.end : following[0].start]
    if steep and between.strip() == ",":  # `2,500 at peak, 1.2 KB`: another thing
        return None
    if _PERCENTILE.search(between) and not _PERCENTILE.search(text, max(0, number.start - _LABEL), number.start):
        return None  # `peaks of 70,000, p99 10 ms`
    return _scaled(number, following) if len(between) < 24 and _JOINED.fullmatch(between) else None


def _bounded(text: str, number: Number, last: Slot | None) -> Quantity | None:
    """`30 searches/s, at most 110, 60 ms more`: the bound belongs to the rate before it."""
    if last is None or last[1] is None or not _is_quick(last) or not _CLOSED.match(text, number.end):
        return None
    between, more = text[last[1].end : number.start], number.scaled(True) > last[0].scaled(True)
    near = len(between) < _NEAR and not _FULL_STOP.search(between)
    bound = _AT_MOST.fullmatch(between) if more else near and _USUALLY.search(between)
    return _scaled(number, last) if bound else None


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
    if last[1].kind != "duration" or not _CLOSED.match(text, number.end):
        return None
    lead = _RANGE.sub("", between)
    hour = last[1].value >= _MINUTE and _AT.search(lead)
    led = not hour and (_LEAD.search(lead) or _PERCENTILE.search(lead))  # `p95 200 ms, p99 450`
    return _scaled(number, last) if led else None


def _risen(text: str, number: Number, last: Slot, between: str) -> bool:
    """`140 calls a second, when an election is on 1,100`: more of the same, under a circumstance."""
    closed = bool(_CLOSED.match(text, number.end))
    if number.value <= _HOURS and _AT_A_TIME.search(between):
        return False
    if not (_is_quick(last) and (closed or _WHEN.match(text, number.end))) or _is_year(text, number):
        return False
    if _OTHERWISE.search(_CLOCK.sub("", between.removesuffix(": ") if _TIME_SAID.fullmatch(between) else between)):
        return False
    times = number.scaled(True) / (last[0].scaled(True) or 1.0)
    if times <= 1:
        return closed and bool(_USUALLY.search(between))
    said = closed and (_CIRCUMSTANCE.search(between) or (times < _STEEP and _names_a_time(between)))
    return bool(said or (not closed and times < _STEEP and _CONTRAST.fullmatch(between)))


def _names_a_time(between: str) -> bool:
    """`420 a second; Black Friday 1,900`: words that count nothing stand for when it is so."""
    if not _TIME_SAID.fullmatch(between):
        return False
    noun = nouns.read(" " + between.rstrip(" :(").split()[-1], 0, many=True)
    return noun is None or not noun.kinds


def _is_quick(slot: Slot) -> bool:
    return slot[1] is not None and slot[1].kind == "rate" and (slot[1].per or _DAY) < _DAY


def _is_year(text: str, number: Number) -> bool:
    return bool(_YEAR.fullmatch(text, number.start, number.end))


def _scaled(number: Number, like: Slot) -> Quantity | None:
    """The number in the unit of the slot's quantity."""
    written, quantity = like
    if quantity is None or not written.scaled(True):
        return None
    unit = quantity.value / written.scaled(True)
    return replace(quantity, value=number.scaled(True) * unit, start=number.start, end=number.end)
