"""Training data as it could have been known: only labels that had arrived, split by time with a gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain, features


@dataclass(frozen=True)
class Part:
    """`groups` holds the raw slice columns of the same rows, for metrics by group; `entities` is whose they
    are."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    groups: pl.DataFrame
    entities: pl.Series = field(default_factory=pl.Series)


@dataclass(frozen=True)
class Split:
    train: Part
    test: Part


def known(records: pl.DataFrame, labels: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Records whose outcome was known at `as_of`, oldest first."""
    arrived = labels.filter(pl.col("known_at") <= as_of)
    return records.join(arrived, on=domain.ENTITY).filter(pl.col("at") <= as_of).sort("at", domain.ENTITY)


def split(labelled: pl.DataFrame, activity: pl.DataFrame, test_share: float = 0.3) -> Split:
    """The newest `test_share` is held out; labels of the training part were known before it begins."""
    cut = labelled["at"].sort()[int(labelled.height * (1 - test_share))]
    gap = timedelta(days=domain.LABEL_DELAY_DAYS)
    before = labelled.filter((pl.col("at") < cut - gap) & (pl.col("known_at") < cut))
    after = labelled.filter(pl.col("at") >= cut)
    return Split(part(before, activity), part(after, activity))


def part(labelled: pl.DataFrame, activity: pl.DataFrame) -> Part:
    x = features.matrix(features.build(labelled, activity))
    y = labelled[domain.LABEL].cast(pl.Float64).to_numpy()
    return Part(x, y, labelled.select(domain.SLICES), labelled[domain.ENTITY])
