"""Publish the day's risk snapshot: fraud rates of merchants and devices from labels known that morning."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from mlsystem import risk, settings
from mlsystem.risk import Snapshots
from mlsystem.settings import Settings
from pipelines.train import table


def publish(config: Settings, day: date) -> Path:
    found = risk.snapshot(table("payments", config), table("labels", config), day)
    return Snapshots(risk.folder(config)).publish(day, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--day", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    print(f"published {publish(settings.load(), args.day).name}")


if __name__ == "__main__":
    main()
