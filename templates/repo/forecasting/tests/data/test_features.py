"""Features never look ahead, treat unknown as unknown, and do not depend on who else is in the batch."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from mlsystem import domain, features, panel, sample

DATA = sample.synthesise(2, seed=5, days=460, items=3)
ORIGIN = date(2025, 3, 20)
HORIZON = 14


def built(
    origin: date = ORIGIN, actuals: pl.DataFrame = DATA.actuals, plans: pl.DataFrame = DATA.plans
) -> features.Built:
    return features.build(panel.build(DATA.items, actuals, origin), plans, origin, HORIZON)


def column(made: features.Built, name: str) -> panel.Floats:
    return made.x[:, features.NAMES.index(name)]


def one(item: str = "I001") -> pl.DataFrame:
    return DATA.actuals.filter((pl.col(domain.LOCATION) == "L00") & (pl.col(domain.ITEM) == item))


def test_actuals_on_or_after_the_origin_are_invisible() -> None:
    later = pl.col("at") >= panel.moment(ORIGIN)
    changed = DATA.actuals.with_columns(
        pl.when(later).then(pl.col(domain.TARGET) * 50 + 9).otherwise(domain.TARGET).alias(domain.TARGET)
    )
    assert changed.filter(later).height > 0
    np.testing.assert_array_equal(built(actuals=changed).x, built().x)


def test_training_and_the_nightly_batch_build_the_same_numbers() -> None:
    whole = panel.build(DATA.items, DATA.actuals, ORIGIN + timedelta(days=HORIZON))
    np.testing.assert_allclose(features.build(whole, DATA.plans, ORIGIN, HORIZON).x, built().x, atol=1e-6)


def test_a_plan_announced_after_the_origin_does_not_exist_yet() -> None:
    late = DATA.plans.with_columns(
        pl.lit(panel.moment(ORIGIN)).cast(sample.DAY).alias("announced_at"),
        pl.lit(99.0).alias(domain.DRIVER),
        pl.lit(1).cast(pl.Int64).alias(domain.EVENT),
    )
    np.testing.assert_array_equal(built(plans=pl.concat([DATA.plans, late])).x, built().x)


def test_a_plan_announced_before_replaces_the_one_before_it() -> None:
    newer = DATA.plans.with_columns(
        pl.lit(panel.moment(ORIGIN - timedelta(days=1))).cast(sample.DAY).alias("announced_at"),
        pl.lit(1).cast(pl.Int64).alias(domain.EVENT),
    )
    made = built(plans=pl.concat([DATA.plans, newer]))
    assert (column(made, domain.EVENT) == 1).all()
    assert not (column(built(), domain.EVENT) == 1).all()


def test_one_series_alone_gives_the_same_features_as_in_a_batch() -> None:
    alone = features.build(panel.build(DATA.items, one(), ORIGIN), DATA.plans, ORIGIN, HORIZON)
    mine = built().rows.select(
        ((pl.col("level") == 0) & (pl.col("location") == "L00") & (pl.col("item") == "I001")).alias("mine")
    )["mine"]
    np.testing.assert_allclose(alone.x[:HORIZON], built().x[mine.to_numpy()], atol=1e-6)


def test_a_masked_day_is_unknown_and_not_zero() -> None:
    last = panel.moment(ORIGIN - timedelta(days=7))
    hidden = DATA.actuals.with_columns(
        pl.when(pl.col("at") == last)
        .then(1)
        .otherwise(pl.col(domain.MASK))
        .cast(pl.Int64)
        .alias(domain.MASK),
        pl.when(pl.col("at") == last).then(0.0).otherwise(domain.TARGET).alias(domain.TARGET),
    )
    made = built(actuals=hidden)
    first_day = ((made.rows["horizon"] == 1) & (made.rows["level"] == 0)).to_numpy()
    np.testing.assert_allclose(
        column(made, "same_weekday")[first_day], column(made, "same_weekday_4w")[first_day]
    )
    assert (column(made, "same_weekday")[first_day] > 0).all()
    assert (column(made, "unknown_share_28d")[first_day] > 0.035).all()


def test_the_last_same_weekday_is_the_right_day() -> None:
    history = panel.build(DATA.items, DATA.actuals, ORIGIN)
    made = built()
    for horizon in (1, 7, 8, 14):
        row = len(made.scale) - HORIZON + horizon - 1
        day = ORIGIN + timedelta(days=horizon - 1)
        back = day - timedelta(days=7 * ((horizon - 1) // 7 + 1))
        expected = history.y[-1, history.position(back)] / made.scale[row]
        assert column(made, "same_weekday")[row] == pytest.approx(expected)
        assert column(made, "weekday")[row] == day.weekday()


def test_a_new_series_takes_the_level_of_its_category() -> None:
    known = DATA.actuals.filter(pl.col(domain.ITEM) != "I000")
    new = DATA.actuals.filter(pl.col(domain.ITEM) == "I000").with_columns(
        pl.lit(1).cast(pl.Int64).alias(domain.MASK)
    )
    made = built(actuals=pl.concat([known, new]))
    assert np.isfinite(made.x).all()
    assert (made.scale > 0).all()


def test_without_a_year_of_history_last_year_says_nothing() -> None:
    assert set(column(built(date(2024, 8, 1)), "last_year")) == {1.0}
    assert len(set(column(built(), "last_year"))) > 10


def test_every_feature_is_a_number() -> None:
    assert np.isfinite(built().x).all()
    assert built().x.shape == ((6 + 2 + 1) * HORIZON, len(features.NAMES))


def test_nothing_known_is_said_so() -> None:
    with pytest.raises(ValueError, match="nothing is known before"):
        built(date(2023, 1, 1))
