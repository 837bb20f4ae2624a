"""Are the questions still ones the documents can answer? Compares windows of logged answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlsystem import drift, prediction_log, settings
from mlsystem.drift import DriftReport
from mlsystem.settings import Settings


def monitor(config: Settings, reference: list[dict[str, Any]], window: list[dict[str, Any]]) -> DriftReport:
    """Drift of the best passage's score and of refusals between two windows of the log."""
    return drift.compare(_columns(reference), _columns(window), **config.table("monitoring"))


def _columns(entries: list[dict[str, Any]]) -> dict[str, drift.Floats]:
    return {
        "best_score": np.asarray([e["best_score"] for e in entries], dtype=np.float64),
        "refused": np.asarray([e["refused"] for e in entries], dtype=np.float64),
    }


def main() -> None:
    config = settings.load()
    entries = prediction_log.recent(config)
    half = len(entries) // 2
    report = monitor(config, entries[:half], entries[half:])
    print(f"{report.status} on {report.n_current} answers; drifted: {', '.join(report.fired) or 'none'}")


if __name__ == "__main__":
    main()
