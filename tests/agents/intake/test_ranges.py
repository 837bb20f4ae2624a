"""A range beside an amount is read where it is asked for, with the share it has to hold; other shares are none."""

from __future__ import annotations

import pytest

from agents.intake.extraction import extract

BRIEF = "We want to predict the minutes until a parcel arrives, asked online 40 times a second, p95 under 150 ms. {}"


@pytest.mark.parametrize(
    ("said", "pct"),
    [
        ("We'd like not just one number but a window (say 10% - 90%).", 80.0),
        ("Give us P5 and P95 as well.", 90.0),
        ("A 90 % prediction interval is needed.", 90.0),
        ("Prediction intervals would be nice.", 80.0),
        ("Each estimate comes with a lower and upper bound.", 80.0),
        ("The 10th and 90th percentile too.", 80.0),
        ("We do not need a prediction interval.", None),
        ("No prediction intervals please.", None),
        ("We run in 9 cities. We'd like not just one number but a window (say 10% - 90%), and a map.", 80.0),
        ("Between 10 and 20 drivers are on the road.", None),
        ("Precision should be 80 % to 90 %.", None),
        ("Latency p50 20 ms and p95 150 ms.", None),
    ],
)
def test_a_range_is_read_where_it_is_asked_for(said: str, pct: float | None) -> None:
    found = extract(BRIEF.format(said)).constraints.project.range_pct
    assert (found.value if found else None) == pct
