"""The gate stops a worse model, and says why."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from mlsystem import gates, registry, training
from mlsystem.settings import Settings
from pipelines import evaluate
from pipelines.train import split

FAIR = {"calibration": 1.0, "calibration_chance": 0.0}
GOOD = {
    **FAIR,
    "pr_auc": 0.5,
    "roc_auc": 0.85,
    "ece": 0.02,
    "brier": 0.08,
    "base_rate": 0.1,
    "precision_top_decile": 0.5,
    "normalised_entropy": 0.7,
}


@pytest.fixture
def limits(trained: Settings) -> dict[str, float]:
    return trained.table("gates")


def test_a_good_first_model_passes(limits: dict[str, float]) -> None:
    assert gates.judge(GOOD, None, {"a": {**FAIR, "roc_auc": 0.8}}, limits).passed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pr_auc": 0.11}, "lift over the base rate"),
        ({"roc_auc": 0.55}, "roc_auc"),
        ({"ece": 0.3}, "calibration error"),
        ({"calibration": 3.0}, "predicted over observed"),
        ({"calibration": 0.3}, "predicted over observed"),
    ],
)
def test_each_limit_refuses_alone(change: dict[str, float], reason: str, limits: dict[str, float]) -> None:
    result = gates.judge({**GOOD, **change}, None, {}, limits)
    assert [r.split(":")[0] for r in result.refused] == [reason]


def test_worse_than_the_champion_is_refused(limits: dict[str, float]) -> None:
    metric = str(limits["champion_metric"])
    better = {**GOOD, metric: GOOD[metric] + (-0.1 if metric in gates.LESS else 0.1)}
    assert "against the champion" in gates.judge(GOOD, better, {}, limits).refused[0]


def test_a_failing_group_is_refused(limits: dict[str, float]) -> None:
    result = gates.judge(GOOD, None, {"a": {**FAIR, "roc_auc": 0.9}, "b": {**FAIR, "roc_auc": 0.4}}, limits)
    assert "weakest group" in result.refused[0]


def test_a_group_that_is_promised_too_much_is_refused(limits: dict[str, float]) -> None:
    group = {"roc_auc": 0.9, "calibration": 1.6, "calibration_chance": 0.05}
    assert "predicted over observed of a" in gates.judge(GOOD, None, {"a": group}, limits).refused[0]


@pytest.mark.parametrize(("times", "passed"), [(1.0, True), (3.0, False), (7.0, False), (1 / 3, False)])
def test_scores_of_a_rare_outcome_have_to_add_up(
    times: float, passed: bool, limits: dict[str, float]
) -> None:
    """At one positive in a hundred: three times too high, and the calibration error still looks small."""
    rng = np.random.default_rng(11)
    rate = rng.beta(0.5, 45, 20_000)
    y = (rng.uniform(size=len(rate)) < rate).astype(np.float64)
    found = training.metrics(y, np.clip(rate * times, 0, 1))
    assert gates.calibrated("predicted over observed", found, limits).passed == passed


def test_a_worse_challenger_never_becomes_champion(system: Settings, now: datetime) -> None:
    """Labels shuffled: the pipeline itself must keep the old model in place."""
    before = registry.resolve(system.registry)
    data = split(system, now)
    rng = np.random.default_rng(4)
    model = training.linear(1).fit(data.train.x, rng.permutation(data.train.y))
    old = registry.card(system.registry, before)
    facts = {"data_snapshot": "x", "code_sha": "x", "trained_at": now.isoformat(), "extra": old.extra}
    worse = registry.register(system.registry, model, family="linear", inputs=old.inputs, metrics={}, **facts)
    result = evaluate.promote_if_passed(worse.version, system)
    assert not result.passed
    assert registry.resolve(system.registry) == before
    assert (system.registry / worse.version / "evaluation.json").is_file()
