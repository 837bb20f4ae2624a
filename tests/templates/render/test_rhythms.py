"""Every rhythm there is, on every cloud: a line each scheduler takes, whose steps keep their order."""

from __future__ import annotations

import re

import pytest

from agents.blueprint.schedule import CRON
from templates.render_parts import repositories
from templates.render_schedule import cron, on_the_wall, timed
from templates.rhythms import in_utc, quartz, recurrence
from tests.matrix.combinations import Combination, planned
from worker import schedules

LINES = [line.format(hour=3, date=1, day="SUN") for line in CRON.values()]


@pytest.mark.parametrize("line", LINES)
def test_a_rhythm_is_a_time_on_every_cloud(line: str) -> None:
    kind = {"scheduled_steps": ["pipelines.batch_infer"], "schedule": "cron(0 3 * * ? *)"}
    decided = {"pipelines_blueprint": {"decisions": {"ingestion": {"schedule": line}}}}
    on_aws = timed(kind, decided)["schedule"]
    assert schedules.problem(on_aws) is None
    assert cron(on_aws) == line
    assert schedules.problem(cron(on_aws)) is None
    assert schedules.problem(quartz(line), quartz=True) is None


@pytest.mark.parametrize(
    ("line", "zone", "utc"),
    [
        ("0 2 * * *", "UTC", "0 2 * * *"),
        ("0 2 * * *", "Europe/Amsterdam", "0 0 * * *"),
        ("0 2 * * *", "America/New_York", "0 6 * * *"),
        ("0 2 * * *", "Asia/Kolkata", "30 20 * * *"),
        ("0 3 * * SUN", "Asia/Tokyo", "0 18 * * SAT"),
        ("0 22 * * SUN", "America/New_York", "0 2 * * MON"),
        ("0 3 1 * *", "Asia/Tokyo", "0 0 1 * *"),
        ("0 22 1 * *", "America/New_York", "0 2 2 * *"),
        ("0 3 * * *", "Australia/Sydney", "0 16 * * *"),
        ("*/15 * * * *", "Asia/Tokyo", "*/15 * * * *"),
        ("0 */6 * * *", "Asia/Tokyo", "0 */6 * * *"),
    ],
)
def test_a_wall_clock_in_utc_is_never_late(line: str, zone: str, utc: str) -> None:
    assert in_utc(line, zone) == utc
    assert schedules.problem(utc) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("*/30 * * * *", {"frequency": "Minute", "interval": 30}),
        ("0 * * * *", {"frequency": "Hour", "interval": 1}),
        ("0 */6 * * *", {"frequency": "Hour", "interval": 6}),
        ("0 3,15 * * *", {"frequency": "Day", "interval": 1, "hours": [3, 15], "minutes": [0]}),
        ("0 3 * * SUN", {"frequency": "Week", "hours": [3], "days_of_week": ["Sunday"]}),
        ("0 3 1 * *", {"frequency": "Month", "interval": 1, "days_of_month": [1], "start_time": None}),
        ("0 3 1 1,4,7,10 *", {"frequency": "Month", "interval": 3, "start_time": "2026-01-01T00:00:00Z"}),
    ],
)
def test_a_trigger_is_told_the_rhythm_in_its_own_words(line: str, told: dict[str, object]) -> None:
    said = recurrence(line)
    assert {name: said[name] for name in told} == told


def test_only_where_a_deadline_is_watched_is_the_schedule_set_for_its_clock() -> None:
    kind = {"scheduled_steps": ["pipelines.batch_infer", "pipelines.deadline"], "schedule": "cron(0 2 * * ? *)"}
    assert on_the_wall(kind, "Europe/Amsterdam")["schedule"] == "cron(0 0 * * ? *)"
    other = {**kind, "scheduled_steps": ["pipelines.batch_infer"]}
    assert on_the_wall(other, "Europe/Amsterdam") == other
    calls = repositories()["asr_calls"]
    assert on_the_wall(calls, "America/New_York")["schedule"] == "cron(0 7 * * ? *)"


def test_a_cluster_runs_the_steps_of_a_day_in_one_job_and_in_order() -> None:
    files = planned(Combination("demand_forecasting", "k8s"))[2]
    call = files["infra/stack/train_orchestrator.tf"].decode()
    steps = re.findall(r'"(pipelines\.\w+)"', call)
    assert len(steps) > 3
    assert "modules/train_cronjob" in call
    module = files["infra/modules/train_cronjob/main.tf"].decode()
    assert 'join(" then ", var.steps)' in module
    assert "for_each" not in module
