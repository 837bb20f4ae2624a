"""Features never look ahead, never leave gaps, and do not depend on who else is in the batch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from mlsystem import domain, events, features, sample, windows

DATA = sample.synthesise(200, seed=5)
OWNER = DATA.records[domain.ENTITY][0]
NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def activity(at: list[datetime], delay_s: float = 1) -> pl.DataFrame:
    late = timedelta(seconds=delay_s)
    return events.table(events.Event(f"e{n}", OWNER, t, t + late, 10.0) for n, t in enumerate(at))


def one(at: datetime) -> pl.DataFrame:
    return DATA.records.head(1).with_columns(pl.lit(at).cast(pl.Datetime("us", "UTC")).alias("at"))


def test_what_had_not_arrived_at_the_decision_is_invisible() -> None:
    leak = activity([NOON - timedelta(seconds=5), NOON, NOON + timedelta(days=3)], delay_s=10)
    assert features.build(one(NOON), leak).equals(features.build(one(NOON), features.EMPTY_ACTIVITY))
    seen = features.build(one(NOON + timedelta(seconds=5)), leak)
    assert seen["events_count_5m"][0] == 1


def test_events_after_the_decisions_change_no_feature_of_the_sample() -> None:
    decided = DATA.records.select(domain.ENTITY, pl.col("at").alias("decided"))
    past = DATA.activity.join(decided, on=domain.ENTITY).filter(pl.col("arrived_at") <= pl.col("decided"))
    assert past.height < DATA.activity.height
    assert features.build(DATA.records, past.drop("decided")).equals(
        features.build(DATA.records, DATA.activity)
    )


def test_the_order_of_landing_and_a_second_landing_change_nothing() -> None:
    shuffled = pl.concat([DATA.activity, DATA.activity.head(300)]).sample(fraction=1, shuffle=True, seed=1)
    a, b = (features.matrix(features.build(DATA.records, x)) for x in (shuffled, DATA.activity))
    np.testing.assert_allclose(a, b, atol=1e-9)


def test_an_entity_is_seen_at_each_of_its_moments() -> None:
    moments = [NOON + timedelta(minutes=m) for m in (9, 0, 3)]
    rows = pl.concat([one(m) for m in moments])
    built = features.build(rows, activity([NOON - timedelta(minutes=1), NOON + timedelta(minutes=2)]))
    assert built["events_count_5m"].to_list() == [0, 1, 2]
    assert built["events_count_1h"].to_list() == [2, 1, 2]


def test_no_events_are_zero_and_nothing_is_missing() -> None:
    row = features.build(DATA.records.head(1), features.EMPTY_ACTIVITY)
    assert row["events_count_1h"][0] == 0
    assert row["events_age_s"][0] == windows.LONGEST_S
    assert sum(row.null_count().row(0)) == 0


def test_one_row_alone_gives_the_same_features_as_in_a_batch() -> None:
    batch = features.matrix(features.build(DATA.records, DATA.activity))
    alone = [features.matrix(features.build(DATA.records[i], DATA.activity)) for i in range(20)]
    np.testing.assert_allclose(np.vstack(alone), batch[:20], atol=1e-6)


def test_the_sample_has_events_of_every_kind() -> None:
    late = (DATA.activity["arrived_at"] - DATA.activity["at"]).dt.total_seconds()
    assert (late > windows.LATENESS_S).any()
    assert late.is_between(10, windows.LATENESS_S).any()
    assert features.build(DATA.records, DATA.activity)["events_count_1h"].mean() > 3  # type: ignore[operator]
