"""What each of a crowd does, times the crowd: twelve requests of each user, a message of each sensor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from agents.intake.counting import frames
from agents.intake.counting.crossed import PARTS
from agents.intake.counting.fixed import Fixed, whole
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.sending import sends
from agents.intake.inflection import plural
from agents.intake.mention import Mention
from agents.intake.text import Document

_SENDER = re.compile(
    rf"\b(?:each|every)(?: single)?(?: one)?(?: of (?:the|our|these))?(?: [\d.,]+)? (?:[a-z-]+ )?(?P<noun>[a-z-]+) "
    rf"{sends()}(?: us| in| out)?(?: about| around)? ?$"
)
DAY, _PIECES = 86_400.0, "throughput.docs_per_day"
CROWDS = ("dau", "entity", "company", "place", "agent")
UNITS = {
    "throughput.docs_per_day": "documents/day", "throughput.predictions_per_day": "predictions/day",
    "throughput.events_per_s": "events/s", "throughput.rps_avg": "requests/s",
}  # fmt: skip


def apiece(document: Document, rate: Quantity) -> Quantity:
    """A rate of events with whose it is: `every probe sends a value each minute`."""
    if rate.kind != "rate" or rate.each or not rate.counts("event"):
        return rate
    said = _SENDER.search(document.low, document.sentence_at(rate.start).start, rate.start)
    return replace(rate, each=said["noun"]) if said else rate


def multiplied(document: Document, inside: list[Quantity], domain: str) -> Iterator[Mention]:
    """`200k daily users, 12 requests each a day`: a population times what each of them does."""
    crowds = [q for q in inside if q.kind == "count" and not q.each and (q.counts(*CROWDS) or not q.nouns)]
    shares = [
        q for q in inside
        if q.each or (crowds and crowds[0].counts("dau") and q.kind == "rate" and q.counts("request"))
    ]  # fmt: skip
    for share in shares:
        alike = [q for q in crowds if not share.each or share.each in (q.word or "") or q.counts("dau")]
        alike = alike or _elsewhere(document, share)
        if not alike or (share.per is None and not alike[-1].counts("dau")):
            continue
        if share.counts("event"):
            parts = [q for q in inside if q.kind == "count" and q.word in PARTS and q.end <= share.start]
            alike = sorted((whole(document, q) for q in (*alike, *parts)), key=attrgetter("value"))
        crowd = alike[-1]
        yield _product(document, crowd, share, domain)


def _elsewhere(document: Document, share: Quantity) -> list[Quantity]:
    """The crowd of whose members the rate is told, where another sentence counts it."""
    many = Fixed(document).counted(share.each) if share.each and share.counts("event") else 0.0
    return [replace(share, kind="count", value=many, word=plural(share.each), per=None, each="")] if many else []


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
