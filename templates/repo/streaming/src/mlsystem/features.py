"""Features of landed payments for training and batch checks: `windows.features_of`, payment by payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import payments, risk, traces, windows
from mlsystem.risk import Risk
from mlsystem.traces import Trace

NAMES = windows.NAMES
# Rates learned from labels change by design; their quality is watched by the delayed metrics instead.
MONITORED = tuple(name for name in NAMES if name not in windows.RISKS)


def build(frame: pl.DataFrame, risk_on: Callable[[date], Risk]) -> pl.DataFrame:
    """One row of `NAMES` per row of `frame`, in the same order."""
    values = dict(_values(frame, risk_on))
    rows = [values[event] for event in frame["event_id"]]
    return pl.DataFrame(rows, schema=dict.fromkeys(NAMES, pl.Float64()))


def matrix(features: pl.DataFrame) -> NDArray[np.float64]:
    return features.select(NAMES).to_numpy()


def history(frame: pl.DataFrame, labels: pl.DataFrame) -> Callable[[date], Risk]:
    """Snapshots as they would have been published each morning."""
    labelled = frame.join(labels, on="event_id")

    @cache
    def on(day: date) -> Risk:
        return risk.as_of(labelled, day)

    return on


def table(frame: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """What training learns from: NAMES and `event_id`, with the snapshots of each payment's own morning."""
    return build(frame, history(frame, labels)).with_columns(frame["event_id"])


def _values(frame: pl.DataFrame, risk_on: Callable[[date], Risk]) -> Iterator[tuple[str, dict[str, float]]]:
    """A replay in the order of arrival, card by card."""
    for _, card in sorted(frame.group_by("card_id"), key=lambda item: str(item[0])):
        seen: list[Trace] = []
        for payment in payments.rows(card.sort("arrived_at", "event_id")):
            day = payment.arrived_at.astimezone(UTC).date()
            yield payment.event_id, windows.features_of(payment, seen, risk_on(day))
            mine = traces.of(payment)
            reachable = windows.HISTORY_S + windows.LATENESS_S
            seen = [t for t in seen if windows.age(mine, t) < reachable]
            seen.append(mine)
