"""The gate stops a worse model, and says why."""

from __future__ import annotations

import pytest

from mlsystem import gates
from mlsystem.settings import Settings

GOOD = {"wape": 0.3, "bias": -0.02, "skill": 0.4, "mae": 30.0, "typical": 100.0}


@pytest.fixture
def limits(trained: Settings) -> dict[str, float]:
    return trained.table("gates")


def test_a_good_first_model_passes(limits: dict[str, float]) -> None:
    assert gates.judge(GOOD, None, {"a": {"skill": 0.3}}, limits).passed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"skill": 0.01}, "error saved against the median"),
        ({"bias": 0.3}, "bias of the sum"),
        ({"bias": -0.3}, "bias of the sum"),
    ],
)
def test_each_limit_refuses_alone(change: dict[str, float], reason: str, limits: dict[str, float]) -> None:
    result = gates.judge({**GOOD, **change}, None, {}, limits)
    assert [r.split(":")[0] for r in result.refused] == [reason]


def test_worse_than_the_champion_is_refused(limits: dict[str, float]) -> None:
    better = {**GOOD, "wape": 0.2}
    assert "against the champion" in gates.judge(GOOD, better, {}, limits).refused[0]


def test_a_failing_group_is_refused(limits: dict[str, float]) -> None:
    result = gates.judge(GOOD, None, {"a": {"skill": 0.4}, "b": {"skill": -0.2}}, limits)
    assert "weakest group" in result.refused[0]
