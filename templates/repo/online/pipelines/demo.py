"""The whole loop on synthetic data: train → gate → serve → predict → drift → retrain → roll back."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from mlsystem import domain, features, prediction_log, sample
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import ingest, monitor, proofs, rehearsal
from pipelines.requests import bodies
from pipelines.served import get, post, served
from pipelines.stage import decide, home, step

ROWS = 6000
REQUESTS = 520
NOW = sample.KNOWN_AT


def main() -> None:
    config = home()
    landed = ingest.deliver(sample.synthesise(ROWS, seed=7), config)
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    rehearsal.first_version(config, NOW)
    rehearsal.refuse_worse(config, NOW)
    serve(config)
    ingest.deliver(sample.synthesise(2 * ROWS, seed=8, shift=1.5, start=sample.END), config)
    decide(config, NOW + timedelta(days=sample.DAYS))
    proofs.finish(config)


def serve(config: Settings) -> None:
    """Ordinary traffic must stay silent; two windows of shifted traffic must raise the alarm."""
    seen = []
    with served(config.home) as base:
        step("serve", f"ready with model {get(f'{base}/readyz')['model_version']}")
        for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.5, 22), ("shifted again", 1.5, 23)):
            config.predictions.unlink(missing_ok=True)
            asked = sample.synthesise(REQUESTS, seed, shift)
            answers = [post(f"{base}/predict", body) for body in bodies(asked, REQUESTS)]
            mean = sum(a[domain.ANSWER] for a in answers) / len(answers)
            step("predict", f"{label}: {len(answers)} answers, mean {mean:.3f}")
            logged = prediction_log.read(config.predictions)
            seen.append((label, shift > 0, monitor.monitor(config, logged).fired))
            if not shift:
                compare(config, asked, [entry["features"] for entry in logged])
    proofs.drift(config, seen)


def compare(config: Settings, asked: Sample, logged: list[dict[str, float]]) -> None:
    """What the service computed from each request against what training computes from the tables."""
    built = features.matrix(features.build(asked.records.head(REQUESTS), asked.activity))
    online = np.array([[row[name] for name in features.NAMES] for row in logged])
    proofs.parity(config, f"{len(features.NAMES)} features of {len(online)} requests", online, built)


if __name__ == "__main__":
    main()
