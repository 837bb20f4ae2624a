"""The gate refuses what is worse, by a limit, against the champion or in one slice."""

from __future__ import annotations

from typing import Any

import pytest

from mlsystem import gates

LIMITS: dict[str, Any] = {
    "at_least": {"quality": 0.8},
    "at_most": {"errors": 0.1},
    "champion": {"metric": "quality", "tolerance": 0.01},
    "slices": {"metric": "quality", "at_least": 0.7},
}
GOOD = {"quality": 0.9, "errors": 0.05}


def test_a_good_version_passes_and_says_what_was_compared() -> None:
    result = gates.judge(GOOD, GOOD, {"north": GOOD}, LIMITS)
    assert result.passed
    assert len(result.checks) == 4


def test_what_a_customer_asked_for_refuses_in_the_customers_words() -> None:
    goal = {"name": "errors", "metric": "errors", "at_most": 0.04, "said": "errors under 4 %"}
    assert gates.judge({**GOOD, "errors": 0.03}, None, {}, {**LIMITS, "asked": [goal]}).passed
    (reason,) = gates.judge(GOOD, None, {}, {**LIMITS, "asked": [goal]}).refused
    assert "errors under 4 %" in reason


@pytest.mark.parametrize(
    ("challenger", "champion", "weak", "refused"),
    [
        ({"quality": 0.7, "errors": 0.05}, None, 0.9, "quality:"),
        ({"quality": 0.9, "errors": 0.2}, None, 0.9, "errors:"),
        (GOOD, {"quality": 0.95, "errors": 0.0}, 0.9, "quality against the champion:"),
        (GOOD, None, 0.5, "quality of north:"),
        ({"quality": float("nan"), "errors": 0.05}, None, 0.9, "quality:"),
    ],
)
def test_one_failure_refuses(
    challenger: dict[str, float], champion: dict[str, float] | None, weak: float, refused: str
) -> None:
    result = gates.judge(challenger, champion, {"north": {"quality": weak}}, LIMITS)
    assert not result.passed
    assert [r for r in result.refused if r.startswith(refused)] == result.refused
