"""What a repository takes from the words of a brief: figures only one kind asks for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
import yaml

from core.constraints import Constraints, Fact, Intake
from templates.render_brief import confident_at, deadline, horizon_days, time_zone
from templates.render_parts import REPO


@pytest.mark.parametrize(
    ("brief", "days"),
    [("14 days ahead", 14), ("a four-week horizon", 28), ("3 months ahead", 56), ("0 days ahead", 1), ("soon", 14)],
)
def test_the_horizon_is_what_the_brief_says(brief: str, days: int) -> None:
    assert horizon_days(brief) == days


@pytest.mark.parametrize(
    ("brief", "least"),
    [
        ("below 80% confidence the clerks should continue", 0.8),
        ("only where it is 95 % sure", 0.95),
        ("with a confidence of at least 70 percent", 0.7),
        ("90 per cent certain", 0.9),
        ("99.5% availability and 20 % confidence", 0.8),
        ("sort our mail", 0.8),
    ],
)
def test_people_decide_below_what_the_brief_says(brief: str, least: float) -> None:
    assert confident_at(brief) == least


@pytest.mark.parametrize(("stated", "due"), [("05:00", "05:00"), ("5 am", "06:00"), (None, "06:00")])
def test_the_deadline_is_a_clock_or_the_usual_one(stated: str | None, due: str) -> None:
    constraints = Constraints(batch_deadline=Fact(value=stated)) if stated else Constraints()
    assert deadline(Intake(brief="x", constraints=constraints)) == due


def test_the_clock_is_that_of_the_region_or_utc() -> None:
    assert time_zone("eu-west-3") == "Europe/Paris"
    assert time_zone("on-prem") == "UTC"


def test_every_time_zone_exists_and_no_region_has_two() -> None:
    known = yaml.safe_load((REPO / "time_zones.yaml").read_text())
    regions = [region for listed in known.values() for region in listed]
    assert len(regions) == len(set(regions))
    assert all(ZoneInfo(zone) for zone in known)
