"""Training data as it could have been known: ripe payments only, split by time with a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain, features

WARM_UP_DAYS = 50
MAX_WEIGHT = 10


@dataclass(frozen=True)
class Part:
    """`groups` holds the raw slice columns of the same rows, for metrics by group."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    groups: pl.DataFrame


@dataclass(frozen=True)
class Split:
    train: Part
    test: Part


def known(payments: pl.DataFrame, labels: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Payments old enough for every kind of label to be there: frauds show up earlier than their absence."""
    ripe = as_of - timedelta(days=domain.LABEL_DELAY_DAYS)
    arrived = labels.filter(pl.col("known_at") <= as_of)
    old = payments.filter(pl.col("at") <= ripe)
    return old.join(arrived, on="event_id").sort("at", "event_id")


def split(
    labelled: pl.DataFrame, built: pl.DataFrame, decisions: pl.DataFrame, test_share: float = 0.3
) -> Split:
    """The newest `test_share` is held out; training labels were known before it begins.

    `built` is `features.table` of at least these payments.
    """
    cut = labelled["at"].sort()[int(labelled.height * (1 - test_share))]
    begin = labelled["at"].min()
    warm = begin + timedelta(days=WARM_UP_DAYS) if isinstance(begin, datetime) else cut
    gap = timedelta(days=domain.LABEL_DELAY_DAYS)
    before = labelled.filter(pl.col("at").is_between(warm, cut - gap, closed="left"))
    return Split(part(_weighted(before, decisions), built), part(labelled.filter(pl.col("at") >= cut), built))


def part(labelled: pl.DataFrame, built: pl.DataFrame) -> Part:
    rows = labelled.join(built, on="event_id", how="left", maintain_order="left")
    labels = labelled[domain.LABEL].cast(pl.Float64).to_numpy()
    return Part(features.matrix(rows), labels, labelled.select(domain.SLICES))


def _weighted(labelled: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    """A payment let through by exploration stands for those that were held: repeated 1/share times."""
    share = decisions.select("event_id", "propensity").unique("event_id", keep="first")
    times = (1 / pl.col("propensity").fill_null(1.0)).round().clip(1, MAX_WEIGHT).cast(pl.UInt32)
    rows = labelled.join(share, on="event_id", how="left", maintain_order="left")
    return rows.select(pl.all().exclude("propensity").repeat_by(times).explode())
