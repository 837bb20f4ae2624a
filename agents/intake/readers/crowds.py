"""What each of a crowd does, times the crowd: twelve requests of each user, a message of each sensor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from agents.intake.counting import frames
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document

DAY, _PIECES = 86_400.0, "throughput.docs_per_day"
CROWDS = ("dau", "entity", "company", "place", "agent")
UNITS = {
    "throughput.docs_per_day": "documents/day", "throughput.predictions_per_day": "predictions/day",
    "throughput.events_per_s": "events/s", "throughput.rps_avg": "requests/s",
}  # fmt: skip


def multiplied(document: Document, inside: list[Quantity], domain: str) -> Iterator[Mention]:
    """`200k daily users, 12 requests each a day`: a population times what each of them does."""
    crowds = [q for q in inside if q.kind == "count" and not q.each and (q.counts(*CROWDS) or not q.nouns)]
    shares = [
        q for q in inside
        if q.each or (crowds and crowds[0].counts("dau") and q.kind == "rate" and q.counts("request"))
    ]  # fmt: skip
    for share in shares:
        alike = [q for q in crowds if not share.each or share.each in (q.word or "") or q.counts("dau")]
        if not alike or (share.per is None and not alike[-1].counts("dau")):
            continue
        yield _product(document, alike[-1], share, domain)


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
