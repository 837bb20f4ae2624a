"""Rates: how often something happens, and what each of a crowd does times the crowd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting import frames
from agents.intake.counting.assignment import Cue, assign
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from core.constraints import Source

DAY, _CROWD = 86_400.0, 2
_BURST = 0.6  # how sure a rate of events is that is called their peak
UNITS = {
    "data.entities": "", "throughput.docs_per_day": "documents/day",
    "throughput.predictions_per_day": "predictions/day", "throughput.events_per_s": "events/s",
    "throughput.rps_avg": "requests/s",
}  # fmt: skip
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o'clock|h\b)|\b\d{1,2}:\d\d", re.I)
_THAT_IS = re.compile(r", (?:that's|that is|which is|this is)(?: about| already| really)?(?: an?| the| our)? ")
_FACTOR = re.compile(r"\d ?x\b|\b(?:twice|times|\w+fold|doubl\w+|tripl\w+)\b")


def read(document: Document, sentence: Sentence, kept: list[Quantity], domain: str) -> Iterator[Mention]:
    """Mentions for the rates of a sentence, those included that have to be multiplied."""
    rates = [q for q in kept if q.kind == "rate" and not q.each]
    told: list[Mention] = []
    for quantity, found in assign(document, sentence, "rate", rates) if rates else []:
        own = found is not None and _near(document, found, quantity) and not _taken(found, quantity, rates)
        told += _rate(document, quantity, found.field if found and own else "", domain)
    yield from told
    yield from _burst(told)
    yield from _multiplied(kept)
    yield from _each_reports(document, kept)


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
        return len(between) < 25 and not bound and not _FACTOR.search(between) and not apart
    return q.start - found.end < 60 and not re.search(r"\d", _CLOCK.sub("", document.text[found.end : q.start]))


def _taken(found: Cue, q: Quantity, rates: list[Quantity]) -> bool:
    """`2,000/s at peak, 60 million a day`: the cue right behind one rate says nothing of the next."""
    return found.end <= q.start and any(r is not q and 0 <= found.start - r.end <= 1 for r in rates)


def _rate(document: Document, q: Quantity, cue: str, domain: str) -> Iterator[Mention]:
    reading = None if cue == "_growth" else frames.read(document, q, domain)
    if reading is None:
        return
    if reading.field == "throughput.predictions_per_day" and _is_audience(q):
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
    return Mention(field, value, start, end, UNITS[field], because=because, confidence=0.95)
