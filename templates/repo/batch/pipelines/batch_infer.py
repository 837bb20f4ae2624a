"""Score every entity once per run date and publish the table; late or missing input refuses the run."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import polars as pl

from mlsystem import domain, features, predictor, publishing, settings
from mlsystem.settings import Settings
from pipelines.train import table

MAX_AGE_DAYS = 3


class StaleInputError(Exception):
    """The newest record is too old for this run date: an upstream delivery is late."""


def entities(config: Settings, run_date: date) -> pl.DataFrame:
    """The newest record per entity known at the start of `run_date`, seen as of that moment."""
    moment = datetime.combine(run_date, time.min, UTC)
    known = table("records", config).filter(pl.col("at") < moment)
    newest = known["at"].max() if known.height else None
    if not isinstance(newest, datetime) or moment - newest > timedelta(days=MAX_AGE_DAYS):
        raise StaleInputError(f"newest record before {run_date}: {newest!s}")
    latest = known.sort("at", domain.ENTITY).unique(domain.ENTITY, keep="last", maintain_order=True)
    return latest.with_columns(pl.lit(moment).cast(pl.Datetime("us", "UTC")).alias("at"))


def infer(config: Settings, run_date: date) -> pl.DataFrame:
    """Score and publish; returns the published table, the highest first."""
    model = predictor.load(config.registry)
    rows = entities(config, run_date)
    built = features.build(rows, table("activity", config))
    scores = pl.DataFrame(
        {
            "entity": rows[domain.ENTITY],
            domain.ANSWER: model.of(built),
            **model.beside(built),
            "reasons": ["; ".join(words) for words in model.reasons(built)],
            "model_version": [model.version] * rows.height,
            "run_date": [run_date] * rows.height,
        }
    ).sort(domain.ANSWER, "entity", descending=[True, False])
    publishing.publish(scores, run_date, config.home / "published")
    return scores


def window(config: Settings, run_date: date) -> list[dict[str, Any]]:
    """What the model saw on `run_date`, in the shape the monitor reads."""
    model = predictor.load(config.registry)
    built = features.build(entities(config, run_date), table("activity", config))
    return [{"model_version": model.version, "features": row} for row in built.iter_rows(named=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    scores = infer(settings.load(), args.run_date)
    print(f"{scores.height} rows published for {args.run_date}")


if __name__ == "__main__":
    main()
