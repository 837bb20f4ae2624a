"""What every demo does alike: a fresh home, the first version, drift windows and the retraining decision."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mlsystem import registry, sample, settings, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, retrain, train

START = datetime(2025, 3, 1, tzinfo=UTC)
TRAINED = START + timedelta(days=30)
LATER = TRAINED + timedelta(days=200)


def home() -> Settings:
    """Settings of an empty home of the demo's own; nothing of a real run is touched."""
    folder = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["MLSYSTEM_HOME"] = str(folder)
    return settings.load()


def first_version(config: Settings, records: list[Record]) -> str:
    """Ingest, train, judge and promote; stops when the gate refuses."""
    step("ingest", str(ingest.ingest(records, config)))
    card = train.train(config, TRAINED)
    numbers = ", ".join(f"{name} {value:.3f}" for name, value in sorted(card.metrics.items()))
    step("train", f"{card.version} {card.family}: {numbers}")
    gate = evaluate.promote_if_passed(card.version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {card.version} is champion")
    return card.version


def window(config: Settings, records: list[Record]) -> list[dict[str, Any]]:
    """What the log of these records would hold."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    return [{"model_version": card.version, "signals": task.signals(model, r)} for r in records]


def watch(config: Settings, size: int = 600) -> None:
    """An ordinary window must stay silent; two shifted ones must raise the alarm."""
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.0, 22), ("shifted again", 1.0, 23)):
        records = sample.synthesise(size, seed, TRAINED, shift)
        report = monitor.monitor(config, window(config, records))
        step("monitor", f"{label}: {', '.join(report.fired) or 'no drift'}")
        if bool(report.fired) != (shift > 0):
            raise SystemExit(f"the drift alarm was wrong on {label} data")


def decide(config: Settings, size: int = 1000) -> None:
    """Changed records with labels arrive; the policy answers and the gate keeps its word."""
    ingest.ingest(sample.synthesise(size, seed=31, start=TRAINED + timedelta(days=1), shift=1.0), config)
    result = retrain.retrain(config, LATER)
    why = ", ".join(result.decision.reasons) or "no reason"
    held = ", ".join(result.decision.blocked_by) or "nothing"
    step("retrain", f"{why}; held back by {held}; {_outcome(result)}")


def _outcome(result: retrain.Retrained) -> str:
    if result.gate is None:
        return "nothing was trained"
    if not result.gate.passed:
        return f"{result.version} refused ({'; '.join(result.gate.refused)}), the champion stays"
    if not result.promoted:
        return f"{result.version} passed and waits for a person's approval"
    return f"{result.version} passed and is champion"


def step(name: str, outcome: str) -> None:
    print(f"{name:<9} {outcome}", flush=True)
