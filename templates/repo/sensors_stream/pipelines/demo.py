"""The whole loop on made-up assets: train → gate → stream → alert → maintenance → drift → rollback."""

from __future__ import annotations

import json
import math
from collections import Counter
from datetime import datetime, timedelta

from mlsystem import aggregation, prediction_log, registry, sample, sources, task
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import ingest, labels, proofs, rehearsal, stream, train
from pipelines.served import get, post, served
from pipelines.stage import home, step

DAY = 24 * sample.ASSETS
BEGIN = rehearsal.TRAINED - timedelta(days=75)


def main() -> None:
    config = home()
    gateway()
    past = sample.history(60 * DAY, seed=7, start=BEGIN)
    orders = ingest.ingest(past.work_orders, config, task.ORDERS)
    step("orders", f"{orders.accepted} work orders of maintenance accepted")
    rehearsal.first_version(config, past.readings)
    rehearsal.refuse_worse(config)
    week = sample.history(8 * DAY, seed=12, start=rehearsal.TRAINED)
    serve(config, week, run(config, week))
    rehearsal.watch(config, window)
    later = sample.history(60 * DAY, seed=31, start=rehearsal.TRAINED + timedelta(days=20), shift=1.0)
    ingest.ingest(later.work_orders, config, task.ORDERS)
    rehearsal.decide(config, later.readings)
    proofs.finish(config)


def gateway() -> None:
    """A sample a second becomes one message an hour."""
    samples = {"temperature_c": [60 + math.sin(i / 9) for i in range(3600)]}
    reading = aggregation.hourly("asset-000", "pump", BEGIN, samples, BEGIN)
    step("gateway", f"{reading.samples} samples became one message")


def run(config: Settings, week: Sample) -> str:
    """A week in the order of arrival, some of it twice; returns an asset that has raised no alert.

    The features it computed must be those training computes.
    """
    path = config.home / "readings.jsonl"
    arrived = sorted(week.readings, key=lambda r: (r["arrived_at"], r["id"]))
    path.write_text("".join(json.dumps(r) + "\n" for r in [*arrived, *arrived[-50:]]))
    work = stream.processor(config)
    for order in (o for o in week.work_orders if o["kind"] == "planned"):
        began, ended = (datetime.fromisoformat(order[n]) for n in ("began_at", "ended_at"))
        work.state.stop(order["id"], order["asset"], began, ended)
    counts = Counter(stream.run(sources.from_file(path), work, "file", config.dead_letters))
    step("stream", ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
    logged = {e["request_id"]: e["features"] for e in prediction_log.read(config.predictions)}
    built = train.featured(week.readings)
    online = [[logged[e["id"]][name] for name in e["features"]] for e in built]
    offline = [list(e["features"].values()) for e in built]
    proofs.parity(config, f"{len(offline[0])} features of {len(built)} readings", online, offline)
    troubled = {o["asset"] for o in week.work_orders}
    calm = (sample.asset(n) for n in range(sample.ASSETS) if sample.asset(n) not in troubled)
    return next(name for name in calm if work.state.memory(name).quiet_until is None)


def serve(config: Settings, week: Sample, asset: str) -> None:
    """The same service over HTTP: an asset that shakes more every hour, and what maintenance finds."""
    with served(config.home) as base:
        step("serve", f"ready with {get(f'{base}/readyz')['model_version']}")
        last = [r for r in week.readings if r["asset"] == asset][-1]
        verdicts = [post(f"{base}/readings", shaking(last, hour)) for hour in range(1, 9)]
        raised = [v["alert"] for v in verdicts if v["alert"]]
        unusual = sum(verdict["unusual"] for verdict in verdicts)
        why = ", ".join(verdicts[-1]["reasons"])
        step("alert", f"{len(raised)} in {unusual} unusual hours: {why}")
        at = datetime.fromisoformat(last["at"])
        times = {"began_at": at, "found_at": at + timedelta(hours=8), "ended_at": at + timedelta(hours=12)}
        body = {"kind": "bearing", "technician": "demo", **{k: v.isoformat() for k, v in times.items()}}
        order = post(f"{base}/alerts/{raised[0]}/finding", body)
        landed = labels.collect(config)
        step("finding", f"{order['kind']} of {order['asset']} has become a label, {landed} landed")
        if not landed:
            raise SystemExit("what maintenance found did not land")


def shaking(last: dict[str, object], hour: int) -> dict[str, object]:
    at = datetime.fromisoformat(str(last["at"])) + timedelta(hours=hour)
    moved = {"id": f"{last['asset']}@{at.isoformat()}", "at": at.isoformat(), "arrived_at": at.isoformat()}
    return {**last, **moved, "vibration_mm_s": 2.0 + 1.5 * hour, "temperature_c": 70.0 + 4 * hour}


def window(config: Settings, shift: float, seed: int) -> rehearsal.Entries:
    """What a week of the stream would have logged."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    found = train.featured(sample.history(7 * DAY, seed, rehearsal.TRAINED, shift).readings)
    return [{"model_version": card.version, "signals": row} for row in task.all_signals(model, found)]


if __name__ == "__main__":
    main()
