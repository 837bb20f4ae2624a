"""What a repository takes from the words of a brief: its title, and figures only one kind asks for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
import yaml

from core.constraints import Constraints, Fact, Intake
from templates.render_brief import deadline, horizon_days, time_zone
from templates.render_names import purpose
from templates.render_parts import REPO


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Demand forecasting for a grocery chain: 45,000 SKUs", "Demand forecasting for a grocery chain"),
        ("We need a churn model for our telco, nightly.", "Churn model for our telco"),
        ("We would like to have product tips\nfor buyers", "Product tips for buyers"),
        ("Score calls because we need a list.", "Score calls because we need a list"),
        ("help", ""),
        ("", ""),
    ],
)
def test_the_title_is_the_first_clause(brief: str, title: str) -> None:
    assert purpose(brief) == title


def test_a_long_clause_ends_with_a_whole_word() -> None:
    found = purpose("predict " + "demand " * 40)
    assert len(found) <= 80
    assert set(found.split()) == {"Predict", "demand"}


@pytest.mark.parametrize(
    ("brief", "days"),
    [("14 days ahead", 14), ("a four-week horizon", 28), ("3 months ahead", 56), ("0 days ahead", 1), ("soon", 14)],
)
def test_the_horizon_is_what_the_brief_says(brief: str, days: int) -> None:
    assert horizon_days(brief) == days


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
