"""Train on ripe payments, register the result as a challenger. Promotion is another step."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
import polars as pl

from mlsystem import (
    dataset,
    domain,
    features,
    landing,
    outcomes,
    prediction_log,
    registry,
    settings,
    training,
)
from mlsystem.dataset import Split
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings

LOGGED_DAYS = 120


def table(name: str, config: Settings) -> pl.DataFrame:
    return landing.read(name, config.landing, ["event_id"])


def decided(config: Settings) -> pl.DataFrame:
    """What the system decided in LOGGED_DAYS, from its own log; empty before the first decision."""
    columns = ("event_id", "action", "score", "propensity", "explored", "model_version")
    entries = [{c: e[c] for c in columns} for e in prediction_log.recent(config, LOGGED_DAYS)]
    found = pl.DataFrame(entries, schema={c: outcomes.SCHEMA[c] for c in columns})
    return found.unique("event_id", keep="first", maintain_order=True)


@dataclass(frozen=True)
class Landed:
    """Two folders that hold the same files are the same data."""

    snapshot: str
    root: Path = field(compare=False)

    def table(self, name: str) -> pl.DataFrame:
        return landing.read(name, self.root, ["event_id"])


def landed(config: Settings) -> Landed:
    return Landed("+".join(landing.snapshot_id(t, config.landing) for t in domain.TABLES), config.landing)


@lru_cache(maxsize=2)
def featured(data: Landed) -> pl.DataFrame:
    """Features of everything landed; training and judging one version compute them once."""
    return features.table(data.table("payments"), data.table("labels"))


def split(config: Settings, as_of: datetime) -> Split:
    """The held-out split of everything that was ripe at `as_of`."""
    ripe = dataset.known(table("payments", config), table("labels", config), as_of)
    return dataset.split(ripe, featured(landed(config)), decided(config))


def train(config: Settings, as_of: datetime, seed: int = 13) -> ModelCard:
    """Fit the candidates, keep the simplest good one, set its thresholds and register it."""
    data = split(config, as_of)
    family, model, results = training.select(data, seed, config.table("gates")["min_family_gain"])
    return registry.register(
        config.registry,
        model,
        family=family,
        inputs=list(features.NAMES),
        metrics=results[family],
        data_snapshot=landed(config).snapshot,
        code_sha=config.code_sha,
        trained_at=as_of.isoformat(),
        extra={
            "candidates": results,
            "reference": _reference(data),
            "typical": np.median(data.train.x, axis=0).tolist(),
            "thresholds": thresholds(training.scores(model, data.test.x), config),
            "rows": len(data.train.y),
            "seed": seed,
        },
    )


def thresholds(scores: training.Scores, config: Settings) -> dict[str, float]:
    """The scores above which the shares in `conf/decisions.toml` lie: what analysts can look at, not 0.5."""
    policy = config.table("decisions")
    hold = float(np.quantile(scores, 1 - policy["hold_share"]))
    review = float(np.quantile(scores, 1 - policy["hold_share"] - policy["review_share"]))
    return {"hold": hold, "review": min(review, hold)}


def _reference(data: Split, most: int = 5000) -> dict[str, list[float]]:
    """The training distribution per monitored feature that drift is measured against."""
    rows = data.train.x[-most:]
    places = {name: features.NAMES.index(name) for name in features.MONITORED}
    return {name: rows[:, i].round(6).tolist() for name, i in places.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=datetime.fromisoformat, default=datetime.now(UTC))
    args = parser.parse_args()
    card = train(settings.load(), args.as_of)
    print(f"{card.version} ({card.family}): " + ", ".join(f"{k}={v:.4f}" for k, v in card.metrics.items()))


if __name__ == "__main__":
    main()
