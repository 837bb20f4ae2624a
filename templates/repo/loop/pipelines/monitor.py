"""Compare what was served lately with what the model was trained on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from mlsystem import drift, promises, registry, settings
from mlsystem.drift import DriftReport
from mlsystem.settings import Settings
from pipelines import window
from pipelines.job import ALARM

NOTHING: dict[str, Any] = {"drift_windows": 0, "window": "", "before": 0}


def monitor(config: Settings, entries: list[dict[str, Any]]) -> DriftReport:
    """Drift of one window of logged predictions; counts the windows in a row that fired, each once."""
    card = registry.card(config.registry, registry.resolve(config.registry))
    reference = {name: np.asarray(values) for name, values in card.extra["reference"].items()}
    rows = [entry[window.SEEN] for entry in entries if entry["model_version"] == card.version]
    current = {name: np.asarray([row[name] for row in rows], dtype=np.float64) for name in reference}
    limits = config.table("monitoring")
    report = drift.compare(reference, current, **limits)
    _remember(config, report, _name(rows[: limits["min_n"]]))
    return report


def windows_in_a_row(config: Settings) -> int:
    return int(_recalled(config)["drift_windows"])


def reset(config: Settings) -> None:
    """After a promotion the count starts again: the reference is another one."""
    if _memory(config).is_file():
        _write(config, NOTHING)


def _remember(config: Settings, report: DriftReport, name: str) -> None:
    """A window with too few rows says nothing, so it neither raises nor clears the count. One that was judged
    before, as when a run is tried again, takes the place of its first verdict."""
    known = _recalled(config)
    if report.status == "too_few":
        _write(config, {**known, "report": asdict(report)})
        return
    before = known["before"] if known["window"] == name else known["drift_windows"]
    count = before + 1 if report.fired else 0
    _write(config, {"drift_windows": count, "window": name, "before": before, "report": asdict(report)})


def _name(rows: list[dict[str, Any]]) -> str:
    """By its oldest rows: what has been logged since belongs to the same window."""
    return registry.sha256(json.dumps(rows, sort_keys=True, default=str).encode())[:16]


def _recalled(config: Settings) -> dict[str, Any]:
    path = _memory(config)
    return {**NOTHING, **json.loads(path.read_text())} if path.is_file() else NOTHING


def _write(config: Settings, state: dict[str, Any]) -> None:
    path = _memory(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(state, indent=2, sort_keys=True) + "\n")


def _memory(config: Settings) -> Path:
    """Among what a job stores, so that the count outlives its container."""
    return config.home / "published" / "monitoring.json"


def main() -> None:
    config = settings.load()
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        print("nothing is in use yet, so there is nothing to compare with")
        return
    report = monitor(config, window.newest(config))
    print(f"{report.status} on {report.n_current} predictions; drifted: {', '.join(report.fired) or 'none'}")
    missed = promises.missed(config)
    print(f"promises missed by the outcomes that came in: {'; '.join(missed) or 'none'}")
    drifted = report.fired and windows_in_a_row(config) >= config.table("retraining")["drift_windows"]
    raise SystemExit(ALARM if drifted or missed else 0)


if __name__ == "__main__":
    main()
