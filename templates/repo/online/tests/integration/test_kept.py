"""Answers are held against the outcomes that come in: what is missed rings with the monitor."""

from __future__ import annotations

from typing import Any

import pytest

from mlsystem import domain, features, prediction_log, predictor, promises, sample
from mlsystem.settings import Settings
from pipelines import kept, monitor, window
from pipelines.job import ALARM

ROWS = 1500


@pytest.fixture
def entries(system: Settings) -> list[dict[str, Any]]:
    """What the service would have written down of records whose outcomes have landed."""
    data = sample.synthesise(sample.SMALLEST, seed=7)
    model = predictor.load(system.registry)
    built = features.build(data.records.tail(ROWS), data.activity)
    ends = {name: values.tolist() for name, values in model.beside(built).items()}
    return [
        {
            domain.ANSWER: float(answer),
            **{name: values[row] for name, values in ends.items()},
            "degraded": False,
            "request": {domain.ENTITY: entity},
            "features": built.row(row, named=True),
            "model_version": model.version,
        }
        for row, (entity, answer) in enumerate(
            zip(data.records.tail(ROWS)[domain.ENTITY], model.of(built), strict=True)
        )
    ]


def write(entries: list[dict[str, Any]], config: Settings, times: float = 1.0) -> None:
    sink = prediction_log.FileSink(config.predictions)
    for entry in entries:
        sink.write({**entry, domain.ANSWER: min(entry[domain.ANSWER] * times, domain.HIGHEST)})


def test_answers_that_came_true_miss_nothing(system: Settings, entries: list[dict[str, Any]]) -> None:
    write(entries, system)
    report = kept.measure(system)
    assert (report["status"], report["rows"]) == ("measured", ROWS)
    assert report["checks"]
    assert promises.missed(system) == report["missed"] == []


def test_answers_three_times_too_high_ring(
    system: Settings, entries: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(entries, system, times=3.0)
    assert kept.measure(system)["missed"]
    monkeypatch.setattr(monitor.settings, "load", lambda: system)
    monkeypatch.setattr(window, "newest", lambda _: [])
    with pytest.raises(SystemExit) as ended:
        monitor.main()
    assert ended.value.code == ALARM


def test_few_outcomes_say_nothing_and_a_rules_answers_are_left_out(
    system: Settings, entries: list[dict[str, Any]]
) -> None:
    write(entries[:200], system, times=3.0)
    write([{**entry, "degraded": True} for entry in entries[200:]], system, times=3.0)
    report = kept.measure(system)
    assert (report["status"], report["rows"], promises.missed(system)) == ("too_few", 200, [])
