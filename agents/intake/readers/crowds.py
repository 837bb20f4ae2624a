"""What each of a crowd does, times the crowd: twelve requests of each user, a message of each sensor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from agents.intake.counting import frames
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document
from core.constraints import Source

DAY, _PIECES = 86_400.0, "throughput.docs_per_day"
UNITS = {
    "throughput.docs_per_day": "documents/day", "throughput.predictions_per_day": "predictions/day",
    "throughput.events_per_s": "events/s", "throughput.rps_avg": "requests/s",
}  # fmt: skip
_SENDING = re.compile(  # `sensors, each reporting every five seconds`
    r"[^.;]{0,50}\b(?:send|report|emit|transmit|deliver|measur|publish|post|push|speak|record|log|sampl|tak)\w*"
    r"[^.;\d]{0,30}\b(?:every|each|once (?:every|per|an?)|per) $"
)


def multiplied(document: Document, inside: list[Quantity], domain: str) -> Iterator[Mention]:
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
        yield _product(document, alike[-1], share, domain)


def reporting(document: Document, inside: list[Quantity]) -> Iterator[Mention]:
    """The messages a second of a crowd that reports every so often, inferred."""
    yield from _so_many(document, inside)
    yield from _one_each(document, inside)


def _so_many(document: Document, inside: list[Quantity]) -> Iterator[Mention]:
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


def _one_each(document: Document, inside: list[Quantity]) -> Iterator[Mention]:
    """`7,500 sensors, each reporting every five seconds`: one message of each, inferred."""
    for crowd, every in pairwise(inside):
        counted = crowd.kind == "count" and crowd.counts("entity", "place") and not crowd.each
        timed = every.kind == "duration" and 0 < every.value <= DAY
        if counted and timed and _SENDING.fullmatch(document.low, crowd.end, every.start):
            because = f"{crowd.value:g} {crowd.word}, one message of each every {every.value:g} s"
            value = round(crowd.value / every.value, 9)
            yield Mention("throughput.events_per_s", value, crowd.start, every.end, "events/s", Source.INFERRED, 0.85,
                          because)  # fmt: skip


def _per_day(document: Document, share: Quantity, domain: str) -> str:
    """Whether what each of a crowd does in a day is a piece that is worked on, or another score."""
    reading = frames.read(document, replace(share, kind="rate", per=DAY), domain)
    return reading.field if reading and reading.field == _PIECES else "throughput.predictions_per_day"


def _product(document: Document, crowd: Quantity, share: Quantity, domain: str) -> Mention:
    daily = share.value * DAY if share.per else share.value
    because = f"{crowd.value:g} {crowd.word} x {daily:g} {share.word} a day"
    start, end = min(crowd.start, share.start), max(crowd.end, share.end)
    if share.per and share.per < DAY and share.each in crowd.word and not share.counts("event"):
        field, value = "throughput.rps_avg", round(crowd.value * share.value, 9)
        because = f"{crowd.value:g} {crowd.word} x {share.value:g} {share.word} a second"
    elif share.counts("event"):
        field, value = "throughput.events_per_s", round(crowd.value * daily / DAY, 9)
    else:
        field, value = _per_day(document, share, domain), round(crowd.value * daily, 6)
    return Mention(field, value, start, end, UNITS[field], because=because, confidence=0.95)
