"""Train on what was known, register the result as a challenger. Promotion is another step."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from mlsystem import registry, settings, tables, task
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from mlsystem.task import Fitted


def train(config: Settings, as_of: datetime, seed: int = 13) -> ModelCard:
    """The next version, from everything known at `as_of`."""
    return register(config, as_of, task.fit(task.split(config, as_of), config, seed))


def register(config: Settings, as_of: datetime, made: Fitted) -> ModelCard:
    return registry.register(
        config.registry,
        made.model,
        family=made.family,
        inputs=list(task.INPUTS),
        metrics=made.metrics,
        data_snapshot=tables.snapshot_id(config),
        code_sha=config.code_sha,
        trained_at=as_of.isoformat(),
        extra=made.extra,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=datetime.fromisoformat, default=datetime.now(UTC))
    args = parser.parse_args()
    card = train(settings.load(), args.as_of)
    print(f"{card.version} ({card.family}): " + ", ".join(f"{k}={v:.4f}" for k, v in card.metrics.items()))


if __name__ == "__main__":
    main()
