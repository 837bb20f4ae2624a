"""A fleet at the edge is sized by its devices: their number, what one camera takes, and what they send."""

from __future__ import annotations

import pytest

from agents.intake.answers import parse
from agents.intake.assembly import build
from core.constraints import Fact
from templates.sizing import workload
from templates.workload.model import Workload

LINES = {"project.problem_type": "cv_detection", "serving_mode": "edge", "data.entities": 1200}


def sized(**facts: object) -> Workload:
    told = {path.replace("__", "."): value for path, value in facts.items()}
    return workload(build({path: Fact(value=parse(path, value)) for path, value in {**LINES, **told}.items()}))


def test_what_is_counted_are_the_devices_and_a_rate_of_a_camera_is_that_of_each() -> None:
    work = sized(throughput__rps_avg=20)
    assert (work.devices, work.rps_avg) == (1200, 24_000)
    assert (
        work.assumptions["rps_avg"].text
        == "24,000 pictures a second in all: the rate that is told is that of one device."
    )


def test_a_rate_no_camera_reaches_is_that_of_all() -> None:
    assert sized(throughput__rps_avg=3000).rps_avg == 3000


@pytest.mark.parametrize("rate", [1, 60])
def test_devices_log_by_the_minute_and_not_by_the_picture(rate: int) -> None:
    assert float(str(sized(throughput__rps_avg=rate).names()["log_gb"])) == pytest.approx(51.84)


@pytest.mark.parametrize(("noun", "devices"), [("cameras", 1200.0), ("open articles", 10.0), ("visitors", 10.0)])
def test_what_is_looked_at_is_no_device(noun: str, devices: float) -> None:
    told = {path: Fact(value=parse(path, value)) for path, value in LINES.items()}
    counted = told["data.entities"].model_copy(update={"unit": noun})
    assert workload(build({**told, "data.entities": counted})).devices == devices


def test_devices_that_are_counted_come_before_what_is_judged() -> None:
    assert sized(data__devices=96).devices == 96


def test_sensors_run_no_model_and_what_they_are_on_does() -> None:
    told = {path: Fact(value=parse(path, value)) for path, value in {**LINES, "data.devices": 176}.items()}
    sensors = told["data.devices"].model_copy(update={"unit": "sensors"})
    assert workload(build({**told, "data.devices": sensors})).devices == 1200


def test_a_rate_of_all_devices_is_not_multiplied_again() -> None:
    told = {path: Fact(value=parse(path, value)) for path, value in LINES.items()}
    rate: Fact[float] = Fact(value=60.0, because="12 cameras x 5 pictures a second")
    assert workload(build({**told, "throughput.rps_avg": rate})).rps_avg == 60


@pytest.mark.parametrize(("told", "gb"), [({}, 0.5), ({"retention_days__raw": 30}, 64.8)])
def test_of_cameras_that_are_judged_away_some_pictures_are_kept_unless_they_are_to_be(
    told: dict[str, object], gb: float
) -> None:
    away = {
        "serving_mode": "online",
        "data.entities": 1,
        "data.devices": 1,
        "throughput.rps_avg": 10,
        "payload_kb": 500,
    }
    work = sized(**{path.replace(".", "__"): value for path, value in away.items()}, **told)
    assert work.growth_gb_day == pytest.approx(gb, rel=0.1)
