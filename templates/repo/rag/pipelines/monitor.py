"""Are the questions still ones the documents can answer? Compares windows of logged answers, once a day."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from mlsystem import drift, prediction_log, settings
from mlsystem.drift import DriftReport
from mlsystem.settings import Settings
from pipelines.job import ALARM

EVERY = timedelta(days=1)


def monitor(config: Settings, reference: list[dict[str, Any]], window: list[dict[str, Any]]) -> DriftReport:
    """Drift of the best passage's score and of refusals between two windows of the log."""
    return drift.compare(_columns(reference), _columns(window), **config.table("monitoring"))


def due(config: Settings, now: datetime) -> bool:
    """Whether the last look is a day old; it is remembered among what a job stores."""
    path = config.home / "published" / "monitoring.json"
    if path.is_file() and now - datetime.fromisoformat(json.loads(path.read_text())["at"]) < EVERY:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"at": now.isoformat()}) + "\n")
    return True


def _columns(entries: list[dict[str, Any]]) -> dict[str, drift.Floats]:
    return {
        "best_score": np.asarray([e["best_score"] for e in entries], dtype=np.float64),
        "refused": np.asarray([e["refused"] for e in entries], dtype=np.float64),
    }


def main() -> None:
    config = settings.load()
    if not due(config, datetime.now(UTC)):
        print("looked at within the last day")
        return
    entries = prediction_log.recent(config)
    half = len(entries) // 2
    report = monitor(config, entries[:half], entries[half:])
    print(f"{report.status} on {report.n_current} answers; drifted: {', '.join(report.fired) or 'none'}")
    raise SystemExit(ALARM if report.fired else 0)


if __name__ == "__main__":
    main()
