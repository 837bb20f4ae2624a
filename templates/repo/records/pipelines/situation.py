"""What has come since the last training, as the retraining policy asks for it."""

from __future__ import annotations

from datetime import datetime

from mlsystem import automatic, task, trainings
from mlsystem.retraining import Situation
from mlsystem.settings import Settings
from pipelines import monitor
from pipelines.train import arrived


def situation(config: Settings, now: datetime) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    trained = trainings.newest(config.registry)
    labels = arrived(config, trained, now)
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=len(labels),
        new_positives=sum(task.is_positive(record) for record in labels),
        automatic_this_week=automatic.this_week(config.registry, now),
        drift_windows=monitor.windows_in_a_row(config),
        first=trainings.first(config.registry),
    )
