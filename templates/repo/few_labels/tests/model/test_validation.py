"""Repeated cross-validation: honest intervals, unbiased measuring, the simplest good recipe."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from scipy.stats import t

from mlsystem import registry, sample, task, validation
from mlsystem.classes import classes
from mlsystem.classifier import SMALL_MODEL, ZERO_SHOT
from mlsystem.settings import Settings
from pipelines import worse

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(150, 7, START)


def test_an_interval_is_wider_than_independent_folds_would_say() -> None:
    folds = np.random.default_rng(3).normal(0.8, 0.05, 20).tolist()
    found = validation.interval(folds)
    naive = float(t.ppf(0.975, 19)) * float(np.std(folds, ddof=1)) / np.sqrt(20)
    assert found.low < found.mean < found.high
    assert (found.high - found.mean) / naive == pytest.approx(np.sqrt(1 + 20 / 4))


def test_without_folds_everything_is_possible() -> None:
    assert validation.interval([]) == validation.Interval(0.0, 0.0, 1.0)
    assert validation.interval([0.7]) == validation.Interval(0.7, 0.0, 1.0)


def test_items_asked_about_for_being_hard_teach_but_do_not_measure(empty: Settings) -> None:
    hard = [{**r, "sampled_by": "uncertainty"} for r in sample.synthesise(60, 8, START)]
    found = validation.validate(SMALL_MODEL, [*RECORDS, *hard], classes(empty))
    assert set(found.right) == {r["id"] for r in RECORDS}


def test_the_same_labels_give_the_same_numbers(empty: Settings) -> None:
    first = validation._validate(SMALL_MODEL, RECORDS, classes(empty), 1.0)
    assert validation._validate(SMALL_MODEL, RECORDS, classes(empty), 1.0) == first


def test_with_few_labels_the_baseline_stays_and_with_more_the_model_takes_over(empty: Settings) -> None:
    assert task.fit(RECORDS[:12], empty).name == ZERO_SHOT
    assert task.fit(RECORDS, empty).name == SMALL_MODEL


def test_learning_from_noise_never_replaces_the_baseline(empty: Settings) -> None:
    order = np.random.default_rng(5).permutation(len(RECORDS))
    noise = [
        {**r, "id": f"n-{r['id']}", "label": RECORDS[i]["label"]} for r, i in zip(RECORDS, order, strict=True)
    ]
    assert task.fit(noise, empty).name == ZERO_SHOT


def test_an_artefact_fitted_to_other_labels_is_found_though_its_recipe_is_good(empty: Settings) -> None:
    limit = empty.table("gates")["at_least"]["fitted_margin"]
    good, bad = task.fit(RECORDS, empty), worse.fit(RECORDS, empty)
    assert good.name == bad.name
    assert task.measure(good, RECORDS)["fitted_margin"] >= limit
    assert task.measure(bad, RECORDS)["fitted_margin"] < limit


def test_channels_are_judged_on_their_own(system: Settings) -> None:
    model, _ = registry.load(system.registry, registry.resolve(system.registry))
    assert set(task.slices(model, RECORDS)) == {"chat", "form", "mail"}
    assert task.slices(model, RECORDS[:40]) == {}
