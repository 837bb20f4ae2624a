"""Rates: how often something happens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake import peaks
from agents.intake.counting import frames
from agents.intake.counting.assignment import Cue, assign
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.readers import crowds
from agents.intake.text import Document, Sentence
from core.constraints import Source

DAY, _CROWD, _PAIR, _AHEAD = 86_400.0, 2, 2, 12
# Who comes once and is scored then.
NEWCOMERS = frozenset({"leads", "applicants", "candidates", "sign-ups", "signups", "trials", "prospects", "newcomers"})
_BURST = 0.6  # how sure a rate of events is that is called their peak
UNITS = {"data.entities": "", **crowds.UNITS}
_ADDED = re.compile(r"\S[ /]*\+ ?$")  # `90k articles / +300 a day`: what comes on top
_CLOCK = re.compile(
    r"\b(?:between|from) \d{1,2} ?h? ?(?:and|to|till|until|-) ?\d{1,2}\b(?! [a-z]+s\b)|"
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o'clock|h\b)|\b\d{1,2}:\d\d",
    re.I,
)
_THAT_IS = re.compile(r", (?:that's|that is|which is|this is)(?: about| already| really)?(?: an?| the| our)? ")
EVENTS = "throughput.events_per_s"
_SUM = re.compile(
    r",? \(?(?:for|from|over|across) (?:the (?:whole |entire )?(?:fleet|park|plant|lot|estate)|all(?: of them)?)\b"
)
# `our turnover is 40 million a year`: of nothing that is counted, it is money
_SUM_OF_MONEY = re.compile(
    r"\b(?:turnover|revenues?|profits?|earnings|incomes?|wages?|salar(?:y|ies)|rents?|fees|donations|losses)"
    r"(?: (?:for|of|on|per) (?:the |our |an? |each )?\w+)?"
    r"(?: (?:is|are|was|were|of|at|comes? to|amounts? to|reach(?:es)?))?:? "
    r"(?:about |around |some |roughly |nearly |over )?~?$"
)
# `80 rps avg 250 rps peak`: the number behind the name has a name of its own
_NAMED_BEHIND = re.compile(
    r" ?(?:/ ?)?[\d.,]+k? ?(?:rps|qps|tps|/ ?s|per sec(?:ond)?|a second|(?:\w+ )?(?:per|a) second) "
    r"(?:avg|average|mean|usual|normal|peak|max|at peak|on average)\b"
)
# `each gives a reading every quarter of a minute, together 1,200 per second`
_ALL_SEND = re.compile(
    r"\b(?:each|every|an?|one|all)\b[^.;]{0,40}\b(?:readings?|messages?|values?|samples?|measurements?|events?|signals?|pings?|"
    r"beeps?|positions?|points?)\b[^.;]{0,60}\b(?:together|in total|altogether|in all|all told|in sum|that is|that's|"
    r"which is|which makes|that makes|makes|so|i\.e\.|->|=)[ ,:]*(?:about |around |some |roughly |~)?$"
)
# `streamed in bursts, 900 a second in total`: how they come, and what they add up to
_ALL_THE_TIME = re.compile(r"\bin (?:short )?bursts\b|\b(?:in total|altogether|all in all|in sum)\b")
_EACH_BEHIND = re.compile(r",? (?:each|apiece)(?= ?[.,;)]|$)")
_FACTOR = re.compile(r"\d ?x\b|\b(?:twice|times|\w+fold|doubl\w+|tripl\w+)\b")


def read(document: Document, sentence: Sentence, kept: list[Quantity], domain: str) -> Iterator[Mention]:
    """Mentions for the rates of a sentence, those included that have to be multiplied."""
    kept = [crowds.apiece(document, q) for q in kept]
    rates = [q for q in kept if q.kind == "rate" and not q.each and not _is_of_each(document, q)]
    told: list[Mention] = []
    readings: dict[str, frames.Reading | None] = {}
    for quantity, found in assign(document, sentence, "rate", rates) if rates else []:
        own = found is not None and _near(document, found, quantity) and not _taken(found, quantity, rates)
        cue = found.field if found and own else ""
        among = [q for q in kept if q.kind == "count" and q.value > quantity.value * (quantity.per or DAY)]
        told += _rate(document, quantity, cue, _reading(document, quantity, domain, readings), bool(among))
    told = _lulled(document, [_called(document, m) for m in _summed(document, told)])
    yield from told
    yield from _burst(told)
    yield from crowds.multiplied(document, kept, domain)


def _summed(document: Document, told: list[Mention]) -> list[Mention]:
    """`a message every second, 350 per second for the fleet`: what all send together is what counts."""
    sums = [m for m in told if m.field == EVENTS and _SUM.match(document.low, m.end)]
    return [m for m in told if m.field != EVENTS or m in sums] if sums else told


def _called(document: Document, told: Mention) -> Mention:
    """`4,000 messages a second in the peak`: a rate of events that is called so is no usual one; a sum is."""
    if told.field != EVENTS:
        return told
    sentence = document.sentence_at(told.start)
    if _ALL_THE_TIME.search(document.low, sentence.start, sentence.end):
        return told.but(confidence=1.0) if told.confidence == _BURST else told
    burst = peaks.is_called(document, told, "peak") and not peaks.is_called(document, told, "average")
    return told.but(confidence=min(told.confidence, _BURST)) if burst else told


def _is_of_each(document: Document, q: Quantity) -> bool:
    """`three lawyers check 20 a week each`: what one of several gets through."""
    return (q.per or DAY) >= DAY and bool(_EACH_BEHIND.match(document.low, q.end))


def _is_audience(q: Quantity) -> bool:
    """`1.6 million readers a month`, `7,500 leads a week`: how many there are, not how often one is scored."""
    return (q.per or DAY) > DAY and q.counts("entity", "agent") and not q.counts("request", "document", "item")


def _near(document: Document, found: Cue, q: Quantity) -> bool:
    """A cue after the rate has to follow at once (`at peak`); one before it may stand further off."""
    if found.start >= q.end:
        between = document.text[q.end : found.start]
        bound = re.match(
            r"\s*(?:of|to|at|:|is|up to)?\s*(?:about |around |~)?\d", document.text[found.end : found.end + 20]
        )
        apart = re.search(r"[,;:(]", between) and not _THAT_IS.fullmatch(between)
        own = bound is None or _NAMED_BEHIND.match(document.low, found.end)
        return len(between) < 25 and bool(own) and not _FACTOR.search(between) and not apart
    return q.start - found.end < 60 and not re.search(r"\d", _CLOCK.sub("", document.text[found.end : q.start]))


def _taken(found: Cue, q: Quantity, rates: list[Quantity]) -> bool:
    """`2,000/s at peak, 60 million a day`: the cue right behind one rate says nothing of the next."""
    return found.end <= q.start and any(r is not q and 0 <= found.start - r.end <= 1 for r in rates)


def _reading(
    document: Document, q: Quantity, domain: str, readings: dict[str, frames.Reading | None]
) -> frames.Reading | None:
    """What the rate means; two quick rates of the same thing in a sentence mean the same, and so does their sum."""
    events = next((r for r in readings.values() if r is not None and r.field == EVENTS), None)
    if not q.word and events is not None and _SUM.match(document.low, q.end):
        return events
    if (
        not q.word
        and (q.per or DAY) < DAY
        and _ALL_SEND.search(document.low, document.sentence_at(q.start).start, q.start)
    ):
        return frames.Reading(EVENTS, 1.0, True)
    if not q.word or (q.per or DAY) >= DAY:
        return frames.read(document, q, domain)
    if q.word not in readings:
        readings[q.word] = frames.read(document, q, domain)
    return readings[q.word]


def _lulled(document: Document, told: list[Mention]) -> list[Mention]:
    """`300 bids per second on Sundays, 20 on a normal weekday`: the higher of two rates of a stream is its burst."""
    events = [m for m in told if m.field == "throughput.events_per_s" and m.confidence != _BURST]
    low, *high = sorted(events, key=lambda m: m.value)[:_PAIR] if len(events) == _PAIR else (None,)
    if low is None or low.value == high[0].value or not peaks.is_called(document, low, "average"):
        return told
    return [m.but(confidence=_BURST) if m is high[0] else m for m in told]


def _rate(document: Document, q: Quantity, cue: str, reading: frames.Reading | None, among: bool) -> Iterator[Mention]:
    """`among`: more of something are counted in the sentence, of whom these may be a part."""
    if reading is None or cue == "_growth" or _is_added(document, q, reading.field):
        return
    if not q.word and _SUM_OF_MONEY.search(document.low, document.sentence_at(q.start).start, q.start):
        return
    new = not among and q.word.rpartition(" ")[2] in NEWCOMERS
    if reading.field == "throughput.predictions_per_day" and _is_audience(q) and not new:
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
        if value < _CROWD:  # `one forecast a day`
            return
    confidence = 1.0 if reading.sure or not q.word else 0.85
    if peak and reading.field == "throughput.events_per_s":
        confidence = _BURST  # the usual rate counts where both are given
    yield Mention(reading.field, value, q.start, q.end, UNITS[reading.field] or q.word, confidence=confidence)


def _is_added(document: Document, q: Quantity, field: str) -> bool:
    """Whether so many come on top of those that are counted, and none of them is asked for or scored by itself."""
    added = _ADDED.search(document.low, max(0, q.start - _AHEAD), q.start)
    return added is not None and field in ("data.entities", "throughput.predictions_per_day")


def _burst(told: list[Mention]) -> Iterator[Mention]:
    """`1,500 events a second on average, 3,000 at peak`: how many times the usual rate a stream has to take."""
    events = [m for m in told if m.field == "throughput.events_per_s"]
    usual, peaks = ([m for m in events if (m.confidence == _BURST) is burst] for burst in (False, True))
    if len(usual) == len(peaks) == 1 and peaks[0].value > usual[0].value:
        because = f"{peaks[0].value:g} events a second at peak, {usual[0].value:g} otherwise"
        times = round(peaks[0].value / usual[0].value, 3)
        yield Mention(
            "throughput.peak_factor", times, peaks[0].start, peaks[0].end, "factor", Source.INFERRED, 0.85, because
        )
