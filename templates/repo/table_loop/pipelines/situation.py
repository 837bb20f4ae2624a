"""What has come since the last training, as the retraining policy asks for it."""

from __future__ import annotations

from datetime import datetime

from mlsystem import automatic, registry, task, trainings
from mlsystem.retraining import Situation
from mlsystem.settings import Settings
from pipelines import monitor


def situation(config: Settings, now: datetime) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    trained = trainings.newest(config.registry)
    labels, positives = task.arrived(config, trained, now)
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=labels,
        new_positives=positives,
        automatic_this_week=automatic.this_week(config.registry, now),
        drift_windows=monitor.windows_in_a_row(config),
        first=trainings.first(config.registry),
        metric_drop=_drop(config, now),
    )


def _drop(config: Settings, now: datetime) -> float:
    """What the model in use has lost on the newest outcomes since it was trained; 0 before there is one."""
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        return 0.0
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    metric = config.table("gates")["champion"]["metric"]
    return float(card.metrics[metric] - task.measure(model, task.held_out(config, now))[metric])
