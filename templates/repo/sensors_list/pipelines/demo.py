"""The whole loop on made-up assets: train → gate → list → maintenance → drift → retrain → rollback."""

from __future__ import annotations

from datetime import date, timedelta

from mlsystem import prediction_log, publishing, readings, registry, sample, task, windows
from mlsystem.readings import Reading
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, proofs, rehearsal, train
from pipelines.stage import home, step

DAY = 24 * sample.ASSETS
BEGIN = rehearsal.TRAINED - timedelta(days=75)


def main() -> None:
    config = home()
    past = sample.history(60 * DAY, seed=7, start=BEGIN)
    orders = ingest.ingest(past.work_orders, config, task.ORDERS)
    step("orders", f"{orders.accepted} work orders of maintenance accepted")
    rehearsal.first_version(config, past.readings)
    rehearsal.refuse_worse(config)
    inspect(config)
    rehearsal.watch(config, window)
    later = sample.history(60 * DAY, seed=31, start=rehearsal.TRAINED + timedelta(days=20), shift=1.0)
    ingest.ingest(later.work_orders, config, task.ORDERS)
    rehearsal.decide(config, later.readings)
    proofs.finish(config)


def inspect(config: Settings) -> None:
    """A list a day, as files bring the readings; the last one is made twice and stays the same."""
    week = sample.history(8 * DAY, seed=12, start=rehearsal.TRAINED)
    ingest.ingest([{**r, "arrived_at": None} for r in week.readings], config)
    days = [rehearsal.TRAINED.date() + timedelta(days=n) for n in range(1, 9)]
    runs = {day: batch_infer.infer(config, day) for day in days}
    step("lists", ", ".join(str(run.to_inspect) for run in runs.values()) + " assets to inspect, day by day")
    root = config.home / "published"
    table = publishing.current(root)
    if batch_infer.infer(config, days[-1]) != runs[days[-1]] or publishing.current(root) != table:
        raise SystemExit("a repeated run gave another list")
    first = max(days, key=lambda day: (runs[day].to_inspect, day))
    batch_infer.infer(config, first)
    for row in [row for row in publishing.current(root) if row["inspect"]][:1]:
        step("example", f"{row['asset']}, unusual for {row['unusual']} hours: {', '.join(row['reasons'])}")
    compare(config, days[-1])


def compare(config: Settings, run_date: date) -> None:
    """What the list's run logged against one reading at a time, with no more than its own asset's week."""
    known = [readings.of_record(r) for r in ingest.landed(config)]
    logged = {e["request_id"]: e["signals"] for e in prediction_log.read(config.predictions)}
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    found = batch_infer.since_last(config, run_date)
    alone = task.all_signals(model, [{**r, "features": _alone(r["id"], known)} for r in found])
    online = [[logged[r["id"]][name] for name in row] for r, row in zip(found, alone, strict=True)]
    proofs.parity(config, f"signals of {len(found)} readings", online, [[*row.values()] for row in alone])


def _alone(name: str, known: list[Reading]) -> dict[str, float]:
    reading = next(r for r in known if r.id == name)
    return windows.features_of(reading, [r for r in known if r.asset == reading.asset])


def window(config: Settings, shift: float, seed: int) -> rehearsal.Entries:
    """What a week of lists would have logged."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    found = train.featured(sample.history(7 * DAY, seed, rehearsal.TRAINED, shift).readings)
    return [{"model_version": card.version, "signals": row} for row in task.all_signals(model, found)]


if __name__ == "__main__":
    main()
