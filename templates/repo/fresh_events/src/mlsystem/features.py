"""The one feature function. Training, batch checks and the online service all call `assemble`.

The windows come from the landed events as they had arrived at each decision (`build`), or from the shared
store (the service): both are folded and read by `windows`.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain, events, windows
from mlsystem.events import Event

NAMES: tuple[str, ...] = (
    *(c.name for c in domain.NUMERIC),
    *(f"{c.name}={value}" for c in domain.CATEGORY for value in c.values),
    *windows.NAMES,
)
EMPTY_ACTIVITY = pl.DataFrame(schema=events.SCHEMA)
WINDOW_SCHEMA = dict.fromkeys(windows.NAMES, pl.Float64())


def build(records: pl.DataFrame, activity: pl.DataFrame) -> pl.DataFrame:
    """One row of `NAMES` per row of `records`, in the same order; no nulls. `activity` is what has landed."""
    return assemble(records, as_of(records, activity))


def assemble(records: pl.DataFrame, fresh: pl.DataFrame) -> pl.DataFrame:
    """`fresh` holds `windows.NAMES` for each row of `records`, in the same order."""
    return records.with_columns(fresh.get_columns()).with_columns(*_numeric(), *_categories()).select(NAMES)


def as_of(records: pl.DataFrame, activity: pl.DataFrame) -> pl.DataFrame:
    """The windows of each record's entity, of what had arrived when the record was decided on."""
    asked = records.select(domain.ENTITY, "at").with_row_index("row").sort("at", "row")
    known = activity.join(asked.select(domain.ENTITY).unique(), on=domain.ENTITY, how="semi")
    arrived: dict[str, list[Event]] = defaultdict(list)
    for event in events.rows(known):
        arrived[event.entity].append(event)
    moments: dict[str, list[tuple[int, datetime]]] = defaultdict(list)
    for row, name, at in asked.select("row", domain.ENTITY, "at").iter_rows():
        moments[name].append((row, at))
    found: dict[int, dict[str, float]] = {}
    for name, places in moments.items():
        values = windows.replay(arrived[name], [at for _, at in places])
        found |= {row: value for (row, _), value in zip(places, values, strict=True)}
    return pl.DataFrame([found[row] for row in range(records.height)], schema=WINDOW_SCHEMA)


def matrix(features: pl.DataFrame) -> NDArray[np.float64]:
    return features.select(pl.col(n).cast(pl.Float64) for n in NAMES).to_numpy()


def _numeric() -> list[pl.Expr]:
    return [pl.col(c.name).log1p() if c.log else pl.col(c.name) for c in domain.NUMERIC]


def _categories() -> list[pl.Expr]:
    return [
        (pl.col(c.name) == value).cast(pl.Float64).alias(f"{c.name}={value}")
        for c in domain.CATEGORY
        for value in c.values
    ]
