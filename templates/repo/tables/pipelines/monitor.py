"""Compare what was served lately with what the model was trained on."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import numpy as np

from mlsystem import drift, prediction_log, registry, settings
from mlsystem.drift import DriftReport
from mlsystem.settings import Settings


def monitor(config: Settings, window: list[dict[str, Any]]) -> DriftReport:
    """Drift of one window of logged predictions; counts windows in a row in `monitoring.json`."""
    card = registry.card(config.registry, registry.resolve(config.registry))
    reference = {name: np.asarray(values) for name, values in card.extra["reference"].items()}
    rows = [entry["features"] for entry in window if entry["model_version"] == card.version]
    current = {name: np.asarray([row[name] for row in rows], dtype=np.float64) for name in reference}
    limits = config.table("monitoring")
    report = drift.compare(reference, current, **limits)
    _remember(config, report)
    return report


def windows_in_a_row(config: Settings) -> int:
    path = config.home / "monitoring.json"
    return int(json.loads(path.read_text())["drift_windows"]) if path.is_file() else 0


def reset(config: Settings) -> None:
    """After a promotion the count starts again: the reference is another one."""
    (config.home / "monitoring.json").unlink(missing_ok=True)


def _remember(config: Settings, report: DriftReport) -> None:
    """A window with too few rows says nothing, so it neither raises nor clears the count."""
    before = windows_in_a_row(config)
    count = before if report.status == "too_few" else (before + 1 if report.fired else 0)
    state = {"drift_windows": count, "report": asdict(report)}
    (config.home / "monitoring.json").write_text(json.dumps(state, indent=2, sort_keys=True) + "\n")


def main() -> None:
    config = settings.load()
    report = monitor(config, prediction_log.read(config.predictions))
    print(f"{report.status} on {report.n_current} predictions; drifted: {', '.join(report.fired) or 'none'}")
    raise SystemExit(1 if report.fired else 0)


if __name__ == "__main__":
    main()
