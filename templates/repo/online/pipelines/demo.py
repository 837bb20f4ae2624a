"""The whole loop on synthetic data: ingest → train → gate → serve → predict → drift → retraining decision."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from mlsystem import prediction_log, registry, sample, settings
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, retrain
from pipelines.requests import bodies
from pipelines.served import get, post, served
from pipelines.train import train

ROWS = 6000
REQUESTS = 520


def main() -> None:
    home = Path(os.environ.get("MLSYSTEM_HOME", settings.ROOT / "var")) / "demo"
    shutil.rmtree(home, ignore_errors=True)
    os.environ["MLSYSTEM_HOME"] = str(home)
    config = settings.load()
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in ingest.ingest_sample(config, ROWS, seed=7)))
    now = sample.START + timedelta(days=sample.DAYS + 40)
    card = train(config, now)
    step("train", f"{card.version} {card.family}, roc_auc {card.metrics['roc_auc']:.3f}")
    gate = evaluate.promote_if_passed(card.version, config)
    if not gate.passed:
        raise SystemExit("the gate refused: " + "; ".join(gate.refused))
    step("gate", f"{len(gate.checks)} checks passed, {card.version} is champion")
    serve(config)
    step("retrain", describe(config, now + timedelta(days=sample.DAYS)))
    print("demo passed")


def serve(config: Settings) -> None:
    """Ordinary traffic must stay silent; two windows of shifted traffic must raise the alarm."""
    with served(config.home) as base:
        step("serve", f"ready with model {get(f'{base}/readyz')['model_version']}")
        for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.5, 22), ("shifted again", 1.5, 23)):
            config.predictions.unlink(missing_ok=True)
            answers = [
                post(f"{base}/predict", b) for b in bodies(sample.synthesise(REQUESTS, seed, shift), REQUESTS)
            ]
            report = monitor.monitor(config, prediction_log.read(config.predictions))
            mean = sum(a["score"] for a in answers) / len(answers)
            step(
                "predict",
                f"{label}: {len(answers)} answers, mean {mean:.3f}, drift in {len(report.fired)} columns",
            )
            if bool(report.fired) != (shift > 0):
                raise SystemExit(f"drift alarm was wrong on {label} traffic: {report.fired}")


def describe(config: Settings, later: datetime) -> str:
    """New labels arrive, the policy decides, the registry shows what came of it."""
    ingest.ingest_sample(config, ROWS, seed=8, shift=1.5, start=later - timedelta(days=sample.DAYS + 40))
    result = retrain.retrain(config, later)
    decided = f"because of {', '.join(result.decision.reasons)}" if result.decision.retrain else "no"
    held = ", ".join(result.decision.blocked_by) or "nothing"
    return f"{decided}; held back by {held}; versions {registry.versions(config.registry)}"


def step(name: str, outcome: str) -> None:
    print(f"{name:<8} {outcome}", flush=True)


if __name__ == "__main__":
    main()
