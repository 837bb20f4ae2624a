"""Lines that say when something runs: those a scheduler takes, and what is wrong with the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker import schedules
from worker.sandbox.tiers import detect
from worker.validators import kubernetes_objects, terraform_rules
from worker.validators.workspace import Workspace


@pytest.mark.parametrize(
    "line",
    ["0 3 * * *", "*/30 * * * *", "5,20,35,50 * * * *", "0 3 1 1,4,7,10 *", "0 22 * * SUN", "0 6-18/2 * * 1-5",
     "cron(0 3 * * ? *)", "cron(*/15 * * * ? *)", "cron(0 6 ? * MON *)", "rate(1 hour)", "every 15 minutes"],
)  # fmt: skip
def test_a_time_is_taken(line: str) -> None:
    assert schedules.problem(line) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("60 * * * *", "60 is no minute"),
        ("0, 20, 40, 60, 80 * * * *", "fields"),
        ("0 24 * * *", "24 is no hour"),
        ("0 3 0 * *", "0 is no day of the month"),
        ("0 3 * 13 *", "13 is no month"),
        ("0 3 * * FUNDAY", "FUNDAY is no day of the week"),
        ("*/0 * * * *", "0 is no step of a minute"),
        ("50-10 * * * *", "50-10 ends before it begins"),
        ("0 3 * * ?", "? is no day of the week"),
        ("0 3 * *", "has 4 fields, 5 are needed"),
        ("", "has 0 fields"),
        ("cron(0 3 * * * *)", "both days or neither"),
        ("cron(0 3 ? * ? *)", "both days or neither"),
        ("cron(0 3 * * *)", "has 5 fields, 6 are needed"),
        ("rate(0 hours)", "fields"),
    ],
)
def test_what_is_no_time_is_told(line: str, told: str) -> None:
    assert told in str(schedules.problem(line))


def test_quartz_has_seconds_and_one_open_day() -> None:
    assert schedules.problem("0 0/15 * * * ?", quartz=True) is None
    assert "6 are needed" in str(schedules.problem("0 15 * * *", quartz=True))
    assert "both days or neither" in str(schedules.problem("0 0 15 * * *", quartz=True))


COMPUTED = 'split(" ", var.schedule)[1] == "*" ? format("%d * * * *", each.value * 20) : var.schedule'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"0 3 * * *"', None),
        ("var.schedule", None),
        ("null", None),
        ('"60 * * * *"', "60 is no minute"),
        (COMPUTED, "put together by an expression"),
        ('"${var.minute} 3 * * *"', "put together by an expression"),
    ],
)
def test_terraform_starts_at_times_that_can_be_read(line: str, told: str | None, tmp_path: Path) -> None:
    text = f'module "job" {{\n  source   = "../job"\n  schedule = {line}\n}}\n'
    check = terraform_rules.run(Workspace({"infra/main.tf": text.encode()}, detect(), None, tmp_path))
    assert [told in finding["message"] for finding in check.findings] == ([True] if told else [])


@pytest.mark.parametrize(("line", "status"), [("59 * * * *", "passed"), ("80 * * * *", "failed")])
def test_a_cron_job_starts_at_a_time_there_is(line: str, status: str, tmp_path: Path) -> None:
    text = f"""apiVersion: batch/v1
kind: CronJob
metadata: {{name: nightly}}
spec:
  schedule: "{line}"
  jobTemplate: {{spec: {{template: {{spec: {{restartPolicy: Never, containers: [{{name: main, image: example}}]}}}}}}}}
"""
    check = kubernetes_objects.VALIDATOR.run(Workspace({"job.yaml": text.encode()}, detect(), None, tmp_path))
    assert check.status == status
