"""What every demo does alike: a first version, a worse one refused, drift windows, retraining, rollback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mlsystem import prediction_log, registry, sample, settings, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, proofs, retrain, train, worse

Entries = list[dict[str, Any]]

START = datetime(2025, 3, 1, tzinfo=UTC)
TRAINED = START + timedelta(days=30)
LATER = TRAINED + timedelta(days=200)


def home() -> Settings:
    """Settings of an empty home of the demo's own; nothing of a real run is touched."""
    folder = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.update(MLSYSTEM_HOME=str(folder), MLSYSTEM_SAMPLE="1")
    return settings.load()


def first_version(config: Settings, records: list[Record], now: datetime = TRAINED) -> str:
    """Ingest, train, judge and promote; stops when the gate refuses."""
    landed = ingest.ingest(records, config)
    step("ingest", f"{landed.accepted} records accepted, {landed.quarantined} set aside")
    card = train.train(config, now)
    numbers = ", ".join(f"{name} {value:.3f}" for name, value in sorted(card.metrics.items()))
    step("train", f"{card.version} {card.family}: {numbers}")
    gate = evaluate.promote_if_passed(card.version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {card.version} is champion")
    return card.version


def refuse_worse(config: Settings, now: datetime = TRAINED) -> None:
    """A version fitted to mixed-up labels must not get past the gate."""
    before = registry.resolve(config.registry)
    learn, _ = task.split(train.known(config, now))
    card = train.register(config, now, worse.fit(learn, config))
    gate = evaluate.promote_if_passed(card.version, config)
    proofs.refused(config, card.version, before, gate.refused)


def window(config: Settings, records: list[Record]) -> Entries:
    """What the log of these records would hold."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    return [{"model_version": card.version, "signals": task.signals(model, r)} for r in records]


def sampled(config: Settings, shift: float, seed: int, size: int = 600) -> Entries:
    return window(config, sample.synthesise(size, seed, TRAINED, shift))


def watch(config: Settings, entries: Callable[[Settings, float, int], Entries] = sampled) -> None:
    """An ordinary window must stay silent; two shifted ones must raise the alarm."""
    seen = []
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.0, 22), ("shifted again", 1.0, 23)):
        report = monitor.monitor(config, entries(config, shift, seed))
        seen.append((label, shift > 0, report.fired))
    proofs.drift(config, seen)


def compare(config: Settings, records: list[Record], key: str = "request_id") -> None:
    """What the running system logged about these records against what training computes from them."""
    logged = {e[key]: e["signals"] for e in prediction_log.read(config.predictions)}
    found = [r for r in records if r["id"] in logged]
    rows = [entry["signals"] for entry in window(config, found)]
    served = [[logged[r["id"]][name] for name in row] for r, row in zip(found, rows, strict=True)]
    proofs.parity(config, f"signals of {len(found)} records", served, [[*row.values()] for row in rows])


def decide(config: Settings, records: list[Record], now: datetime = LATER) -> None:
    """New labels, the retraining decision, and the way back from what came of it."""
    before = registry.resolve(config.registry)
    ingest.ingest(records, config)
    result = retrain.retrain(config, now)
    why = ", ".join(result.decision.reasons) or "no reason"
    held = ", ".join(result.decision.blocked_by) or "nothing"
    step("retrain", f"{why}; held back by {held}; {_outcome(result)}")
    if result.version is None:
        raise SystemExit("nothing was trained")
    proofs.rollback(config, result.version, before)


def fresh(size: int, seed: int = 31) -> list[Record]:
    """Labelled records from after the first version, drifted as the monitor saw them."""
    return sample.synthesise(size, seed, TRAINED + timedelta(days=1), 1.0)


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
