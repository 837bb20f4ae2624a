"""Count the catalogue as of the start of a day and put it where the service reads it."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from mlsystem import catalogue, settings, tables
from mlsystem.catalogue import Catalogue
from mlsystem.settings import Settings


def snapshot(config: Settings, day: date) -> Catalogue:
    """Beside the models, since a service fetches that folder."""
    found = catalogue.build(tables.read("items", config), tables.read("events", config), day)
    catalogue.save(found, path(config))
    return found


def path(config: Settings) -> Path:
    return config.registry / "catalogue.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--day", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    print(f"{len(snapshot(settings.load(), args.day).ids)} items as of {args.day}")


if __name__ == "__main__":
    main()
