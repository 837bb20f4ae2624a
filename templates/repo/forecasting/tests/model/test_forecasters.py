"""The forecasters: better than the naive one, intervals that hold, quantiles in order."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from mlsystem import accuracy, registry, signals, task, training
from mlsystem.settings import Settings


def test_the_backtest_covers_every_cutoff_and_its_worst_one_is_gated(trained: Settings) -> None:
    card = registry.card(trained.registry, "v0001")
    skills = [fold["skill"] for fold in card.extra["backtest"]]
    assert len(skills) == trained.table("forecast")["cutoffs"]
    assert card.metrics["worst_cutoff_skill"] == min(skills)
    assert card.metrics["skill"] == skills[-1] > 0
    assert "worst_cutoff_skill" in trained.table("gates")["at_least"]


def test_the_interval_holds_about_what_it_promises(trained: Settings, now: datetime) -> None:
    model, _ = registry.load(trained.registry, "v0001")
    found = task.measure(model, task.held_out(trained, now))
    assert abs(found["coverage"] - training.NOMINAL) == pytest.approx(found["coverage_gap"])
    assert found["coverage_gap"] < 0.12


def test_quantiles_are_ordered_and_nothing_is_negative(trained: Settings, now: datetime) -> None:
    held = task.held_out(trained, now)
    model, _ = registry.load(trained.registry, "v0001")
    for forecaster in (model, held.baseline):
        found = forecaster.predict(held.fold.test.x)
        assert found.min() >= 0
        assert (np.diff(found[:, 1:], axis=1) >= 0).all()


def test_trees_that_do_not_beat_the_naive_forecast_are_not_kept(trained: Settings, now: datetime) -> None:
    noise = task.shuffled(task.split(trained, now)[-1:], seed=2)
    made = task.fit(noise, trained, seed=2)
    assert made.metrics["skill"] < trained.table("gates")["at_least"]["skill"]


def test_the_report_has_every_category(trained: Settings, now: datetime) -> None:
    model, _ = registry.load(trained.registry, "v0001")
    held = task.held_out(trained, now)
    assert len(task.slices(model, held)) >= 2


def test_accuracy_on_numbers_known_by_hand() -> None:
    actual, mean = np.array([10.0, 0.0, 10.0]), np.array([8.0, 1.0, 13.0])
    assert accuracy.wape(actual, mean) == pytest.approx(6 / 20)
    assert accuracy.bias(actual, mean) == pytest.approx(2 / 20)
    assert accuracy.mape(actual, mean) == pytest.approx((0.2 + 0.3) / 2)
    assert accuracy.mape(np.zeros(2), np.ones(2)) == 0.0
    quantiles = np.array([[5.0, 10.0, 15.0], [1.0, 2.0, 3.0], [10.0, 10.0, 10.0]])
    assert accuracy.coverage(actual, quantiles) == pytest.approx(2 / 3)
    losses = [0.5, 0.0, 0.5, 0.9, 1.0, 0.3, 0, 0, 0]
    assert accuracy.pinball(actual, quantiles) == pytest.approx(np.mean(losses) / np.mean(actual))


def test_signals_are_named_and_one_per_known_item_day(trained: Settings, now: datetime) -> None:
    model, _ = registry.load(trained.registry, "v0001")
    part = task.held_out(trained, now).fold.test
    found = signals.of(model, part)
    assert set(found) == set(signals.NAMES)
    assert {len(v) for v in found.values()} == {int((part.rows["level"] == 0).sum())}
