"""By when a day's table is due, and which day it is where its readers are."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo


def today(conf: dict[str, Any], now: datetime) -> date:
    """The calendar day of the readers; `conf` is conf/forecast.toml."""
    return now.astimezone(ZoneInfo(conf["time_zone"])).date()


def moment(conf: dict[str, Any], run_date: date) -> datetime:
    """When the table of `run_date` is due on the wall clock of the readers, summer time included."""
    return datetime.combine(run_date, time.fromisoformat(conf["deadline"]), ZoneInfo(conf["time_zone"]))
