"""Train on what was known, register the result as a challenger. Promotion is another step."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

import numpy as np
import polars as pl

from mlsystem import contracts, dataset, domain, features, landing, registry, settings, training
from mlsystem.dataset import Split
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings


def table(name: str, config: Settings) -> pl.DataFrame:
    """What has landed, one row per primary key of its contract."""
    key = contracts.load(config.contracts / f"{name}.json").primary_key
    return landing.read(name, config.landing, list(key))


def split(config: Settings, as_of: datetime) -> Split:
    """The held-out split of everything whose outcome was known at `as_of`."""
    labelled = dataset.known(table("records", config), table("labels", config), as_of)
    return dataset.split(labelled, table("activity", config))


def train(config: Settings, as_of: datetime, seed: int = 13) -> ModelCard:
    """Fit the candidates, keep the simplest good one and register it."""
    data = split(config, as_of)
    min_gain = config.table("gates")["min_family_gain"]
    family, model, results = training.select(data, seed, min_gain)
    return registry.register(
        config.registry,
        model,
        family=family,
        inputs=list(features.NAMES),
        metrics=results[family],
        data_snapshot="+".join(landing.snapshot_id(t, config.landing) for t in domain.TABLES),
        code_sha=config.code_sha,
        trained_at=as_of.isoformat(),
        extra={
            "candidates": results,
            "reference": _reference(data),
            "typical": np.median(data.train.x, axis=0).tolist(),
            "rows": len(data.train.y),
            "seed": seed,
        },
    )


def _reference(data: Split, most: int = 5000) -> dict[str, list[float]]:
    """The training distribution per feature that drift is measured against."""
    rows = data.train.x[-most:]
    return {name: rows[:, i].round(6).tolist() for i, name in enumerate(features.NAMES)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=datetime.fromisoformat, default=datetime.now(UTC))
    args = parser.parse_args()
    card = train(settings.load(), args.as_of)
    print(f"{card.version} ({card.family}): " + ", ".join(f"{k}={v:.4f}" for k, v in card.metrics.items()))


if __name__ == "__main__":
    main()
