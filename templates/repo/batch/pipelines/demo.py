"""The whole loop on synthetic data: ingest → train → gate → score a table → drift → retrain → roll back."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from mlsystem import domain, features, registry, sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, monitor, proofs, rehearsal
from pipelines.stage import decide, home, step
from pipelines.train import table

ROWS = 6000
COMPARED = 200
NOW = sample.KNOWN_AT


def main() -> None:
    config = home()
    landed = ingest.deliver(sample.synthesise(ROWS, seed=7), config)
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    rehearsal.first_version(config, NOW)
    rehearsal.refuse_worse(config, NOW)
    run_date = sample.END.date()
    score(config, run_date)
    compare(config, run_date)
    watch(config)
    ingest.deliver(sample.synthesise(2 * ROWS, seed=8, shift=1.5, start=sample.END), config)
    decide(config, NOW + timedelta(days=sample.DAYS))
    proofs.finish(config)


def score(config: Settings, run_date: date) -> None:
    """Two runs of one date: the second replaces the first, nothing is counted twice."""
    first, again = batch_infer.infer(config, run_date), batch_infer.infer(config, run_date)
    if not first.equals(again):
        raise SystemExit("a repeated run gave another table")
    highest = f"{domain.ANSWER} {first[domain.ANSWER][0]:.3f} of {first['entity'][0]}"
    step("publish", f"{first.height} rows for {run_date}, highest: {highest}")


def compare(config: Settings, run_date: date) -> None:
    """The batch's features against one entity at a time with its own past only, as a service sees it."""
    rows = batch_infer.entities(config, run_date).head(COMPARED)
    activity = table("activity", config)
    batch = features.matrix(features.build(rows, activity))
    alone = []
    for row in rows.iter_slices(1):
        past = (pl.col(domain.ENTITY) == row[domain.ENTITY][0]) & (pl.col("at") < row["at"][0])
        alone.append(features.matrix(features.build(row, activity.filter(past))))
    what = f"{len(features.NAMES)} features of {rows.height} entities"
    proofs.parity(config, what, np.vstack(alone), batch)


def watch(config: Settings) -> None:
    """An ordinary window must stay silent; two shifted ones must raise the alarm."""
    version, seen = registry.resolve(config.registry), []
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.5, 22), ("shifted again", 1.5, 23)):
        data = sample.synthesise(1500, seed, shift)
        rows = features.build(data.records, data.activity).iter_rows(named=True)
        report = monitor.monitor(config, [{"model_version": version, "features": row} for row in rows])
        seen.append((label, shift > 0, report.fired))
    proofs.drift(config, seen)


if __name__ == "__main__":
    main()
