"""The backtest: each fold learns from its own past only, and the newest ends on the last known day."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl
import pytest

from mlsystem import dataset, domain, task
from mlsystem.settings import Settings


def test_no_fold_learns_from_the_days_it_is_judged_on(trained: Settings, now: datetime) -> None:
    tested = timedelta(days=dataset.tested_days(trained.table("forecast")))
    parts = task.split(trained, now)
    assert [f.cutoff for f in parts] == sorted(f.cutoff for f in parts)
    assert len(parts) == trained.table("forecast")["cutoffs"]
    for fold in parts:
        learned = pl.concat([fold.train.rows, fold.calibrate.rows])["at"].dt.date()
        judged = fold.test.rows["at"].dt.date()
        assert learned.max() < fold.cutoff <= judged.min()  # type: ignore[operator]
        assert fold.train.rows["at"].max() < fold.calibrate.rows["at"].min()  # type: ignore[operator]
        assert judged.max() < fold.cutoff + tested  # type: ignore[operator]
    assert parts[-1].cutoff + tested == now.date()


@pytest.mark.parametrize(("horizon", "origins"), [(1, 14), (2, 7), (5, 3), (14, 1), (28, 1)])
def test_a_short_horizon_is_judged_on_as_many_days(
    trained: Settings, now: datetime, horizon: int, origins: int
) -> None:
    conf = {**trained.table("forecast"), "horizon_days": horizon, "test_days": 14, "cutoffs": 1}
    fold = dataset.folds(dataset.load(trained), now.date(), conf)[-1]
    assert fold.test.rows["origin"].n_unique() == origins
    assert fold.calibrate.rows["origin"].n_unique() == 2 * origins
    assert fold.calibrate.rows["at"].max() < fold.test.rows["at"].min()  # type: ignore[operator]
    assert fold.test.rows["horizon"].max() == horizon


def test_every_weekday_is_an_origin(trained: Settings, now: datetime) -> None:
    origins = task.split(trained, now)[-1].train.rows["origin"].unique()
    assert {o.weekday() for o in origins} == set(range(7))


def test_masked_days_are_neither_learned_from_nor_judged(trained: Settings, now: datetime) -> None:
    data = dataset.load(trained)
    hidden = data.actuals.filter(pl.col(domain.MASK) == 1).select(domain.LOCATION, domain.ITEM, "at")
    for part in (task.split(trained, now)[-1].train, task.split(trained, now)[-1].test):
        found = part.rows.join(
            hidden, left_on=["location", "item", "at"], right_on=[domain.LOCATION, domain.ITEM, "at"]
        )
        assert found.height == 0


def test_too_little_history_is_said_so(trained: Settings, now: datetime) -> None:
    with pytest.raises(ValueError, match="too little to learn"):
        task.split(trained, now - timedelta(days=430))
