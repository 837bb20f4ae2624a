"""Windows have the same numbers in the stream and in training."""

from __future__ import annotations

from mlsystem import prediction_log, readings, sample
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import stream, train


def test_the_stream_computes_what_training_computes(system: Settings, week: Sample) -> None:
    part = [r for r in week.readings if r["asset"] in {sample.asset(0), sample.asset(1)}]
    work = stream.processor(system)
    for record in sorted(part, key=lambda r: (r["arrived_at"], r["id"])):
        work.handle(readings.of_record(record))
    logged = {e["request_id"]: e["features"] for e in prediction_log.read(system.predictions)}
    built = train.featured(part)
    assert len(built) == len(logged) == len(part)
    gaps = [abs(logged[e["id"]][name] - value) for e in built for name, value in e["features"].items()]
    assert max(gaps) <= 1e-6
