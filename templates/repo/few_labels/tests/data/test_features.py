"""The one feature function: nothing is learnt in it, so one text has the same numbers whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from mlsystem import features, prediction_log, registry, sample, task
from mlsystem.classes import classes
from mlsystem.settings import Settings
from services.api.answering import classify, load
from services.api.schemas import Item

START = datetime(2025, 4, 1, tzinfo=UTC)


def test_a_text_alone_and_among_others_has_the_same_features(empty: Settings) -> None:
    texts = [r["text"] for r in sample.synthesise(50, 3, START)]
    many = features.build(texts, classes(empty)).toarray()
    alone = np.vstack([features.build([text], classes(empty)).toarray() for text in texts])
    assert np.abs(many - alone).max() <= 1e-12
    assert many.shape == (50, features.SIZE + 4)


def test_what_the_service_logs_is_what_training_computes(system: Settings) -> None:
    records = sample.synthesise(40, 9, START)
    sink = prediction_log.sink(system)
    running = load(system)
    for record in records:
        classify(running, sink, system, Item(**{n: record[n] for n in ("id", "text", "channel", "at")}))
    model, _ = registry.load(system.registry, registry.resolve(system.registry))
    logged = [e["signals"] for e in prediction_log.read(system.predictions)]
    offline = [task.signals(model, record) for record in records]
    gaps = [abs(a[name] - b[name]) for a, b in zip(logged, offline, strict=True) for name in a]
    assert max(gaps) <= 1e-6
