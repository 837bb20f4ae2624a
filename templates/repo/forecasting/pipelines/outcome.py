"""How good the forecasts were that people acted on, by horizon; pending until their days are known."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl

from mlsystem import accuracy, dataset, domain, due, panel, publishing, settings
from mlsystem.settings import Settings
from mlsystem.training import COLUMNS

BANDS = ((1, 7), (8, 14), (15, 28), (29, 56))


def observed(config: Settings, today: date) -> date | None:
    """The newest run date whose last day ahead lies before `today`; None while every run is pending."""
    horizon = config.table("forecast")["horizon_days"]
    names = sorted((config.home / "published").glob("run_date=*"))
    dates = [date.fromisoformat(path.name.removeprefix("run_date=")) for path in names]
    return max((d for d in dates if d + timedelta(days=horizon) <= today), default=None)


def outcome(config: Settings, today: date) -> dict[str, Any]:
    """Accuracy of the newest observed run, item by item; `status` is pending while there is none."""
    run_date = observed(config, today)
    if run_date is None:
        return {"status": "pending"}
    known = _known(config, run_date)
    bands = {
        f"days {low}-{high}": known.filter(pl.col("horizon").is_between(low, high)) for low, high in BANDS
    }
    report = {
        "status": "measured",
        "run_date": run_date.isoformat(),
        "rows": known.height,
        "all days": _accuracy(known),
        **{name: _accuracy(rows) for name, rows in bands.items() if rows.height},
    }
    path = config.home / "published" / "outcome.json"
    path.write_text(json.dumps(report, indent=2, sort_keys=True) + "\n")
    return report


def _known(config: Settings, run_date: date) -> pl.DataFrame:
    """Rows of items whose day could be observed, from the newest table that was there when it was due."""
    until = due.moment(config.table("forecast"), run_date)
    table = publishing.of_date(config.home / "published", run_date, by=until)
    if table is None:
        raise FileNotFoundError(f"no table of {run_date}")
    actuals = dataset.load(config).actuals.filter(pl.col(domain.MASK) == 0)
    actual = actuals.select(domain.LOCATION, domain.ITEM, "at", domain.TARGET)
    items = table.filter(pl.col("level") == panel.ITEM)
    return items.join(
        actual, left_on=["location", "item", "at"], right_on=[domain.LOCATION, domain.ITEM, "at"]
    )


def _accuracy(rows: pl.DataFrame) -> dict[str, float]:
    return accuracy.of(rows[domain.TARGET].to_numpy(), rows.select(COLUMNS).to_numpy())


def main() -> None:
    config = settings.load()
    today = due.today(config.table("forecast"), datetime.now(UTC))
    print(json.dumps(outcome(config, today), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
