"""What is foretold adds up to what happens, also where trees learn a rare outcome by heart."""

from __future__ import annotations

import numpy as np

from mlsystem import measures, platt, training


def rare(rows: int, seed: int) -> tuple[platt.Floats, platt.Floats]:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(rows, 8))
    rate = 1 / (1 + np.exp(4.2 - 1.2 * x[:, 0]))
    return x, (rng.uniform(size=rows) < rate).astype(np.float64)


def test_calibrated_scores_add_up_on_rows_that_are_new() -> None:
    x, y = rare(4000, 1)
    new, outcome = rare(40_000, 2)
    raw = training.boosted_trees(1).fit(x, y)
    model = platt.calibrated(raw, lambda: training.boosted_trees(1), x, y, 1)
    before = measures.calibration(outcome, training.scores(raw, new))
    after = measures.calibration(outcome, training.scores(model, new))
    assert abs(after - 1) < 0.2
    assert abs(after - 1) < abs(before - 1)


def test_the_order_of_scores_stays() -> None:
    x, y = rare(1000, 3)
    raw = training.linear(1).fit(x, y)
    model = platt.calibrated(raw, lambda: training.linear(1), x, y, 1)
    order = np.argsort(training.scores(raw, x), kind="stable")
    assert bool(np.all(np.diff(training.scores(model, x)[order]) >= 0))
