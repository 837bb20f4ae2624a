"""What the monitor looks at: the newest run whose days are all known, seen by the model in use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from mlsystem import dataset, due, panel, registry, signals
from mlsystem.dataset import Tables
from mlsystem.settings import Settings
from pipelines import outcome

SEEN = "features"


def newest(config: Settings) -> list[dict[str, Any]]:
    """`features` (signals.NAMES) and `model_version` per item and day; nothing while every run is pending."""
    today = due.today(config.table("forecast"), datetime.now(UTC))
    run_date = outcome.observed(config, today)
    return [] if run_date is None else of(config, dataset.load(config), run_date)


def of(config: Settings, data: Tables, origin: date) -> list[dict[str, Any]]:
    """The days from `origin` on, as the champion would have forecast them then."""
    horizon = config.table("forecast")["horizon_days"]
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    history = panel.build(data.items, data.actuals, origin + timedelta(days=horizon))
    part = dataset.examples(history, data.plans, [origin], horizon)
    columns = signals.of(model, part)
    rows = zip(*(columns[name].tolist() for name in signals.NAMES), strict=True)
    return [
        {"model_version": card.version, "features": dict(zip(signals.NAMES, row, strict=True))}
        for row in rows
    ]
