"""Training: repeatable, calibrated, and left to people where there is too little to learn from."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import calibration, classes, mark_quality, marks, sample, task
from mlsystem.settings import Settings

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(300, 7, START)
GIVEN = [r["picture"] for r in RECORDS]


def test_the_same_pictures_give_the_same_probabilities(empty: Settings) -> None:
    first, second = task.fit(RECORDS, empty), task.fit(RECORDS, empty)
    assert np.array_equal(first.probabilities(GIVEN), second.probabilities(GIVEN))
    assert np.allclose(first.probabilities(GIVEN).sum(axis=3), 1)
    assert first.sources == tuple(sorted(sample.SOURCES))


def test_it_reads_most_of_what_it_has_learnt(empty: Settings) -> None:
    model = task.fit(RECORDS, empty)
    found = [marks.written(p, model.known) for p in model.probabilities(GIVEN)]
    right = [mark_quality.right(r["label"], f, model.known) for r, f in zip(RECORDS, found, strict=True)]
    assert np.mean(right) > 0.75


def test_pictures_with_a_rare_class_teach_nothing(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    known, table = classes.known(empty), Settings.table
    counts = Counter(name for r in RECORDS for name in marks.shown(r["label"], known))
    rare, often = min(counts, key=lambda name: counts[name]), max(counts.values())
    conf = {**empty.table("reading"), "least_pictures_of_a_class": counts[rare] + 1}
    assert counts[rare] < often
    monkeypatch.setattr(Settings, "table", lambda self, n: conf if n == "reading" else table(self, n))
    taught: list[str] = []
    monkeypatch.setattr("mlsystem.reader.fit", lambda _, labels, *__: taught.extend(labels))
    task.fit(RECORDS, empty)
    assert 0 < len(taught) < len(RECORDS)
    assert not [text for text in taught if rare in marks.shown(text, known)]


def test_a_class_that_was_not_met_is_out_of_the_question(empty: Settings) -> None:
    model = task.fit(RECORDS, empty)
    names = marks.tile_classes(model.known)
    without = [r for r in RECORDS if names[-1] not in marks.shown(r["label"], model.known)]
    found = task.fit(without, empty)
    assert found.probabilities(GIVEN)[..., -1].max() < 1e-3
    assert found.by_colour(GIVEN[0])[..., -1].sum() == 0


def test_the_temperature_finds_what_margins_were_multiplied_by() -> None:
    rng = np.random.default_rng(3)
    margins = rng.normal(0, 2, (4000, 3))
    shares = np.exp(margins) / np.exp(margins).sum(axis=1, keepdims=True)
    right = np.array([rng.choice(3, p=p) for p in shares], dtype=np.int64)
    assert calibration.temperature(margins * 4, right) == pytest.approx(4, rel=0.1)


def test_the_calibration_error_is_the_gap_between_said_and_right() -> None:
    said = np.full(1000, 0.9)
    assert calibration.error(said, np.arange(1000) % 10 < 7) == pytest.approx(0.2, abs=0.01)
    assert calibration.error(np.full(1000, 0.7), np.arange(1000) % 10 < 7) == pytest.approx(0, abs=0.01)
    assert np.isnan(calibration.error(said[:9], np.ones(9, dtype=bool)))
