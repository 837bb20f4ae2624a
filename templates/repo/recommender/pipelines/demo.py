"""The whole loop on synthetic users: index, rank, gate, refuse, serve, drift, arms, retrain, roll back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from mlsystem import catalogue, features, prediction_log, registry, sample, tables
from mlsystem.history import Landed, Window
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import experiment, ingest, monitor, proofs, rehearsal, requests, snapshot, window
from pipelines.served import get, post, served
from pipelines.stage import decide, home, step

USERS = 700
CALLERS = 560
NOW = sample.START + timedelta(days=sample.DAYS)
LATER = NOW + timedelta(days=sample.AHEAD_DAYS)


def main() -> None:
    config = home()
    rehearsal.first_version(config, USERS, NOW)
    rehearsal.refuse_worse(config, NOW)
    snapshot.snapshot(config, NOW.date())
    serve(config)
    ingest.deliver(sample.ahead(USERS, seed=8), config)
    report = experiment.experiment(config, LATER)
    arms = (f"{name} {arm['picked']} of {arm['shown']}" for name, arm in sorted(report["arms"].items()))
    step("arms", f"{report['status']}: picked {', '.join(arms)}")
    decide(config, LATER)
    proofs.finish(config)


def serve(config: Settings) -> None:
    """The next month's traffic: as before it must stay silent, with other tastes it must raise the alarm."""
    seen = []
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 1.0, 22), ("shifted again", 1.0, 23)):
        config.predictions.unlink(missing_ok=True)
        data = sample.ahead(USERS, seed, shift)
        past = pl.concat([tables.read("events", config), data.events])
        answers = ask(config, data, past)
        seen.append((label, shift > 0, monitor.monitor(config, window.newest(config)).fired))
        explored = sum(place["explored"] for answer in answers for place in answer["places"])
        step("recommend", f"{label}: {len(answers)} slates, {explored} places explored")
        if not shift:
            compare(config, past)
    proofs.drift(config, seen)


def ask(config: Settings, data: Sample, past: pl.DataFrame) -> list[dict[str, Any]]:
    """Everything that happened goes in over HTTP, then every visit asks for a slate."""
    with served(config.home) as base:
        step("serve", f"ready with model {get(f'{base}/readyz')['model_version']}")
        for body in requests.events(past):
            post(f"{base}/events", body)
        return [post(f"{base}/recommend", body) for body in requests.recommendations(data, LATER, CALLERS)]


def compare(config: Settings, past: pl.DataFrame) -> None:
    """The features the service logged against those training computes from the landed table."""
    conf, known = config.table("recommend"), catalogue.load(snapshot.path(config))
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    aligned, landed = model.index.aligned(known), Landed(past, _window(conf))
    online, offline = [], []
    for entry in prediction_log.read(config.predictions)[:60]:
        if not entry["rows"]:
            continue
        at = datetime.fromisoformat(entry["at"])
        who = features.user(landed.before(entry["user"], at), at.timestamp(), known)
        chosen = np.array([known.position[item] for item in entry["rows"]])
        online.append(np.array(list(entry["rows"].values())))
        offline.append(features.build(who, at.timestamp(), chosen, known, aligned, conf["recent_items"]))
    proofs.parity(config, f"features of {len(online)} slates", np.vstack(online), np.vstack(offline))


def _window(conf: dict[str, Any]) -> Window:
    return Window(conf["history_days"], conf["history_most"])


if __name__ == "__main__":
    main()
