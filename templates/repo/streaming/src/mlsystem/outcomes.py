"""How good the decisions were, week by week, once the labels are in; before that the answer is `pending`."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl

from mlsystem import domain

SCHEMA: dict[str, pl.DataType] = {
    "event_id": pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "amount": pl.Float64(),
    "action": pl.String(),
    "score": pl.Float64(),
    "propensity": pl.Float64(),
    "explored": pl.Boolean(),
    "model_version": pl.String(),
}


def weekly(decisions: pl.DataFrame, labels: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Per week: payments, cases, precision and recall of review and hold together, share of value caught.

    A week counts once its last payment is older than the label delay; before, it is never counted as clean.
    """
    known = labels.filter(pl.col("known_at") <= as_of).select("event_id", domain.LABEL)
    rows = decisions.join(known, on="event_id", how="left").with_columns(
        pl.col("at").dt.truncate("1w").alias("week")
    )
    ripe = pl.col("week") + timedelta(days=7 + domain.LABEL_DELAY_DAYS) <= as_of
    case, flagged = pl.col(domain.LABEL) == 1, _flagged()
    caught = case & flagged
    found = rows.group_by("week").agg(
        pl.len().alias("payments"),
        pl.col(domain.LABEL).is_not_null().mean().alias("labelled_share"),
        case.sum().alias("cases"),
        _share(caught, flagged & pl.col(domain.LABEL).is_not_null()).alias("precision"),
        _share(caught, case).alias("recall"),
        _share(pl.col("amount") * caught, pl.col("amount") * case).alias("value_caught"),
    )
    status = pl.when(ripe).then(pl.lit("measured")).otherwise(pl.lit("pending")).alias("status")
    hidden = [
        pl.when(ripe).then(pl.col(name)).alias(name) for name in ("precision", "recall", "value_caught")
    ]
    return found.with_columns(status, *hidden).sort("week")


def _flagged() -> pl.Expr:
    """Explored payments were flagged too; they were let through to learn from."""
    return (pl.col("action") != "allow") | pl.col("explored")


def _share(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    """Null, not a number, where there is nothing to take a share of."""
    return pl.when(whole.sum() > 0).then(part.sum() / whole.sum())
