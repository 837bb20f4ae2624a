"""Bare numbers that say before them what they count: `customers: 3M`, `rps = 75`, `Volume (GB) | 400`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from agents.intake.counting import nouns, periods
from agents.intake.counting.figures import Number
from agents.intake.counting.quantity import Quantity
from agents.intake.words import alternation, load

_REACH = 70
_CAPTION = re.compile(
    r"(?:^|[\n|,;.]|\b(?:and|with)\b)[ ]*[-*•]?[ ]*(?P<words>[a-z](?:(?!\. )[^\n|:=,;]){1,50}?)[ ]*[:=|][ ]*"
    r"(?:about |up to |max\.? |at most |some |roughly |~|approx\.? ?|ca\.? )?$",
    re.I,
)
_SUBJECT = re.compile(  # `positions of the ships come to us thirty a second`
    r"(?:^|[.;:\n]\s*|\b(?:our|the) )(?P<words>[a-z-]+s)(?: (?:of|from|by) (?:[a-z'-]+ ){0,2}[a-z'-]+)? "
    r"(?:arrive|come|get|reach|flow|land|pour|stream|are (?:sent|received|made|taken|uploaded))"
    r"\b(?:[^.;:\d\n]{0,40},| in at| at|(?: (?:to|in|into|through|on|us|here|down)){1,3}) "
    r"(?:about |around |some |roughly |~)?$",
    re.I,
)
_MOVING = ("event", "request", "document", "item", "picture")
_WORKED_ON = ("document", "picture")
_FURTHER = re.compile(  # `photos of potholes, 130 a day`, `letters that residents send us - 300 a week`
    r"\b(?P<words>[a-z-]+s) (?:of|from|by|with|on|taken|sent|made|which|that) [^.;:,\d\n]{2,60}?"
    r"(?:,| -| \() ?(?:about |around |some |roughly |~|up to )?$",
    re.I,
)
_YEARS = re.compile(
    r"\b(?:years|months|quarters|seasons)(?:'? worth)?(?: of (?P<words>[a-z-]+)(?: [a-z-]+){0,7}?)?"
    r"[:,] (?:about |around |some |roughly |over |nearly |almost )?$",
    re.I,
)
_IN_NUMBER, _STOCK = (
    re.compile(r"(?: (?:in number|of them|in all|in total|all told|altogether))?(?= ?[.,;)\n]|$)"),
    1000,
)
_LISTED = re.compile(
    r"(?P<words>[a-z]{3,}s)(?:,| \(|:)? ?(?:about |around |some |roughly |~)?$", re.I
)  # `events, 2,200 per second`
_TITLED = re.compile(  # `events: views and purchases, peak 3,000/s`, `Event source: clicks + views, 30,000/s`
    r"(?:^|[\n;]|\. )[ ]*(?:[-*•]|\d{1,2}[.)])?[ ]*"
    r"(?P<words>[a-z]{3,}s|[a-z]{3,}(?= (?:source|stream|rate|volume)))(?: [a-z]+)? ?[:|=-] [^\d\n;.]{3,90}$",
    re.I,
)
_QUICK = re.compile(r"\b(?:qps|rps|tps)\b[^.;\n]{0,40}$", re.I)
_BOTH = re.compile(r"^.*\b(?:and|or|&|plus) ", re.I)
_LINE = 160
_HOW_MANY = re.compile(
    r"^(?:the |our |total |active |(?:no\.|number|quantity|volume|amount|count) of |# of |#|estimated |approximate )+",
    re.I,
)
_TO_BE = re.compile(r" (?:to be|being) \w+$", re.I)  # `meters to be monitored`
_BARE = re.compile(  # `Clients on file 74,000`, `New players per day ~ 95,000`, `Training pictures 130k`
    r"(?:^|[\n.;]) ?(?P<words>[A-Z][a-z]+(?: [a-z]+){0,4}?)(?: on file| so far| in total| available| today)?[ ]~?[ ]?$"
)
_BARE_END, _MANY = re.compile(r"[ ]?(?:[.,;)(\n]|$)"), 20
# `pictures 9,400 with boxes already`
_MARKED = re.compile(r"(?:^|[\n.;,:]) ?(?P<words>[a-z]+(?: [a-z]+)?s)[ ]$", re.I)
_MARKED_END = re.compile(
    r" (?:already )?(?:with (?:[a-z]+ ){0,2}(?:boxes|masks|labels|outlines|marks|tags|polygons|answers|outcomes)|"
    r"outlined|boxed|labell?ed|annotated|tagged|marked|graded)\b"
)
_RATED = re.compile(  # `QPS: mean 85k, peak 140k`, `Decisions/s 3 (Lunar New Year 20)`
    r"(?:^|[\n.;])[ ]*[-*•]?[ ]*(?:[a-z]+ ){0,3}(?P<rate>[a-z/]+(?: per second| a second)?)"
    r"(?:[ ]?[:=|] ?(?:mean|avg|average|normal(?:ly)?|typical(?:ly)?|usual(?:ly)?|peak|max)[ =:]|[ ]+)$",
    re.I,
)
_TOKENS = re.compile(  # `Tokens: in 1,500, out 1,100 per article`
    r"\btokens?\b(?![^.;\n]{0,40}\b(?:seconds?|sec|ms|minutes?)\b)[^.;\n]{0,40}"
    r"\b(?:in|out|input|output|prompt|answer|reply)"
    r"(?::| is| are| (?:will|would|should|may) be| comes to| runs to| takes| has)? "
    r"(?:about |some |around |~)?$",
    re.I,
)
_HEADED = re.compile(r"(?:\(|\bin )(?P<unit>[a-zµ]{1,12})\)?[ ]?[:=|](?P<rest>[^.;:\n]*)$", re.I)
_ITEMS = re.compile(
    r"(?: ?(?:[a-z%][\w %()-]{0,30}[ =]\d[\d.,]*|and|,))* ?(?:and )?[a-z%][\w %()-]{0,30}[ =]|[ ]*", re.I
)
_WORDS = ("s", "h", "d", "y", "m", "an", "us", "min")  # units that are words or letters of their own
_ASKED = re.compile(
    r"\bhow many (?P<asked>[a-z-]+(?: [a-z-]+)?)(?: (?:do|does|are|is|will|would|have|has)\b[^?\n]{0,30})?\?\s+"
    r"(?:\w+: ?)?(?:about |around |some |roughly |~)?$|\b(?P<plain>[a-z-]{4,}) (?:are|is|were) (?:now |actually )?$",
    re.I,
)
_SAID = re.compile(
    r"\b(?:number of (?P<of>[a-z-]+(?: [a-z-]+)?)|(?P<noun>[a-z-]+) (?:count|number|figure|total|base))\b"
    r"[^.;\d]{0,40}?\b(?:is|are|was|to|at|now|it's|be)(?: now| rather| only| actually| about| closer to)*[ ]*$",
    re.I,
)


@cache
def _rates() -> tuple[re.Pattern[str], dict[str, tuple[float, tuple[str, ...]]]]:
    rows = load("units")["rate"]
    names = {name: (float(row["factor"]), tuple(row.get("nouns", ()))) for row in rows for name in row["names"]}
    return re.compile(rf"(?<![\w/])({alternation(names)})(?![\w])", re.I), names


@cache
def _units() -> dict[str, tuple[str, float]]:
    table = load("units")
    return {
        name: (kind, float(row["factor"]))
        for kind in ("duration", "bytes")
        for row in table[kind]
        for name in row["names"]
    }


def read(text: str, number: Number) -> Quantity | None:
    """The quantity a bare number stands for by the words before it; None when they do not say."""
    left = text[max(0, number.start - _REACH) : number.start]
    caption = _CAPTION.search(left)
    words = caption.group("words") if caption else ""
    rated = None if caption else _RATED.search(left)
    rate = (_rate(rated.group("rate"), number) or counted(rated.group("rate"), number)) if rated else None
    if rate is not None and rate.kind == "rate":
        return rate
    if _TOKENS.search(left):
        return Quantity("count", number.scaled(True), number.start, number.end, ("tokens",), "tokens")
    named = _rate(words, number) or _measure(words, number) or counted(words, number)
    told = named or _headed(text, number) or _told(left, number) or _stock(text, number, left)
    return told or (None if caption else _bare(text, number))


def _stock(text: str, number: Number, left: str) -> Quantity | None:
    """`Ten years of tickets: 9 million`, `the last eighteen years, 350,000 in number`: how many there are by now."""
    match, behind = _YEARS.search(left), _IN_NUMBER.match(text, number.end)
    if match is None or behind is None or number.scaled(True) < _STOCK:
        return None
    return Quantity("count", number.scaled(True), number.start, number.end, ("row",), match.group("words") or "")


def _bare(text: str, number: Number) -> Quantity | None:
    """A line that names many things and how many there are, without a sign between."""
    frame = _MARKED if _MARKED_END.match(text, number.end) else _BARE
    if number.scaled(True) < _MANY or not (frame is _MARKED or _BARE_END.match(text, number.end)):
        return None
    match = frame.search(text, max(0, number.start - _REACH), number.start)
    return counted(match.group("words").lower(), number) if match else None


_COPULA = re.compile(
    r"(?P<words>(?:[a-z-]+ ){0,3}(?:events|clicks|readings|messages|records|values|samples|log lines|pings)) "
    r"(?:are|come to|amount to|number|reach|run at)(?: about| around| some| roughly| at least| up to| at most)? $",
    re.I,
)


def named_rate(text: str, number: Number, q: Quantity) -> Quantity:
    """`Events: 1.2 million per hour`: a rate that counts what its caption says."""
    if q.kind == "count" and q.counts("request") and _QUICK.search(text, max(0, number.start - _REACH), number.start):
        return replace(q, kind="rate", per=1.0)  # `QPS: average 20,000 / peak 45,000 bid requests`
    if q.kind != "rate" or q.word:
        return q
    left = max(0, number.start - _REACH)
    caption = next((m for p in (_CAPTION, _SUBJECT, _COPULA) if (m := p.search(text, left, number.start))), None)
    listed = None if caption else _LISTED.search(text, left, number.start) or _TITLED.search(text, left, number.start)
    subject = caption or listed
    words = subject.group("words") if subject else ""
    said = counted(words, number) or counted(_BOTH.sub("", words), number)
    if said is None or (listed and not said.counts(*_MOVING)):
        said = None if caption else _further(text, left, number)
    if said is None:
        return q
    moving = tuple(kind for kind in said.nouns if kind in _MOVING)  # `positions` that come are no open ones
    return replace(q, nouns=moving or said.nouns, word=said.word)


def _further(text: str, left: int, number: Number) -> Quantity | None:
    """What is worked on, where words that say whose or of what it is stand between it and its number."""
    match = _FURTHER.search(text, left, number.start)
    said = counted(match.group("words"), number) if match else None
    return said if said is not None and said.counts(*_WORKED_ON) else None


def _headed(text: str, number: Number) -> Quantity | None:
    """`Latency in ms: p50 40, p95 120`: a caption that gives the unit of all numbers behind it."""
    match = _HEADED.search(text, max(0, number.start - _LINE), number.start)
    known = _units().get(match.group("unit").lower()) if match else None
    if match is None or known is None or not _ITEMS.fullmatch(match.group("rest")):
        return None
    kind, factor = known
    return Quantity(kind, number.scaled(False) * factor, number.start, number.end, word=match.group("unit"))


def _told(left: str, number: Number) -> Quantity | None:
    """What a sentence or a question before the number speaks of (`documents are 6,500`, `How many players? 14M`)."""
    said = _SAID.search(left) or _ASKED.search(left)
    return counted(next(word for word in said.groups() if word), number) if said else None


def _rate(words: str, number: Number) -> Quantity | None:
    pattern, names = _rates()
    match = pattern.search(words)
    if not match:
        return None
    factor, counted = names[re.sub(r" +", " ", match.group(1).lower())]
    value = number.scaled(True) * factor
    return Quantity("rate", value, number.start, number.end, counted, match.group(1), 1.0)


def _measure(words: str, number: Number) -> Quantity | None:
    match = re.search(r"(?<! per)(?<!/)[( ](?P<unit>[a-zµ]{1,12})\)?$", words, re.I)
    known = _units().get(match.group("unit").lower()) if match else None
    loose = match is not None and match.group().startswith(" ") and match.group("unit").lower() in _WORDS
    if match is None or known is None or loose:
        return None
    kind, factor = known
    return Quantity(kind, number.scaled(False) * factor, number.start, number.end, word=match.group("unit"))


def counted(words: str, number: Number) -> Quantity | None:
    """A count of the noun, or a rate where the caption names a period (`documents per day: 600`)."""
    words = _TO_BE.sub("", _HOW_MANY.sub("", words.strip()))
    named = re.match(r"(?P<noun>[^/(]+?)(?:\s*(?:\(|/| per | a )(?P<rest>.*))?$", words, re.I)
    noun = nouns.read(" " + (named.group("noun") if named else words), 0, many=True)
    if noun is None or not noun.kinds:
        return None
    per = periods.named("per " + named.group("rest").strip(" ()/").lower()) if named and named.group("rest") else None
    value = number.scaled(True)
    if per is None:
        return Quantity("count", value, number.start, number.end, noun.kinds, noun.phrase)
    return Quantity("rate", value / per, number.start, number.end, noun.kinds, noun.phrase, per)
