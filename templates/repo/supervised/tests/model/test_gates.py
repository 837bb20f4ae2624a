"""The gate stops a worse model, and says why."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from mlsystem import gates, registry, training
from mlsystem.settings import Settings
from pipelines import evaluate
from pipelines.train import split

GOOD = {"pr_auc": 0.5, "roc_auc": 0.85, "ece": 0.02, "brier": 0.08, "base_rate": 0.1}


@pytest.fixture
def limits(trained: Settings) -> dict[str, float]:
    return trained.table("gates")


def test_a_good_first_model_passes(limits: dict[str, float]) -> None:
    assert gates.judge(GOOD, None, {"a": {"roc_auc": 0.8}}, limits).passed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pr_auc": 0.11}, "lift over the base rate"),
        ({"roc_auc": 0.55}, "roc_auc"),
        ({"ece": 0.3}, "calibration error"),
    ],
)
def test_each_limit_refuses_alone(change: dict[str, float], reason: str, limits: dict[str, float]) -> None:
    result = gates.judge({**GOOD, **change}, None, {}, limits)
    assert [r.split(":")[0] for r in result.refused] == [reason]


def test_worse_than_the_champion_is_refused(limits: dict[str, float]) -> None:
    better = {**GOOD, "pr_auc": 0.6}
    assert "against the champion" in gates.judge(GOOD, better, {}, limits).refused[0]


def test_a_failing_group_is_refused(limits: dict[str, float]) -> None:
    result = gates.judge(GOOD, None, {"a": {"roc_auc": 0.9}, "b": {"roc_auc": 0.4}}, limits)
    assert "weakest group" in result.refused[0]


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
