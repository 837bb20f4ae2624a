"""Rates and counts: what is counted, and what the brief does with it, decides the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from agents.intake import frames
from agents.intake.assignment import Cue, assign
from agents.intake.mention import Mention
from agents.intake.polarity import is_replaced, stance
from agents.intake.quantities import within
from agents.intake.quantity import Quantity
from agents.intake.readers import team
from agents.intake.text import Document, Sentence
from agents.intake.words import alternation, load
from core.constraints import Constraints, Source

DAY = 86_400.0
_PERIODS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": DAY, "night": DAY, "morning": DAY, "evening": DAY,
    "week": 7 * DAY, "month": 2_628_000.0, "year": 31_536_000.0, "daily": DAY, "nightly": DAY, "hourly": 3600.0,
    "weekly": 7 * DAY, "monthly": 2_628_000.0, "overnight": DAY,
}  # fmt: skip
_PERIOD = (
    r"\b(?:(?:every|each|per|a|in a|once a|on a) (?:working |business |normal |typical |single |usual |"
    r"average |ordinary |regular |quiet )?(?P<unit>second|"
    r"minute|hour|day|night|morning|evening|week|month|year)|(?P<adverb>daily|nightly|hourly|weekly|monthly|overnight)|"
    r"(?:peak|busiest|rush|busy) (?P<busy>hour|minute|day))\b"
)
_PERIOD_BEFORE = re.compile(_PERIOD + r"(?! (?:run|batch|job|forecast|budget)|;|,(?! \d))")
_PERIOD_AFTER = re.compile(r"[^.;:,!?\d\n]{1,45}?" + _PERIOD)
_OF_A_STREAM = ("document", "request", "item", "event", "happening")
_HAPPENS = ("arrives", "checked", "read", "scored", "sends")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o'clock|h\b)|\b\d{1,2}:\d\d", re.I)
_OURS = re.compile(r"\b(?:our|all|the|these)(?: the)? $")  # `Which of our 640,000 donors will stop giving?`
_EACH, _EACH_OF = re.compile(r"\beach\b"), re.compile(r"\b(?:each|every one) of (?:our |the )?$")
_EACH_BEHIND = re.compile(r",? (?:each|apiece)\b")
_PLACED = re.compile(r"\b(?:on|in|at|across|over|from)(?: the| our)? $")
_FACTOR = re.compile(r"\b(?:twice|times|\w+fold|doubl\w+|tripl\w+)\b")
_BESIDE, _DENIAL, _DENIED = 120, 24, re.compile(r"(?:n't| not| never) (?:have|had|need)(?: \w+)? $")
_PICKED = re.compile(r" (?:\w{3,}est|most \w+|least \w+|best|worst|top) ")  # `the 500 riskiest customers` is a list
_PAGES, _OF_ONE = ("page", "pages"), re.compile(r"\b(?:each|every|an?|per|average|typical|longest)\b[^.;]{0,40}$")
_LENGTH = re.compile(r" (?:on average|each|apiece|long|per|thick|or (?:longer|more))\b")
_UNITS = {
    "data.entities": "", "data.row_count": "", "throughput.docs_per_day": "documents/day",
    "throughput.predictions_per_day": "predictions/day", "throughput.events_per_s": "events/s",
    "throughput.concurrent_users": "users", "throughput.rps_avg": "requests/s",
}  # fmt: skip


def read(
    document: Document,
    quantities: list[Quantity],
    domain: str = "",
    known: Constraints | None = None,
    priced: list[Quantity] | None = None,
) -> Iterator[Mention]:
    """Mentions for rates (per second, per day) and for counts of rows, entities, tokens and people.

    What is counted as in the constraints that are known already stands for the same field; what is `priced` is money.
    """
    before = _nouns(known)
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        kept = [_periodic(document, sentence, q, inside) for q in inside if not _skipped(document, q)]
        kept = _apiece(document, kept)
        rates = [q for q in kept if q.kind == "rate" and not q.each]
        for quantity, found in assign(document, sentence, "rate", rates) if rates else []:
            own = found is not None and _near(document, found, quantity) and not _taken(found, quantity, rates)
            yield from _rate(document, quantity, found.field if found and own else "", domain)
        yield from _multiplied(kept)
        yield from _each_reports(document, kept)
        for quantity in kept:
            if quantity.kind == "count" and quantity.word in before and not quantity.part:
                yield Mention(before[quantity.word], quantity.value, quantity.start, quantity.end, quantity.word)
            elif quantity.kind == "count" and not quantity.each:
                yield from _count(document, quantity, domain)
    yield from team.read(document)


def _nouns(known: Constraints | None) -> dict[str, str]:
    """What the known counts are counts of."""
    facts = {} if known is None else {"data.entities": known.data.entities, "data.row_count": known.data.row_count}
    return {fact.unit: field for field, fact in facts.items() if fact is not None and fact.unit}


def _skipped(document: Document, q: Quantity) -> bool:
    if _is_beside(document, q):
        return True
    meant = stance(document, q.start, q.end)
    asked = meant.question and not _OURS.search(document.low, max(0, q.start - 12), q.start)
    return meant.later or asked or is_replaced(document, q.start)


def _is_beside(document: Document, q: Quantity) -> bool:
    """Numbers of others, of the past, of dreams, or denied: `we don't have two million users`."""
    before = document.low[max(0, q.start - _DENIAL) : q.start]
    if q.kind not in ("count", "rate") or q.counts("row"):
        return False
    return bool(_DENIED.search(before) or _beside().search(_around(document, q)))


def _around(document: Document, q: Quantity) -> str:
    sentence = document.sentence_at(q.start)
    return document.low[max(sentence.start, q.start - _BESIDE) : min(sentence.end, q.end + _BESIDE)]


@cache
def _beside() -> re.Pattern[str]:
    words = (word for row in load("beside").values() for word in row)
    return re.compile(rf"\b(?:{alternation(words)})\b")


def _periodic(document: Document, sentence: Sentence, q: Quantity, inside: list[Quantity]) -> Quantity:
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
    per = _PERIODS[match.group("unit") or match.group("adverb") or match.group("busy")]
    return replace(q, kind="rate", value=q.value / per, per=per)


def _apiece(document: Document, kept: list[Quantity]) -> list[Quantity]:
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
        if counted and shared and not re.search(r"[.;]", between):
            found[index + 1] = replace(rate, each=crowd.word)
    return found


def _subjects(document: Document, kept: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number but the first with the one before it; `6 cameras on 3 lines take …`: a place is passed over."""
    for index in range(1, len(kept)):
        before = kept[index - 1]
        placed = index > 1 and _PLACED.search(document.low, max(0, before.start - 8), before.start)
        yield kept[index - 2] if placed else before, kept[index]


def _near(document: Document, found: Cue, q: Quantity) -> bool:
    """A cue after the rate has to follow at once (`at peak`); one before it may stand further off."""
    if found.start >= q.end:
        between = document.text[q.end : found.start]
        bound = re.match(r"\s*(?:of|to|at|:|is)?\s*(?:about |around |~)?\d", document.text[found.end : found.end + 20])
        return len(between) < 25 and not bound and not _FACTOR.search(between) and not re.search(r"[,;:(]", between)
    return q.start - found.end < 60 and not re.search(r"\d", _CLOCK.sub("", document.text[found.end : q.start]))


def _taken(found: Cue, q: Quantity, rates: list[Quantity]) -> bool:
    """`2,000/s at peak, 60 million a day`: the cue right behind one rate says nothing of the next."""
    return found.end <= q.start and any(r is not q and 0 <= found.start - r.end <= 1 for r in rates)


def _rate(document: Document, q: Quantity, cue: str, domain: str) -> Iterator[Mention]:
    reading = None if cue == "_growth" else frames.read(document, q, domain)
    if reading is None:
        return
    peak = cue == "throughput.rps_peak"
    if reading.field == "rate":
        name = "throughput.rps_peak" if peak else "throughput.rps_avg"
        confidence = 1.0 if cue and not q.ranged else 0.95
        yield Mention(name, round(q.value, 9), q.start, q.end, "requests/s", confidence=confidence)
        return
    value = round(q.value, 9) if reading.field == "throughput.events_per_s" else round(q.value * DAY, 6)
    if reading.field == "data.entities":
        value = round(q.value * (q.per or DAY), 6)
    confidence = 1.0 if reading.sure or not q.word else 0.85
    if peak and reading.field == "throughput.events_per_s":
        confidence = 0.6  # the usual rate counts where both are given
    yield Mention(reading.field, value, q.start, q.end, _UNITS[reading.field] or q.word, confidence=confidence)


def _multiplied(inside: list[Quantity]) -> Iterator[Mention]:
    """`200k daily users, 12 requests each a day`: a population times what each of them does."""
    crowds = [
        q for q in inside if q.kind == "count" and not q.each and q.counts("dau", "entity", "company", "place", "agent")
    ]
    shares = [
        q for q in inside
        if q.each or (crowds and crowds[0].counts("dau") and q.kind == "rate" and q.counts("request"))
    ]  # fmt: skip
    for share in shares:
        alike = [q for q in crowds if not share.each or share.each in (q.word or "") or q.counts("dau")]
        if not alike or (share.per is None and not alike[-1].counts("dau")):
            continue
        yield _product(alike[-1], share)


def _each_reports(document: Document, inside: list[Quantity]) -> Iterator[Mention]:
    """`60,000 devices, one reading every 5 minutes`: what all of them send in a second, inferred."""
    for crowd, sent, every in zip(inside, inside[1:], inside[2:], strict=False):
        counted = (
            crowd.kind == "count" and crowd.counts("entity", "place") and sent.kind == "count" and sent.counts("event")
        )
        between = document.low[sent.end : every.start]
        if counted and every.kind == "duration" and re.fullmatch(r"\s?(?:every|each|per|a)\s?", between):
            value = round(crowd.value * sent.value / every.value, 9)
            because = f"{crowd.value:g} {crowd.word} x {sent.value:g} {sent.word} every {every.value:g} s"
            yield Mention("throughput.events_per_s", value, crowd.start, every.end, "events/s", Source.INFERRED, 0.85,
                          because)  # fmt: skip


def _product(crowd: Quantity, share: Quantity) -> Mention:
    daily = share.value * DAY if share.per else share.value
    because = f"{crowd.value:g} {crowd.word} x {daily:g} {share.word} a day"
    start, end = min(crowd.start, share.start), max(crowd.end, share.end)
    if share.per and share.per < DAY and share.each in crowd.word and not share.counts("event"):
        field, value = "throughput.rps_avg", round(crowd.value * share.value, 9)
        because = f"{crowd.value:g} {crowd.word} x {share.value:g} {share.word} a second"
    elif share.counts("event"):
        field, value = "throughput.events_per_s", round(crowd.value * daily / DAY, 9)
    else:
        field, value = "throughput.predictions_per_day", round(crowd.value * daily, 6)
    return Mention(field, value, start, end, _UNITS[field], because=because, confidence=0.95)


def _count(document: Document, q: Quantity, domain: str) -> Iterator[Mention]:
    right = document.low[q.end : q.end + 40]
    if _PICKED.match(document.low[q.start : q.end].lstrip("0123456789,.k")) or _is_length(document, q):
        return
    if q.counts("tokens"):
        yield Mention(_tokens(document, q, right), q.value, q.start, q.end, "tokens")
        return
    if q.value < 2 or (team.is_person(q) and not team.AT_ONCE.match(right)):
        return
    reading = frames.read(document, q, domain)
    if q.part and (reading is None or reading.field != "throughput.concurrent_users"):
        return
    if reading is None or (reading.field == "data.row_count" and _LENGTH.match(right)) or _is_staff(document, q):
        return
    yield Mention(
        reading.field, q.value, q.start, q.end, _UNITS[reading.field] or q.word, confidence=_certainty(reading, q)
    )


def _is_staff(document: Document, q: Quantity) -> bool:
    """`The carrier has 3,100 drivers`: people an organisation employs are not what is scored."""
    words = load("team")["employed"]
    return q.word in words and team.is_staff(document.low[document.sentence_at(q.start).start : q.start])


def _is_length(document: Document, q: Quantity) -> bool:
    """`each report is up to 80 pages`: how long one is."""
    left = document.low[document.sentence_at(q.start).start : q.start]
    return q.word in _PAGES and bool(_OF_ONE.search(left))


def _certainty(reading: frames.Reading, q: Quantity) -> float:
    if not reading.sure:
        return 0.7
    return 0.9 if reading.field == "data.row_count" or q.nouns[0] == "place" else 1.0


def _tokens(document: Document, q: Quantity, right: str) -> str:
    """Tokens out where the words around the number speak of answers, tokens in otherwise."""
    own = document.low[q.start : q.end] + " " + re.split(r"[,;/]|\band\b", right)[0]
    if re.search(r"\b(?:out|outputs?|completions?|generated?|answers?|responses?|reply|replies)\b", own):
        return "throughput.tokens_out"
    if re.search(r"\b(?:in|inputs?|prompts?|context)\b", own):
        return "throughput.tokens_in"
    left = document.low[max(0, q.start - 50) : q.start]
    out = re.finditer(r"\b(?:outputs?|answers?|responses?|completions?|replies|reply|generat\w+|out|produc\w+)\b", left)
    into = re.finditer(r"\b(?:inputs?|prompts?|context|questions?|in)\b", left)
    after = max((m.end() for m in out), default=0) > max((m.end() for m in into), default=0)
    return "throughput.tokens_out" if after else "throughput.tokens_in"
