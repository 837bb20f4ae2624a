"""The whole loop on synthetic data: train → gate → stream → serve → predict → drift → retrain → roll back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from mlsystem import domain, events, features, prediction_log, sample, windows
from mlsystem.events import Event
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.state import Windows
from mlsystem.store import Commands, Local
from pipelines import ingest, monitor, proofs, rehearsal, replay, stream
from pipelines.hosted import hosted
from pipelines.requests import bodies
from pipelines.served import get, post
from pipelines.stage import decide, home, step
from pipelines.stream import Worker
from services.api.app import create_app

ROWS = 6000
REQUESTS = 520
NOW = sample.KNOWN_AT


def main() -> None:
    config = home()
    landed = ingest.deliver(sample.synthesise(ROWS, seed=7), config)
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    rehearsal.first_version(config, NOW)
    rehearsal.refuse_worse(config, NOW)
    serve(config, Local())
    ingest.deliver(sample.synthesise(2 * ROWS, seed=8, shift=1.5, start=sample.END), config)
    decide(config, NOW + timedelta(days=sample.DAYS))
    proofs.finish(config)


def serve(config: Settings, shared: Commands) -> None:
    """Ordinary traffic must stay silent; two windows of shifted traffic must raise the alarm."""
    seen = []
    with hosted(create_app(config, shared)) as base:
        step("serve", f"ready with model {get(f'{base}/readyz')['model_version']}")
        for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.5, 22), ("shifted again", 1.5, 23)):
            config.predictions.unlink(missing_ok=True)
            asked = sample.synthesise(REQUESTS, seed, shift)
            worker = stream.worker(config, Windows(shared))
            answers = [post(f"{base}/predict", body) for body in replay.decisions(asked, REQUESTS, worker)]
            mean = sum(a[domain.ANSWER] for a in answers) / len(answers)
            step("predict", f"{label}: {len(answers)} answers, mean {mean:.3f}")
            logged = prediction_log.read(config.predictions)
            seen.append((label, shift > 0, monitor.monitor(config, logged).fired))
            if not shift:
                compare(config, asked, logged)
                change(base, asked, worker)
    proofs.drift(config, seen)


def compare(config: Settings, asked: Sample, logged: list[dict[str, Any]]) -> None:
    """What the service read from the store against what training folds from the landed events."""
    built = features.matrix(features.build(asked.records.head(REQUESTS), asked.activity))
    online = np.array([[entry["features"][name] for name in features.NAMES] for entry in logged])
    proofs.parity(config, f"{len(features.NAMES)} features of {len(online)} requests", online, built)


def change(base: str, asked: Sample, worker: Worker) -> None:
    """One entity before its events, after them, after a repeat, and once the stream has stood still."""
    body = bodies(asked, REQUESTS)[-1]
    moment = datetime.fromisoformat(body["at"]) + timedelta(days=1)
    replay.reach(worker, moment)
    before = ask(base, body, moment)
    batch = [message(body, moment, number) for number in range(12)]
    counted = worker.take(batch)["counted"]
    after = ask(base, body, moment)
    repeated = worker.take(batch)["repeated"]
    again = ask(base, body, moment)
    old = ask(base, body, moment + timedelta(minutes=10))
    values = " → ".join(f"{a[domain.ANSWER]:.3f}" for a in (before, after))
    step("events", f"{counted} events: {values}; {repeated} repeats change nothing")
    step("stale", f"features {old['features_age_s']:.0f} s old: {old['model_version']} answer")
    if before[domain.ANSWER] == after[domain.ANSWER] or after[domain.ANSWER] != again[domain.ANSWER]:
        raise SystemExit("the answer does not follow the events")
    if old["freshness"] != "stale" or not old["degraded"]:
        raise SystemExit("old features were used as if they were fresh")


def ask(base: str, body: dict[str, Any], moment: datetime) -> dict[str, Any]:
    return post(f"{base}/predict", {**body, "at": moment.isoformat()})


def message(body: dict[str, Any], moment: datetime, number: int) -> Message:
    at = moment - timedelta(seconds=windows.BUCKET_S * number / 2)
    event = Event(f"demo-{number}", body[domain.ENTITY], at, moment, 40.0 + number)
    return Message(events.encode(event), str(number))


if __name__ == "__main__":
    main()
