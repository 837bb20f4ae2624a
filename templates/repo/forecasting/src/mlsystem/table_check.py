"""What is wrong with a table of forecasts about to be published."""

from __future__ import annotations

import polars as pl

from mlsystem import panel

KEY = ["level", "location", "item", "at"]
VALUES = ["mean", "p10", "p50", "p90"]


def problems(table: pl.DataFrame, last: pl.DataFrame | None, horizon: int) -> list[str]:
    """One sentence each; `last` is the table readers see now."""
    if not table.height:
        return ["the table is empty"]
    broken = table.filter(~pl.all_horizontal(pl.col(VALUES).is_finite() & (pl.col(VALUES) >= 0))).height
    crossed = table.filter((pl.col("p10") > pl.col("p50")) | (pl.col("p50") > pl.col("p90"))).height
    found = {
        f"{broken} rows have a missing or negative value": broken > 0,
        f"{crossed} rows have quantiles out of order": crossed > 0,
        "a series and day appears twice": table.select(KEY).n_unique() != table.height,
        f"not every series has {horizon} days": table["horizon"].n_unique() != horizon
        or table.height % horizon > 0,
        "the levels do not add up": not adds_up(table),
    }
    own = [text for text, holds in found.items() if holds]
    return own if last is None else [*own, *_against(table, last)]


def adds_up(table: pl.DataFrame, tolerance: float = 1e-6) -> bool:
    """Items to locations and locations to the whole, day by day, in the mean."""
    by_day = [
        table.filter(pl.col("level") == level).group_by("at").agg(pl.col("mean").sum()).sort("at")["mean"]
        for level in (panel.ITEM, panel.LOCATION, panel.TOTAL)
    ]
    total = by_day[-1]
    return all(len(s) == len(total) and ((s - total).abs() <= tolerance * (1 + total)).all() for s in by_day)


def _against(table: pl.DataFrame, last: pl.DataFrame) -> list[str]:
    before, now = (t.filter(pl.col("level") == panel.TOTAL)["mean"].mean() for t in (last, table))
    jumped = isinstance(before, float) and isinstance(now, float) and not before / 3 <= now <= before * 3
    found = {
        "far fewer rows than last time": table.height < last.height * 0.5,
        "the whole is three times what it was, or a third": jumped,
    }
    return [text for text, holds in found.items() if holds]
