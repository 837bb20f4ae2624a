"""What is watched once the days have come: how demand moved, how far off it was, and what drove it."""

from __future__ import annotations

import polars as pl

from mlsystem import domain, features, panel
from mlsystem.dataset import Part
from mlsystem.panel import Floats
from mlsystem.training import Forecaster

_RATIO = f"{domain.DRIVER}_ratio"
NAMES = ("error", "demand_ratio", _RATIO, domain.EVENT)


def of(model: Forecaster, part: Part) -> dict[str, Floats]:
    """Per item and day, in shares of the series' scale."""
    items = part.only(pl.col("level") == panel.ITEM)
    forecast = model.predict(items.x)[:, 0]
    actual = items.y / items.scale
    given = {name: items.x[:, features.NAMES.index(name)] for name in (_RATIO, domain.EVENT)}
    return {"error": actual - forecast, "demand_ratio": actual, **given}
