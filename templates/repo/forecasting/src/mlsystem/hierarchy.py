"""Forecasts that add up: items to their location, locations to the whole.

Each parent was forecast on its own too. The gap between it and its children is shared out by error variance
(minimum trace with a diagonal covariance, solved level by level), so the forecast that is surer moves less.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from mlsystem.panel import ITEM, LOCATION, Floats


def reconcile(series: pl.DataFrame, mean: Floats, variance: Floats) -> Floats:
    """Coherent means: series (items, locations, the whole) by day, none negative."""
    level, place = series["level"].to_numpy(), series["location"].to_numpy()
    items, locations = np.flatnonzero(level == ITEM), np.flatnonzero(level == LOCATION)
    top = len(level) - 1
    done = np.array(mean, dtype=np.float64)
    done[locations] = _share(done[top], variance[top], done[locations], variance[locations])
    for row in locations:
        mine = items[place[items] == place[row]]
        done[mine] = _share(done[row], np.zeros(mean.shape[1]), done[mine], variance[mine])
    done[items] = np.maximum(done[items], 0.0)
    for row in locations:
        done[row] = done[items[place[items] == place[row]]].sum(axis=0)
    done[top] = done[locations].sum(axis=0)
    return done


def _share(parent: Floats, parent_variance: Floats, children: Floats, variance: Floats) -> Floats:
    """Children after their part of the gap; a parent without variance keeps its value."""
    gap = parent - children.sum(axis=0)
    whole = parent_variance + variance.sum(axis=0)
    return np.asarray(children + gap * variance / np.where(whole > 0, whole, 1.0), dtype=np.float64)
