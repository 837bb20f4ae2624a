"""What every demo shows of the loop: a first version, a worse one refused, drift windows, new labels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from mlsystem import prediction_log, registry, sample, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest, monitor, proofs, stage, train, worse

Entries = list[dict[str, Any]]

START = datetime(2025, 3, 1, tzinfo=UTC)
TRAINED = START + timedelta(days=30)
LATER = TRAINED + timedelta(days=200)


def first_version(config: Settings, records: list[Record], now: datetime = TRAINED) -> str:
    """Ingest, train, judge and promote; stops when the gate refuses."""
    landed = ingest.ingest(records, config)
    stage.step("ingest", f"{landed.accepted} records accepted, {landed.quarantined} set aside")
    card = train.train(config, now)
    numbers = ", ".join(f"{name} {value:.3f}" for name, value in sorted(card.metrics.items()))
    stage.step("train", f"{card.version} {card.family}: {numbers}")
    stage.accept(config, card.version)
    return card.version


def refuse_worse(config: Settings, now: datetime = TRAINED) -> None:
    """A version fitted to mixed-up labels must not get past the gate."""
    learn, _ = task.split(train.known(config, now))
    card = train.register(config, now, worse.fit(learn, config))
    stage.refuse(config, card.version)


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
    ingest.ingest(records, config)
    stage.decide(config, now)


def fresh(size: int, seed: int = 31) -> list[Record]:
    """Labelled records from after the first version, drifted as the monitor saw them."""
    return sample.synthesise(size, seed, TRAINED + timedelta(days=1), 1.0)
