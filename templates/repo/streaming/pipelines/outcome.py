"""Measure past decisions against the labels that have arrived since, week by week."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime

import polars as pl

from mlsystem import outcomes, settings
from mlsystem.settings import Settings
from pipelines.train import decided, table


def measure(config: Settings, as_of: datetime) -> pl.DataFrame:
    """The weekly table, also written to `published/outcomes.json`."""
    facts = table("payments", config).select("event_id", "at", "amount")
    found = outcomes.weekly(decided(config).join(facts, on="event_id"), table("labels", config), as_of)
    target = config.home / "published" / "outcomes.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(found.to_dicts(), default=str, indent=2, sort_keys=True) + "\n")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=datetime.fromisoformat, default=datetime.now(UTC))
    for week in measure(settings.load(), parser.parse_args().as_of).iter_rows(named=True):
        print(f"{week['week']:%Y-%m-%d} {week['status']:<8} recall {week['recall']}")


if __name__ == "__main__":
    main()
