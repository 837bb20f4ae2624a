"""A landed sample as a stream would deliver it: in the order of arrival, with repeats."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from mlsystem import payments
from mlsystem.payments import Payment


def arrivals(frame: pl.DataFrame, repeat_share: float = 0.02, seed: int = 3) -> Iterator[Payment]:
    """Every payment once, and some of them a second time a little later."""
    rng = np.random.default_rng(seed)
    waiting: list[Payment] = []
    for payment in payments.rows(frame.sort("arrived_at", "event_id")):
        yield payment
        if rng.uniform() < repeat_share:
            waiting.append(payment)
        if len(waiting) > 5:
            yield waiting.pop(0)
    yield from waiting
