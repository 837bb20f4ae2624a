"""What a repository takes from the words of a brief: figures only one kind asks for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
import yaml

from core.constraints import Constraints, Fact, Forecast, Intake
from templates.render_brief import confident_at, horizon_days, off_the_grid
from templates.render_clock import due
from templates.render_parts import REPO


@pytest.mark.parametrize(
    ("brief", "days"),
    [("14 days ahead", 14), ("a four-week horizon", 28), ("3 months ahead", 56), ("0 days ahead", 1), ("soon", 14)],
)
def test_the_horizon_is_what_the_brief_says(brief: str, days: int) -> None:
    assert horizon_days(Intake(brief=brief, constraints=Constraints())) == days


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


@pytest.mark.parametrize(
    ("step", "ahead", "missing"),
    [
        (0.25, 36.0, ["a value for each 15 minutes", "36 hours ahead"]),
        (1.0, 72.0, ["a value for each hour"]),
        (168.0, None, ["a value for each 7 days"]),
        (24.0, 336.0, []),
        (None, None, []),
        (None, 8760.0, ["365 days ahead"]),
    ],
)
def test_a_forecast_that_is_not_built_is_said_to_be_none(
    step: float | None, ahead: float | None, missing: list[str]
) -> None:
    found = off_the_grid(intake(step, ahead), horizon_days(intake(step, ahead)))
    assert [said.split(": ")[0] for said in found] == missing


@pytest.mark.parametrize(("ahead", "days"), [(36.0, 2), (24.0, 1), (336.0, 14), (8760.0, 56), (0.25, 1)])
def test_the_horizon_that_was_read_comes_before_the_words(ahead: float, days: int) -> None:
    assert horizon_days(intake(None, ahead)) == days


def intake(step: float | None, ahead: float | None) -> Intake:
    told = {"step_h": step, "horizon_h": ahead}
    forecast = Forecast(**{name: Fact(value=value) for name, value in told.items() if value is not None})
    return Intake(brief="14 days ahead" if ahead else "x", constraints=Constraints(forecast=forecast))


@pytest.mark.parametrize(
    ("stated", "region", "clock", "zone", "assumed"),
    [
        ("05:00", "eu-west-3", "05:00", "Europe/Paris", []),
        ("11:00 local time", "eu-central-1", "11:00", "Europe/Berlin", []),
        ("05:30 Amsterdam time", "eu-west-1", "05:30", "Europe/Amsterdam", []),
        ("06:00 Europe/Madrid", "on-prem", "06:00", "Europe/Madrid", []),
        ("22:30 CET", "us-east-1", "22:30", "Europe/Berlin", []),
        ("04:30 GMT", "eu-west-1", "04:30", "UTC", []),
        ("06:20 New York time", "on-prem", "06:20", "America/New_York", []),
        ("11:30 local time", "on-prem", "11:30", "UTC", ["“local time” names no time zone and the place tells none"]),
        ("11:00", "on-prem", "11:00", "UTC", ["No time zone is stated and the place tells none"]),
        ("06:00 Elbonian time", "eu-west-3", "06:00", "Europe/Paris", ["“Elbonian time” is no zone of its own"]),
        ("5 am", "eu-west-3", "06:00", "Europe/Paris", ["“5 am” is no time of day"]),
        ("25:00", "eu-west-3", "06:00", "Europe/Paris", ["“25:00” is no time of day"]),
        (None, "eu-west-3", "06:00", "Europe/Paris", ["No time of day is stated"]),
    ],
)
def test_the_deadline_is_the_stated_one_and_nothing_is_assumed_in_silence(
    stated: str | None, region: str, clock: str, zone: str, assumed: list[str]
) -> None:
    constraints = Constraints(batch_deadline=Fact(value=stated)) if stated else Constraints()
    found = due(Intake(brief="x", constraints=constraints), region)
    assert (found.clock, found.zone) == (clock, zone)
    assert [one.startswith(said) for one, said in zip(found.assumed, assumed, strict=True)] == [True] * len(assumed)


def test_a_country_the_data_stay_in_tells_the_zone_of_a_cluster_of_ones_own() -> None:
    constraints = Constraints(batch_deadline=Fact(value="11:00"), residency=Fact(value="country:AT"))
    found = due(Intake(brief="x", constraints=constraints), "on-prem")
    assert (found.zone, found.assumed) == ("Europe/Vienna", ())


def test_every_zone_that_is_written_otherwise_exists() -> None:
    known = yaml.safe_load((REPO / "zone_names.yaml").read_text())
    words = [word for listed in known["names"].values() for word in listed]
    assert len(words) == len(set(words))
    assert all(ZoneInfo(zone) for zone in (*known["names"], *known["countries"].values()))


def test_every_time_zone_exists_and_no_region_has_two() -> None:
    known = yaml.safe_load((REPO / "time_zones.yaml").read_text())
    regions = [region for listed in known.values() for region in listed]
    assert len(regions) == len(set(regions))
    assert all(ZoneInfo(zone) for zone in known)
