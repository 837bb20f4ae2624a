"""The model learns, learns the same twice, keeps sums right, and its report covers the groups."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from mlsystem import domain, registry, training
from mlsystem.dataset import Part
from mlsystem.settings import Settings
from pipelines.train import split, train


def test_trees_can_learn_a_tiny_batch_by_heart() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, 3))
    y = np.where(x[:, 0] * x[:, 1] > 0, 2.0, 1.0) * domain.TYPICAL / 4
    p = training.scores(training.boosted_trees(1).fit(x, y), x)
    assert training.metrics(y, p)["wape"] < 0.05


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
    assert training.by_group(few, np.full(50, domain.TYPICAL)) == {}


def test_the_simpler_model_wins_unless_clearly_beaten(trained: Settings, now: datetime) -> None:
    data = split(trained, now)
    assert training.select(data, 1, min_gain=1.0)[0] == "linear"
    assert training.select(data, 1, min_gain=-1.0)[0] == "boosted_trees"


def test_metrics_are_what_their_names_say() -> None:
    y, p = np.array([10.0, 20.0, 30.0]), np.array([12.0, 20.0, 31.0])
    found = training.metrics(y, p)
    assert found["wape"] == pytest.approx(3 / 60)
    assert found["bias"] == pytest.approx(3 / 60)
    assert found["skill"] == pytest.approx(1 - 3 / 20)
    assert found["mae"] == pytest.approx(1.0)
    assert training.metrics(y, np.full(3, 20.0))["skill"] == pytest.approx(0.0)


def test_an_estimate_stays_within_what_can_be(trained: Settings, now: datetime) -> None:
    held_out = split(trained, now).test
    model, _ = registry.load(trained.registry, registry.resolve(trained.registry))
    p = training.scores(model, held_out.x * 100)
    assert p.min() >= 0
    assert p.max() <= domain.HIGHEST
