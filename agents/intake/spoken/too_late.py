"""A result that is due before what it is made of comes in."""

from __future__ import annotations

from collections.abc import Iterator

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
    came = next((one for one in times if _stands(document, one, "arrives")), None)
    due = [one for one in times if one is not came and _stands(document, one, "wanted")]
    if came is None:
        return
    early = next((one for one in due if one.time < came.time and (one.time < NOON) is (came.time < NOON)), None)
    if early is not None:
        told = " ".join(document.text[early.start : early.end].split())
        text = f"What the run needs comes in at {came.time}, and its result is due at {told} of the same day."
        later = f"{min(int(came.time[:2]) + 1, 23):02d}:{came.time[3:]}"
        ways = (
            Way(f"Deliver at {later}", {"batch_deadline": later}),
            Way("Work with the state of the day before"),
        )
        yield Clash(("batch_deadline",), text, ways)


def _stands(document: Document, one: Clock, name: str) -> bool:
    """Whether the words in front of the time say so."""
    begin = max(document.sentence_at(one.start).start, one.start - _REACH)
    return pattern(KIND, name).search(document.text[begin : one.start]) is not None
