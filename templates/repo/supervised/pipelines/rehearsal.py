"""What every demo does alike: a fresh home, a worse model refused, retraining and the way back."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import numpy as np

from mlsystem import features, registry, settings, training
from mlsystem.settings import Settings
from pipelines import evaluate, proofs, retrain
from pipelines.train import split, train


def home() -> Settings:
    """Settings of an empty home of the demo's own; nothing of a real run is touched."""
    folder = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.update(MLSYSTEM_HOME=str(folder), MLSYSTEM_SAMPLE="1")
    return settings.load()


def first_version(config: Settings, as_of: datetime) -> str:
    """Train, judge and promote; stops when the gate refuses."""
    card = train(config, as_of)
    step("train", f"{card.version} {card.family}, {training.HEADLINE} {card.metrics[training.HEADLINE]:.3f}")
    gate = evaluate.promote_if_passed(card.version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {card.version} is champion")
    return card.version


def refuse_worse(config: Settings, as_of: datetime) -> None:
    """A model that has learnt from shuffled labels must not get past the gate."""
    before, parts = registry.resolve(config.registry), split(config, as_of)
    noise = training.linear(1).fit(parts.train.x, np.random.default_rng(4).permutation(parts.train.y))
    worse = registry.register(
        config.registry,
        noise,
        family="linear",
        inputs=list(features.NAMES),
        metrics={},
        data_snapshot="shuffled",
        code_sha=config.code_sha,
        trained_at=as_of.isoformat(),
    )
    gate = evaluate.promote_if_passed(worse.version, config)
    proofs.refused(config, worse.version, before, gate.refused)


def decide(config: Settings, later: datetime) -> None:
    """The retraining decision, and the way back from what came of it."""
    before = registry.resolve(config.registry)
    result = retrain.retrain(config, later)
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
