"""The model learns, learns the same twice, and its thresholds fit the analysts' day."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from mlsystem import domain, predictor, registry, training
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


def test_thresholds_give_the_shares_that_were_asked_for(trained: Settings, now: datetime) -> None:
    model, card = registry.load(trained.registry, registry.resolve(trained.registry))
    policy, scores = trained.table("decisions"), training.scores(model, split(trained, now).test.x)
    flagged = float(np.mean(scores >= card.extra["thresholds"]["review"]))
    assert flagged == pytest.approx(policy["hold_share"] + policy["review_share"], abs=0.005)
    assert card.extra["thresholds"]["review"] <= card.extra["thresholds"]["hold"]


def test_the_report_has_every_slice(trained: Settings, now: datetime) -> None:
    held_out = split(trained, now).test
    model, _ = registry.load(trained.registry, registry.resolve(trained.registry))
    report = training.by_group(held_out, training.scores(model, held_out.x), min_rows=20)
    assert {name.split("=")[0] for name in report} == set(domain.SLICES)
    few = Part(held_out.x[:50], held_out.y[:50], held_out.groups.head(50))
    assert training.by_group(few, np.full(50, 0.5)) == {}


def test_a_model_of_other_features_is_refused(system: Settings) -> None:
    model, card = registry.load(system.registry, registry.resolve(system.registry))
    facts = {"family": card.family, "metrics": {}, "data_snapshot": "", "code_sha": "", "trained_at": "2025"}
    other = registry.register(system.registry, model, inputs=["something_else"], **facts)
    registry.promote(system.registry, other.version)
    with pytest.raises(registry.RegistryError, match="other features"):
        predictor.load(system.registry)
