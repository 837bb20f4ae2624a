"""A figure that no system has is no fact; the figures beside it are read as before."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.counting.plausibility import is_plausible, limits
from agents.intake.mention import Mention


def test_a_speed_is_no_load() -> None:
    read = extract("Paper mill, the web runs 1,400 m a minute. Cameras find holes. AWS, 5,000 dollars a month.")
    assert read.constraints.throughput.rps_avg is None
    assert read.constraints.budget.monthly_usd is not None
    assert read.constraints.budget.monthly_usd.value == 5000


@pytest.mark.parametrize("field", sorted(limits()))
def test_limits_hold_at_their_ends_and_not_beyond(field: str) -> None:
    low, high = limits()[field]
    assert is_plausible(Mention(field, low, 0, 1))
    assert is_plausible(Mention(field, high, 0, 1))
    assert not is_plausible(Mention(field, high * 1.01, 0, 1))


def test_words_and_answers_have_no_limits() -> None:
    assert is_plausible(Mention("cloud", "aws", 0, 1))
    assert is_plausible(Mention("team.oncall", True, 0, 1))
