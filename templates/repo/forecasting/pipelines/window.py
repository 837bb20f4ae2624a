"""What the monitor looks at: the newest runs whose days are all known, seen by the model in use."""

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
    if run_date is None:
        return []
    known = run_date + timedelta(days=config.table("forecast")["horizon_days"])
    return of(config, dataset.load(config), known)


def of(config: Settings, data: Tables, until: date) -> list[dict[str, Any]]:
    """As many days before `until` as the backtest judges, as the champion would have forecast them then."""
    conf = config.table("forecast")
    horizon = conf["horizon_days"]
    origins = dataset.origins(until - timedelta(days=dataset.tested_days(conf)), conf)
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    history = panel.build(data.items, data.actuals, until)
    part = dataset.examples(history, data.plans, origins, horizon)
    columns = signals.of(model, part)
    rows = zip(*(columns[name].tolist() for name in signals.NAMES), strict=True)
    return [
        {"model_version": card.version, "features": dict(zip(signals.NAMES, row, strict=True))}
        for row in rows
    ]
