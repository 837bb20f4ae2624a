"""The list has the two ends of each estimate's range."""

from __future__ import annotations

import polars as pl

from mlsystem import domain, sample
from mlsystem.settings import Settings
from pipelines import batch_infer


def test_every_row_has_a_range_around_its_estimate(system: Settings) -> None:
    listed = batch_infer.infer(system, sample.END.date())
    inside = pl.col(domain.ANSWER).is_between(pl.col("low"), pl.col("high"))
    assert listed.filter(inside & (pl.col("low") < pl.col("high"))).height == listed.height > 0
