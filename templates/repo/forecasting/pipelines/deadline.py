"""Was today's table there in time? An alarm when it came late, or is missing close to the deadline."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mlsystem import settings
from mlsystem.settings import Settings
from pipelines.job import ALARM


def late(config: Settings, now: datetime) -> str | None:
    """Why people must hear of it; None while all is well."""
    conf = config.table("forecast")
    due = _due(conf, now) - timedelta(minutes=conf["margin_minutes"])
    published = _published(config, now.astimezone(ZoneInfo(conf["time_zone"])).date().isoformat())
    if published is None:
        return f"no table for today, and it should have been there by {due:%H:%M}" if now >= due else None
    return f"the table came at {published:%H:%M}, due by {due:%H:%M}" if published > due else None


def _due(conf: dict[str, Any], now: datetime) -> datetime:
    zone = ZoneInfo(conf["time_zone"])
    return datetime.combine(now.astimezone(zone).date(), time.fromisoformat(conf["deadline"]), zone)


def _published(config: Settings, today: str) -> datetime | None:
    path = config.home / "published" / "ready.json"
    found = json.loads(path.read_text()) if path.is_file() else {}
    return datetime.fromisoformat(found["published_at"]) if found.get("run_date") == today else None


def main() -> None:
    problem = late(settings.load(), datetime.now(UTC))
    print(problem or "in time")
    raise SystemExit(ALARM if problem else 0)


if __name__ == "__main__":
    main()
