"""What has come since the last training, as the retraining policy asks for it."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from mlsystem import automatic, domain, trainings
from mlsystem.retraining import Situation
from mlsystem.settings import Settings
from pipelines import monitor
from pipelines.train import table


def situation(config: Settings, now: datetime) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    trained = trainings.newest(config.registry)
    arrived = pl.col("known_at").is_between(trained, now, closed="right")
    labels = table("labels", config).filter(arrived)
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=labels.height,
        new_positives=int((labels[domain.LABEL] > 0).sum()),
        automatic_this_week=automatic.this_week(config.registry, now),
        drift_windows=monitor.windows_in_a_row(config),
        first=trainings.first(config.registry),
    )
