"""Every landed row, the newest day first."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from mlsystem.settings import Settings


def rows(config: Settings) -> Iterator[dict[str, object]]:
    for path in sorted(config.landing.glob("*/dt=*/*.parquet"), key=lambda p: p.parent.name, reverse=True):
        yield from pl.read_parquet(path, hive_partitioning=False).iter_rows(named=True)
