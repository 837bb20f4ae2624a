"""Forecast every series and publish the table of this run; late or missing actuals refuse it."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, timedelta

import polars as pl

from mlsystem import dataset, domain, due, panel, predictor, publishing, registry, settings, table_check
from mlsystem.settings import Settings

MAX_AGE_DAYS = 2


class StaleInputError(Exception):
    """The newest day of actuals is too old for this run date: an upstream delivery is late."""


def infer(config: Settings, run_date: date, now: datetime) -> pl.DataFrame:
    """Forecast and publish; returns the table. `run_date` is the first day ahead, `now` names the run."""
    conf, data = config.table("forecast"), dataset.load(config)
    _refuse_stale(data.actuals, run_date)
    table = predictor.load(config.registry).table(data, run_date, conf["horizon_days"])
    folder = config.home / "published"
    found = table_check.problems(table, publishing.current(folder), conf["horizon_days"])
    publishing.publish(table, run_date, folder, found, now)
    return table


def _refuse_stale(actuals: pl.DataFrame, run_date: date) -> None:
    before = actuals.filter(pl.col("at") < panel.moment(run_date))
    newest = before["at"].max() if before.height else None
    if not isinstance(newest, datetime) or panel.moment(run_date) - newest > timedelta(days=MAX_AGE_DAYS):
        raise StaleInputError(f"newest day of {domain.MEASURED} before {run_date}: {newest!s}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, help="today of the readers if not given")
    args = parser.parse_args()
    config, now = settings.load(), datetime.now(UTC)
    run_date = args.run_date or due.today(config.table("forecast"), now)
    try:
        table = infer(config, run_date, now)
    except (FileNotFoundError, registry.RegistryError, StaleInputError, publishing.PublishError) as refused:
        raise SystemExit(f"refused: {refused}") from refused
    print(f"{table.height} rows published for {run_date}")


if __name__ == "__main__":
    main()
