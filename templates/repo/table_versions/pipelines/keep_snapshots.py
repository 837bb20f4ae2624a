"""Take today's snapshot of the landed tables and forget the expired ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from mlsystem import settings, table_versions
from mlsystem.settings import Settings

# Longer than the window a retraining looks back, or a run could not be repeated.
KEEP_DAYS = 400


def folder(config: Settings) -> Path:
    return config.home / "published" / "snapshots"


def main() -> None:
    config, now = settings.load(), datetime.now(UTC)
    taken = table_versions.take(config.landing, folder(config), now)
    forgotten = table_versions.expire(folder(config), now, KEEP_DAYS)
    print(f"snapshot {taken.id} of {len(taken.files)} files; {len(forgotten)} forgotten")


if __name__ == "__main__":
    main()
