"""How often inputs are compared with the training data: as often as a window fills."""

from __future__ import annotations

from agents.vocabulary import WAITING
from templates.workload.model import Workload
from templates.workload.month import DAYS_A_MONTH, HOURS

DAY_S, WEEK_DAYS = 86_400.0, 7.0
HOURLY_RPS, WINDOW = 10.0, 1000
RUNS_MONTH = {"hourly": HOURS, "daily": DAYS_A_MONTH, "weekly": 4.33}


def cadence(work: Workload) -> str:
    """Hourly from 10 requests a second, daily if a day fills a window of 1,000, else weekly; batches each run."""
    if work.mode not in WAITING:
        return "run"
    if work.rps_avg >= HOURLY_RPS:
        return "hourly"
    return "daily" if work.rps_avg * DAY_S >= WINDOW else "weekly"


def runs_month(work: Workload) -> float:
    """How many times a month inputs are compared; runs more often than daily are compared once a day."""
    return RUNS_MONTH.get(cadence(work), round(min(DAYS_A_MONTH, DAYS_A_MONTH * DAY_S / work.run_every_s), 2))


def window(work: Workload) -> int:
    """Predictions in one window: what fills it, 500 where a week brings fewer than 1,000."""
    return 500 if cadence(work) == "weekly" and work.rps_avg * DAY_S * WEEK_DAYS < WINDOW else WINDOW
