"""The model learns, learns the same twice, and its report covers the groups."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from mlsystem import domain, registry, training
from mlsystem.dataset import Part
from mlsystem.settings import Settings
from pipelines.train import split, train


def test_trees_can_learn_a_tiny_batch_by_heart() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 3))
    y = (x[:, 0] * x[:, 1] > 0).astype(np.int64)
    p = training.scores(training.boosted_trees(1).fit(x, y), x)
    assert training.metrics(y, p)["roc_auc"] > 0.99


def test_the_same_seed_gives_the_same_artefact(system: Settings, now: datetime) -> None:
    assert train(system, now, seed=3).sha256 == train(system, now, seed=3).sha256


def test_the_report_has_every_slice(trained: Settings, now: datetime) -> None:
    held_out = split(trained, now).test
    model, _ = registry.load(trained.registry, registry.resolve(trained.registry))
    report = training.by_group(held_out, training.scores(model, held_out.x), min_rows=20)
    assert {name.split("=")[0] for name in report} == set(domain.SLICES)


def test_a_small_group_is_left_out_rather_than_guessed(trained: Settings, now: datetime) -> None:
    held_out = split(trained, now).test
    few = Part(held_out.x[:50], held_out.y[:50], held_out.groups.head(50))
    assert training.by_group(few, np.full(50, 0.5)) == {}


def test_the_simpler_model_wins_unless_clearly_beaten(trained: Settings, now: datetime) -> None:
    data = split(trained, now)
    assert training.select(data, 1, min_gain=1.0)[0] == "linear"
    assert training.select(data, 1, min_gain=-1.0)[0] == "boosted_trees"


def test_calibration_error_is_zero_only_when_scores_are_rates() -> None:
    y = np.array([0, 1] * 50)
    assert training.calibration_error(y, np.full(100, 0.5), bins=5) < 1e-9
    assert training.calibration_error(y, np.full(100, 0.9), bins=5) > 0.39
