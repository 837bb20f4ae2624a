"""What has come since the version in use was trained, as the retraining policy asks for it."""

from __future__ import annotations

from datetime import datetime

from mlsystem import automatic, registry, task
from mlsystem.retraining import Situation
from mlsystem.settings import Settings
from pipelines import monitor


def situation(config: Settings, now: datetime) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    trained = datetime.fromisoformat(card.trained_at)
    labels, positives = task.arrived(config, trained, now)
    metric = config.table("gates")["champion"]["metric"]
    newest = task.measure(model, task.held_out(config, now))
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=labels,
        new_positives=positives,
        automatic_this_week=automatic.this_week(config.registry, now),
        drift_windows=monitor.windows_in_a_row(config),
        metric_drop=card.metrics[metric] - newest[metric],
    )
