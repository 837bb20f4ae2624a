"""The whole loop on synthetic data: ingest → train → gate → score a table → drift → retraining decision."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from mlsystem import features, registry, sample, settings
from mlsystem.settings import Settings
from pipelines import batch_infer, evaluate, ingest, monitor, retrain
from pipelines.train import train

ROWS = 6000


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
    score(config)
    watch(config, card.version)
    step("retrain", decide(config, now + timedelta(days=sample.DAYS)))
    print("demo passed")


def score(config: Settings) -> None:
    """Two runs of one date: the second replaces the first, nothing is counted twice."""
    run_date = (sample.START + timedelta(days=sample.DAYS)).date()
    first, again = batch_infer.infer(config, run_date), batch_infer.infer(config, run_date)
    if not first.equals(again):
        raise SystemExit("a repeated run gave another table")
    step("predict", f"{first.height} scores published for {run_date}, highest {first['score'][0]:.3f}")


def watch(config: Settings, version: str) -> None:
    """An ordinary window must stay silent; two shifted ones must raise the alarm."""
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.5, 22), ("shifted again", 1.5, 23)):
        data = sample.synthesise(1500, seed, shift)
        rows = features.build(data.records, data.activity).iter_rows(named=True)
        report = monitor.monitor(config, [{"model_version": version, "features": row} for row in rows])
        step("monitor", f"{label}: drift in {len(report.fired)} columns")
        if bool(report.fired) != (shift > 0):
            raise SystemExit(f"drift alarm was wrong on {label} data: {report.fired}")


def decide(config: Settings, later: datetime) -> str:
    ingest.ingest_sample(config, ROWS, seed=8, shift=1.5, start=later - timedelta(days=sample.DAYS + 40))
    result = retrain.retrain(config, later)
    decided = f"because of {', '.join(result.decision.reasons)}" if result.decision.retrain else "no"
    held = ", ".join(result.decision.blocked_by) or "nothing"
    return f"{decided}; held back by {held}; versions {registry.versions(config.registry)}"


def step(name: str, outcome: str) -> None:
    print(f"{name:<8} {outcome}", flush=True)


if __name__ == "__main__":
    main()
