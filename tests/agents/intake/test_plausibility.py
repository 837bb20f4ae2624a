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


def test_the_size_of_a_model_is_no_size_of_a_request() -> None:
    """Every other reader leaves it, and so does the one for what nobody took."""
    read = extract(
        "An ad server asks 22,000 times a second. The model\nis a boosted forest of 300 MB; engineers are\non-call. "
        "Availability is 99.95 %. The monthly allowance is USD 50,000. Google Cloud, Iowa."
    )
    assert read.constraints.payload_kb is None
    assert read.constraints.budget.monthly_usd is not None


def test_pairs_nobody_scores_are_no_rows() -> None:
    read = extract("9 million customers times 3 million listings are 27 trillion pairs. Google Cloud.")
    rows = read.constraints.data.row_count
    assert rows is None or rows.value < 1e10
