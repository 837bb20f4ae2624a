"""Features never look ahead, never leave gaps, and do not depend on who else is in the batch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from mlsystem import domain, features, sample

DATA = sample.synthesise(200, seed=5)


def events(at: list[datetime], amount: float = 10.0) -> pl.DataFrame:
    owner = DATA.records[domain.ENTITY][0]
    rows = {domain.ENTITY: [owner] * len(at), "at": at, "amount": [amount] * len(at)}
    return pl.DataFrame(rows, schema=features.EMPTY_ACTIVITY.schema)


def one(at: datetime) -> pl.DataFrame:
    return DATA.records.head(1).with_columns(pl.lit(at).cast(pl.Datetime("us", "UTC")).alias("at"))


def test_activity_at_or_after_the_decision_is_invisible() -> None:
    moment = datetime(2025, 5, 1, 12, tzinfo=UTC)
    leak = events([moment, moment + timedelta(seconds=1), moment + timedelta(days=3)])
    assert features.build(one(moment), leak).equals(features.build(one(moment), features.EMPTY_ACTIVITY))


def test_future_activity_changes_no_feature_of_the_sample() -> None:
    past = DATA.activity.join(
        DATA.records.select(domain.ENTITY, pl.col("at").alias("decided")), on=domain.ENTITY
    )
    only_past = past.filter(pl.col("at") < pl.col("decided")).drop("decided")
    assert only_past.height < DATA.activity.height
    assert features.build(DATA.records, only_past).equals(features.build(DATA.records, DATA.activity))


def test_window_includes_its_edge_and_nothing_older() -> None:
    moment = datetime(2025, 5, 1, tzinfo=UTC)
    edge, older = moment - timedelta(days=7), moment - timedelta(days=7, microseconds=1)
    assert features.build(one(moment), events([edge]))["activity_count_7d"][0] == 1
    assert features.build(one(moment), events([older]))["activity_count_7d"][0] == 0


def test_a_window_is_hours_long_when_the_clocks_change() -> None:
    """Clocks in Europe went forward on 30 March 2025; 7 days stay 168 hours."""
    moment = datetime(2025, 4, 1, tzinfo=UTC)
    assert features.build(one(moment), events([moment - timedelta(hours=168)]))["activity_count_7d"][0] == 1


def test_no_activity_is_zero_and_recency_is_capped() -> None:
    row = features.build(DATA.records.head(1), features.EMPTY_ACTIVITY)
    assert row["activity_count_90d"][0] == 0
    assert row["activity_recency_days"][0] == features.NO_ACTIVITY_DAYS
    assert sum(row.null_count().row(0)) == 0


def test_one_row_alone_gives_the_same_features_as_in_a_batch() -> None:
    batch = features.matrix(features.build(DATA.records, DATA.activity))
    alone = [features.matrix(features.build(DATA.records[i], DATA.activity)) for i in range(20)]
    np.testing.assert_allclose(np.vstack(alone), batch[:20], atol=1e-6)
