"""What every demo does alike: a fresh home, a line per step, the gate, retraining and the way back."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from mlsystem import registry, settings
from mlsystem.settings import Settings
from pipelines import evaluate, proofs, retrain


def home() -> Settings:
    """Settings of an empty home of the demo's own; nothing of a real run is touched."""
    folder = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.update(MLSYSTEM_HOME=str(folder), MLSYSTEM_SAMPLE="1")
    return settings.load()


def step(name: str, outcome: str) -> None:
    print(f"{name:<9} {outcome}", flush=True)


def accept(config: Settings, version: str) -> None:
    """Judge and promote; stops when the gate refuses."""
    gate = evaluate.promote_if_passed(version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {version} is champion")


def refuse(config: Settings, version: str) -> None:
    """A version that learned nothing must not get past the gate."""
    before = registry.resolve(config.registry)
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
