"""The whole loop on synthetic payments: train, gate, stream, review, serve, drift, retrain, roll back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import polars as pl

from mlsystem import (
    dataset,
    features,
    payments,
    prediction_log,
    registry,
    reviewing,
    sample,
    windows,
    wired,
)
from mlsystem.processing import Processor
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from mlsystem.store import Local, LocalQueue
from pipelines import ingest, labels, monitor, outcome, proofs, rehearsal, snapshot
from pipelines.replay import arrivals
from pipelines.served import get, post, served
from pipelines.stage import decide, home, step

CARDS = 260
NOW = sample.KNOWN_AT


def main() -> None:
    config = home()
    landed = ingest.deliver(sample.synthesise(CARDS, seed=7), config)
    step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    rehearsal.first_version(config, NOW)
    rehearsal.refuse_worse(config, NOW)
    data = replay(config)
    measure(config, data)
    serve(config)
    watch(config)
    ingest.deliver(sample.synthesise(CARDS, seed=8, shift=0.8, start=NOW), config)
    decide(config, NOW + timedelta(days=sample.DAYS + 60))
    proofs.finish(config)


def replay(config: Settings) -> Sample:
    """A second population through the stream; its features must equal what training would compute."""
    data = sample.synthesise(60, seed=31, start=NOW)
    risk = snapshot.publish(config, NOW.date())
    work = wired.processor(config, Local())
    seen = work.handle(list(arrivals(data.payments)))
    logged = {e["event_id"]: e for e in prediction_log.read(config.predictions)}
    snapshots = work.snapshots
    built = features.matrix(features.build(data.payments, snapshots.on))
    online = np.array([[logged[e]["features"][n] for n in features.NAMES] for e in data.payments["event_id"]])
    repeats = len(seen) - len(logged)
    late = sum(windows.late(p) for p in payments.rows(data.payments))
    step(
        "stream",
        f"{len(logged)} decided with {risk.name}, {repeats} repeats ignored, {late} too late to count",
    )
    proofs.parity(config, f"{len(features.NAMES)} features of {len(logged)} payments", online, built)
    actions = [entry["action"] for entry in logged.values()]
    explored = sum(entry["explored"] for entry in logged.values())
    counts = ", ".join(f"{name} {actions.count(name)}" for name in ("allow", "review", "hold"))
    step("decide", f"{counts}; explored {explored}; waiting for review {len(work.queue.next(10_000))}")
    review(config, work)
    away(config)
    return data


def review(config: Settings, work: Processor) -> None:
    """What an analyst says of a payment is a label from then on."""
    (first, *_) = work.queue.next(1)
    event = first["payment"]["event_id"]
    reviewing.resolve(config, work.queue, event, True, "analyst-1", NOW)
    why = ", ".join(first["decision"]["reasons"])
    landed = labels.collect(config)
    amount = first["payment"]["amount"]
    step("review", f"{event} ({amount:.0f}) because of {why}: found fraud, {landed} label landed")
    require(landed == 1, "what the analyst found did not land")


def away(config: Settings) -> None:
    """While the store is away a caller still gets an answer, and large amounts are held."""
    work = wired.processor(config, Away())
    payment = next(payments.rows(sample.synthesise(1, seed=42).payments))
    given = [work.answer(replace(payment, amount=amount)) for amount in (20.0, 2000.0)]
    work.sink.close()
    step("blind", f"without the store: {', '.join(d.action for d in given)}")
    require(all(d.blind for d in given), "an answer did not say that nothing was known of the card")


class Unanswered(LocalQueue):
    def execute(self) -> list[Any]:
        raise ConnectionError("nobody answers")


class Away(Local):
    """A store that cannot be reached."""

    def pipeline(self, transaction: bool = True) -> LocalQueue:
        return Unanswered(self)


def measure(config: Settings, data: Sample) -> None:
    """Labels arrive weeks later: young weeks are pending, never clean."""
    ingest.ingest(data.payments, "payments", config)
    ingest.ingest(data.labels, "labels", config)
    weeks = outcome.measure(config, NOW + timedelta(days=120))
    ripe = weeks.filter(pl.col("status") == "measured")
    recall = float((ripe["recall"] * ripe["cases"]).sum()) / float(ripe["cases"].sum())
    step(
        "outcome", f"{ripe.height} weeks measured, recall {recall:.2f}; {weeks.height - ripe.height} pending"
    )
    require(0 < ripe.height < weeks.height, "every week was measured before its labels could be there")


def serve(config: Settings) -> None:
    """The same decision over HTTP, and by rule when the model is gone."""
    body = bodies(sample.synthesise(8, seed=41))
    with served(config.home) as base:
        answers = [post(f"{base}/decide", b) for b in body[:150]]
        step("serve", f"{len(answers)} decided over HTTP by {get(f'{base}/readyz')['model_version']}")
    aliases = config.registry / "aliases.json"
    kept = aliases.read_text()
    aliases.unlink()
    with served(config.home) as base:
        answer = post(f"{base}/decide", {**body[0], "event_id": "without-a-model"})
    aliases.write_text(kept)
    require(answer["degraded"], "no rule answered without a model")
    step("fallback", f"without a model the rules say {answer['action']}")


def watch(config: Settings) -> None:
    """An ordinary window must stay silent; two shifted ones must raise the alarm."""
    version = registry.resolve(config.registry)
    risk = wired.processor(config, Local()).snapshots.on(NOW.date())
    seen = []
    for label, shift, seed in (("ordinary", 0.0, 21), ("shifted", 0.8, 22), ("shifted again", 0.8, 23)):
        data = sample.synthesise(150, seed, shift)
        recent = features.build(data.payments, lambda _: risk).filter(
            data.payments["at"] >= sample.START + timedelta(days=dataset.WARM_UP_DAYS)
        )
        rows: list[dict[str, Any]] = [
            {"model_version": version, "features": row} for row in recent.iter_rows(named=True)
        ]
        report = monitor.monitor(config, rows)
        seen.append((label, shift > 0, report.fired))
    proofs.drift(config, seen)


def bodies(data: Sample) -> list[dict[str, Any]]:
    return [json.loads(payments.encode(p)) for p in payments.rows(data.payments)]


def require(holds: bool, problem: str) -> None:
    if not holds:
        raise SystemExit(problem)


if __name__ == "__main__":
    main()
