"""Was today's first table there in time? An alarm when it came late, or is missing close to the deadline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mlsystem import due, publishing, settings
from mlsystem.settings import Settings
from pipelines.job import ALARM


def late(config: Settings, now: datetime) -> str | None:
    """Why people must hear of it; None while all is well. A refresh of a table that was there is no delay."""
    conf = config.table("forecast")
    today = due.today(conf, now)
    until = due.moment(conf, today) - timedelta(minutes=conf["margin_minutes"])
    made = publishing.moments(config.home / "published", today)
    if not made:
        return f"no table for today, and it should have been there by {until:%H:%M}" if now >= until else None
    first = made[0].astimezone(ZoneInfo(conf["time_zone"]))
    return f"the table came at {first:%H:%M}, due by {until:%H:%M}" if first > until else None


def main() -> None:
    problem = late(settings.load(), datetime.now(UTC))
    print(problem or "in time")
    raise SystemExit(ALARM if problem else 0)


if __name__ == "__main__":
    main()
