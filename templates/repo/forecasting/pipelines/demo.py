"""The whole loop on synthetic demand: backtest, gate, publish, refuse, measure, drift, retrain, roll back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import polars as pl

from mlsystem import dataset, features, panel, publishing, sample
from mlsystem.dataset import Tables
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, monitor, outcome, proofs, rehearsal, window
from pipelines.stage import decide, home, step

LOCATIONS = 6
NOW = sample.START + timedelta(days=sample.DAYS)
LATER = NOW + timedelta(days=sample.AHEAD_DAYS)


def main() -> None:
    config = home()
    rehearsal.first_version(config, LOCATIONS, NOW)
    rehearsal.refuse_worse(config, NOW)
    publish(config, NOW.date())
    parity(config)
    ingest.deliver(sample.ahead(LOCATIONS, seed=8, shift=1.0), config)
    measure(config)
    watch(config)
    decide(config, LATER)
    proofs.finish(config)


def publish(config: Settings, run_date: date) -> None:
    """Two runs of one date: the same table again, and the first one stays for those who acted on it."""
    first, again = (batch_infer.infer(config, run_date, NOW + timedelta(hours=hour)) for hour in (1, 2))
    if not first.equals(again):
        raise SystemExit("a repeated run gave another table")
    if len(publishing.moments(config.home / "published", run_date)) != 2:
        raise SystemExit("a refresh took the place of the table before it")
    whole = first.filter(pl.col("level") == panel.TOTAL).row(0, named=True)
    shown = ", ".join(f"{name} {whole[name]:.0f}" for name in ("p10", "p50", "p90"))
    step("publish", f"{first.height} rows from {run_date}; all series, first day: {shown}")


def parity(config: Settings) -> None:
    """The nightly batch of a past date against what training computes for that origin."""
    data, horizon = dataset.load(config), config.table("forecast")["horizon_days"]
    origin = (NOW - timedelta(days=horizon)).date()
    nightly = features.build(panel.build(data.items, data.actuals, origin), data.plans, origin, horizon)
    known = panel.build(data.items, data.actuals, NOW.date())
    learned = dataset.examples(known, data.plans, [origin], horizon)
    same = nightly.rows.with_row_index("at_row").join(
        learned.rows, on=["location", "item", "horizon"], how="semi"
    )
    proofs.parity(
        config, f"features of {len(learned.y)} forecasts", nightly.x[same["at_row"].to_numpy()], learned.x
    )


def measure(config: Settings) -> None:
    """The days have come, with a demand the sample has shifted: the published table against them."""
    report = outcome.outcome(config, LATER.date())
    step("outcome", "on days whose demand the sample has shifted; the gate was passed on ordinary ones")
    for name in ("all days", "days 1-7", "days 8-14"):
        if name in report:
            shown = ", ".join(f"{k} {report[name][k]:.3f}" for k in ("wape", "bias", "coverage"))
            step("outcome", f"{name}: {shown}")


def watch(config: Settings) -> None:
    """An ordinary fortnight must stay silent; two shifted ones must raise the alarm."""
    seen = []
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.0, 22), ("shifted again", 1.0, 23)):
        data = sample.synthesise(LOCATIONS, seed, _before(NOW), shift)
        until = (NOW + timedelta(days=14)).date()
        entries = window.of(config, Tables(data.items, data.actuals, data.plans), until)
        seen.append((label, shift > 0, monitor.monitor(config, entries).fired))
    proofs.drift(config, seen)


def _before(now: datetime) -> datetime:
    """So that the sample ends a fortnight after `now`."""
    return now + timedelta(days=14 - sample.DAYS)


if __name__ == "__main__":
    main()
