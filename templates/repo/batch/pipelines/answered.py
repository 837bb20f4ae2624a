"""What was published, beside the outcome of each entity that is known by now."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from mlsystem import domain
from mlsystem.settings import Settings

# A run may lie a day before the moment from which an outcome was counted.
LEEWAY = timedelta(days=1)


def known(config: Settings, labels: pl.DataFrame) -> pl.DataFrame:
    """`answer` and `outcome` a row, of the newest run that could not know the outcome yet; with the ends of
    its range where the list has them."""
    runs = [
        pl.read_parquet(path) for path in sorted((config.home / "published").glob("run_date=*/*.parquet"))
    ]
    if not runs:
        return pl.DataFrame(schema={"answer": pl.Float64(), "outcome": pl.Float64()})
    listed = pl.concat(runs, how="diagonal_relaxed").rename(
        {"entity": domain.ENTITY, domain.ANSWER: "answer"}
    )
    late = timedelta(days=domain.LABEL_DELAY_DAYS) - LEEWAY
    begun = pl.col("run_date").cast(pl.Datetime("us", "UTC"))
    pairs = listed.join(labels.rename({domain.LABEL: "outcome"}), on=domain.ENTITY)
    before = pairs.filter(begun + late <= pl.col("known_at"))
    return before.sort("run_date").unique(domain.ENTITY, keep="last", maintain_order=True)
