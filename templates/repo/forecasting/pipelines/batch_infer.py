"""Forecast every series once per run date and publish the table; late or missing actuals refuse the run."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, datetime, timedelta

import polars as pl

from mlsystem import dataset, domain, panel, predictor, publishing, registry, settings, table_check
from mlsystem.settings import Settings

MAX_AGE_DAYS = 2


class StaleInputError(Exception):
    """The newest day of actuals is too old for this run date: an upstream delivery is late."""


def infer(config: Settings, run_date: date) -> pl.DataFrame:
    """Forecast and publish; returns the published table. `run_date` is the first day ahead."""
    conf, data = config.table("forecast"), dataset.load(config)
    _refuse_stale(data.actuals, run_date)
    table = predictor.load(config.registry).table(data, run_date, conf["horizon_days"])
    folder = config.home / "published"
    found = table_check.problems(table, publishing.current(folder), conf["horizon_days"])
    publishing.publish(table, run_date, folder, found)
    return table


def ready(config: Settings, run_date: date, now: datetime) -> None:
    """Remember when the table of `run_date` was there: what the deadline is checked against."""
    value = {"run_date": run_date.isoformat(), "published_at": now.isoformat()}
    path = config.home / "published" / "ready.json"
    path.write_text(json.dumps(value, sort_keys=True) + "\n")


def _refuse_stale(actuals: pl.DataFrame, run_date: date) -> None:
    before = actuals.filter(pl.col("at") < panel.moment(run_date))
    newest = before["at"].max() if before.height else None
    if not isinstance(newest, datetime) or panel.moment(run_date) - newest > timedelta(days=MAX_AGE_DAYS):
        raise StaleInputError(f"newest day of {domain.MEASURED} before {run_date}: {newest!s}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    config = settings.load()
    try:
        table = infer(config, args.run_date)
    except (FileNotFoundError, registry.RegistryError, StaleInputError, publishing.PublishError) as refused:
        raise SystemExit(f"refused: {refused}") from refused
    ready(config, args.run_date, datetime.now(UTC))
    print(f"{table.height} rows published for {args.run_date}")


if __name__ == "__main__":
    main()
