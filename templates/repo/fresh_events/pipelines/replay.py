"""A sample as it would have happened: what had arrived is folded before a decision is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import numpy as np

from mlsystem import events
from mlsystem.sample import Sample
from mlsystem.sources import Message
from pipelines.requests import bodies
from pipelines.stream import Worker


def decisions(
    data: Sample, limit: int, worker: Worker, repeat_share: float = 0.02, seed: int = 3
) -> Iterator[dict[str, Any]]:
    """Each of the first `limit` requests, with the stream folded up to its moment; some events come twice."""
    rng = np.random.default_rng(seed)
    waiting = list(events.rows(data.activity))
    place = 0
    for body in bodies(data, limit):
        moment = datetime.fromisoformat(body["at"])
        begin = place
        while place < len(waiting) and waiting[place].arrived_at <= moment:
            place += 1
        batch = [Message(events.encode(e), e.event_id) for e in waiting[begin:place]]
        worker.take([*batch, *(m for m in batch if rng.uniform() < repeat_share)])
        reach(worker, moment)
        yield body


def reach(worker: Worker, moment: datetime) -> None:
    """Nothing more has come up to `moment`."""
    worker.clock = lambda: moment
    worker.take([])
