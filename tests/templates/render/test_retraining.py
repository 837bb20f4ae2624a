"""The rhythm of retraining that was decided in words, in the hours that the repository counts."""

from __future__ import annotations

import pytest

from templates import render_schedule
from templates.render_context import retraining
from tests.templates.render.plans import intake, plan


@pytest.mark.parametrize(
    ("cadence", "hours"),
    [
        ("weekly", 168),
        ("monthly", 720),
        ("quarterly", 2190),
        ("with each monthly run", 720),
        ("with each quarterly run", 2190),
        ("yearly, watched quarterly", 8760),
    ],
)
def test_the_conf_retrains_at_the_rhythm_the_report_tells(cadence: str, hours: int) -> None:
    decided = {"cadence": cadence, "cooldown_h": 168, "min_new_labels": 300, "max_auto_per_week": 1}
    decisions = {"continual_learning": {"decisions": {"retrain": decided}}}
    assert retraining(plan("batch_tabular"), intake(), decisions)["cadence_h"] == hours


def test_the_conf_holds_the_rhythm_and_the_day_that_are_asked_for() -> None:
    decided = {"cadence": "every 2 weeks, on Saturday", "every_h": 336.0, "starts_on": "saturday", "cooldown_h": 168,
               "min_new_labels": 300, "max_auto_per_week": 1}  # fmt: skip
    decisions = {"continual_learning": {"decisions": {"retrain": decided}}}
    conf = retraining(plan("batch_tabular"), intake(), decisions)
    assert (conf["cadence_h"], conf["on"]) == (336.0, "saturday")


@pytest.mark.parametrize(
    ("steps", "cadence_h", "schedule"),
    [
        (["pipelines.retrain"], 6.0, "cron(0 */6 * * ? *)"),
        (["pipelines.retrain"], 5.0, "cron(0 */4 * * ? *)"),
        (["pipelines.retrain"], 1.0, "cron(0 * * * ? *)"),
        (["pipelines.retrain"], 168, "cron(0 3 * * ? *)"),
        (["pipelines.retrain", "pipelines.batch_infer"], 6.0, "cron(0 3 * * ? *)"),
    ],
)
def test_runs_are_as_frequent_as_trainings_are_asked_for(steps: list[str], cadence_h: float, schedule: str) -> None:
    kind = {"schedule": "cron(0 3 * * ? *)", "scheduled_steps": steps}
    assert render_schedule.taught(kind, cadence_h)["schedule"] == schedule
