"""What every demo does alike: a fresh home, a first version, a worse one refused, retraining and rollback."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from mlsystem import registry, sample, settings, task
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, proofs, retrain
from pipelines.train import register, train


def home() -> Settings:
    """Settings of an empty home of the demo's own; nothing of a real run is touched."""
    folder = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.update(MLSYSTEM_HOME=str(folder), MLSYSTEM_SAMPLE="1")
    return settings.load()


def first_version(config: Settings, size: int, as_of: datetime) -> str:
    """Ingest, train, judge and promote; stops when the gate refuses."""
    landed = ingest.deliver(sample.synthesise(size, seed=7), config)
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    card = train(config, as_of)
    numbers = ", ".join(f"{name} {value:.3f}" for name, value in sorted(card.metrics.items()))
    step("train", f"{card.version} {card.family}: {numbers}")
    gate = evaluate.promote_if_passed(card.version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {card.version} is champion")
    return card.version


def worse(config: Settings, as_of: datetime) -> str:
    """A registered version that learned from shuffled outcomes."""
    noise = task.shuffled(task.split(config, as_of), seed=4)
    return register(config, as_of, task.fit(noise, config, seed=4)).version


def refuse_worse(config: Settings, as_of: datetime) -> None:
    """A version that learned nothing must not get past the gate."""
    before = registry.resolve(config.registry)
    version = worse(config, as_of)
    proofs.refused(config, version, before, evaluate.promote_if_passed(version, config).refused)


def decide(config: Settings, now: datetime) -> None:
    """The retraining decision on what has landed by `now`, and the way back from what came of it."""
    before = registry.resolve(config.registry)
    result = retrain.retrain(config, now)
    why = ", ".join(result.decision.reasons) or "no reason"
    held = ", ".join(result.decision.blocked_by) or "nothing"
    step("retrain", f"{why}; held back by {held}; {_outcome(result)}")
    if result.version is None:
        raise SystemExit("nothing was trained")
    proofs.rollback(config, result.version, before)


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
