"""Compare what was served lately with what the model was trained on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from mlsystem import drift, registry, settings
from mlsystem.drift import DriftReport
from mlsystem.settings import Settings
from pipelines import window
from pipelines.job import ALARM


def monitor(config: Settings, entries: list[dict[str, Any]]) -> DriftReport:
    """Drift of one window of logged predictions; counts the windows in a row that fired."""
    card = registry.card(config.registry, registry.resolve(config.registry))
    reference = {name: np.asarray(values) for name, values in card.extra["reference"].items()}
    rows = [entry[window.SEEN] for entry in entries if entry["model_version"] == card.version]
    current = {name: np.asarray([row[name] for row in rows], dtype=np.float64) for name in reference}
    limits = config.table("monitoring")
    report = drift.compare(reference, current, **limits)
    _remember(config, report)
    return report


def windows_in_a_row(config: Settings) -> int:
    path = _memory(config)
    return int(json.loads(path.read_text())["drift_windows"]) if path.is_file() else 0


def reset(config: Settings) -> None:
    """After a promotion the count starts again: the reference is another one."""
    if _memory(config).is_file():
        _write(config, {"drift_windows": 0})


def _remember(config: Settings, report: DriftReport) -> None:
    """A window with too few rows says nothing, so it neither raises nor clears the count."""
    before = windows_in_a_row(config)
    count = before if report.status == "too_few" else (before + 1 if report.fired else 0)
    _write(config, {"drift_windows": count, "report": asdict(report)})


def _write(config: Settings, state: dict[str, Any]) -> None:
    path = _memory(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(state, indent=2, sort_keys=True) + "\n")


def _memory(config: Settings) -> Path:
    """Among what a job stores, so that the count outlives its container."""
    return config.home / "published" / "monitoring.json"


def main() -> None:
    config = settings.load()
    report = monitor(config, window.newest(config))
    print(f"{report.status} on {report.n_current} predictions; drifted: {', '.join(report.fired) or 'none'}")
    raise SystemExit(ALARM if report.fired else 0)


if __name__ == "__main__":
    main()
