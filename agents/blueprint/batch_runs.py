"""One run of batch inference: how it is cut, by when it is through, how its results appear."""

from __future__ import annotations

from agents.view import View
from core.constraints import Strict

WINDOW_PCT, CHUNKS = 70.0, 10


class BatchInference(Strict):
    partitioning: str
    window: str
    deadline: str
    finish_within_pct: float
    retries: int
    publish: str


def planned(view: View, one: str) -> BatchInference:
    """The run that results in one row for each `one`, such as `customer`."""
    deadline = view.value("batch_deadline", "the end of the window")
    return BatchInference(
        partitioning=f"{CHUNKS} parts by {one}", window="from the end of ingestion to the deadline",
        deadline=deadline, finish_within_pct=WINDOW_PCT, retries=2,
        publish="write a new table, check it, swap it in",
    )  # fmt: skip
