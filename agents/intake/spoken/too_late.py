"""A result that is due before what it is made of comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.intake.clashes.clash import Clash
from agents.intake.readers import clock
from agents.intake.readers.clock import Clock
from agents.intake.spoken.frames import pattern, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "too_late"
_REACH = 110
NOON = "12:00"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Both on one day, and nothing brings the data sooner."""
    if said(document, KIND, "sooner") is None or said(document, KIND, "same") is None:
        return
    times = clock.scan(document)
    came = arrival(document, times)
    due = [] if came is None else [one.time for one in times if one is not came and _stands(document, one, "wanted")]
    if came is None:
        return
    early = next((time for time in [*due, *_deadline(c)] if _is_before(time, came.time)), None)
    if early is not None:
        text = f"What the run needs comes in at {came.time}, and its result is due at {early} of the same day."
        later = f"{min(int(came.time[:2]) + 1, 23):02d}:{came.time[3:]}"
        ways = (
            Way(f"Deliver at {later}", {"batch_deadline": later}),
            Way("Work with the state of the day before"),
        )
        yield Clash(("batch_deadline",), text, ways)


def arrival(document: Document, times: Sequence[Clock]) -> Clock | None:
    """When what a run needs comes in: a time that nothing is due at before one that may be either."""
    found = [one for one in times if _stands(document, one, "arrives")]
    return next((one for one in found if not _stands(document, one, "wanted")), next(iter(found), None))


def _deadline(c: Constraints) -> list[str]:
    return [] if c.batch_deadline is None else [str(c.batch_deadline.value)[:5]]


def _is_before(due: str, came: str) -> bool:
    """On the same half of the day: `23:00` is not before the `02:00` of the next day."""
    return due < came and (due < NOON) is (came < NOON)


def _stands(document: Document, one: Clock, name: str) -> bool:
    """Whether the words in front of the time say so, or those behind it."""
    sentence = document.sentence_at(one.start)
    left = document.text[max(sentence.start, one.start - _REACH) : one.start]
    right = document.text[one.end : min(sentence.end, one.end + _REACH)]
    return bool(pattern(KIND, name).search(left) or pattern(KIND, f"{name}_behind").search(right))
