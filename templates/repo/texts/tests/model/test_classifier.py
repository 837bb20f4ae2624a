"""Training: repeatable, calibrated, able to say why, and able to tell two classes apart as well as many."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import calibration, classifier, sample, task
from mlsystem.settings import Settings

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(400, 7, START)
TEXTS = [r["text"] for r in RECORDS]


def test_the_same_texts_give_the_same_probabilities(empty: Settings) -> None:
    first, second = task.fit(RECORDS, empty), task.fit(RECORDS, empty)
    assert np.array_equal(first.probabilities(TEXTS), second.probabilities(TEXTS))
    assert np.allclose(first.probabilities(TEXTS).sum(axis=1), 1)
    assert first.languages == ("de", "en", "fr")
    assert first.classes == list(sample.CLASSES)


def test_it_can_learn_its_own_texts_by_heart(empty: Settings) -> None:
    told = [r for r in RECORDS[:120] if len(r["text"].split()) > 6]
    model = classifier.fit(
        [r["text"] for r in told], [r["label"] for r in told], [r["language"] for r in told], (), 0.8
    )
    found = model.probabilities([r["text"] for r in told]).argmax(axis=1)
    assert np.mean([model.classes[i] == r["label"] for i, r in zip(found, told, strict=True)]) > 0.95


def test_a_rare_class_is_left_to_people(empty: Settings) -> None:
    few = [{**r, "label": "rare"} for r in RECORDS[:19]]
    assert "rare" not in task.fit([*few, *RECORDS[19:]], empty).classes


def test_two_classes_have_reasons_on_both_sides() -> None:
    texts = ["good and lovely work", "bad and awful work"] * 20
    model = classifier.fit(texts, ["good", "bad"] * 20, ["en"] * 40, (), 0.8)
    assert model.classes == ["bad", "good"]
    assert model.probabilities(["lovely"])[0].argmax() == 1
    assert "lovely" in " ".join(model.reasons("lovely work", "good", 3))
    assert model.reasons("lovely lovely", "bad", 3) == []
    assert "awful" in " ".join(model.reasons("awful work", "bad", 3))


def test_reasons_do_not_repeat_a_word(empty: Settings) -> None:
    model = task.fit(RECORDS, empty)
    for record in RECORDS[:40]:
        words = " ".join(model.reasons(record["text"], record["label"], 3)).split()
        assert len(words) == len(set(words))


def test_the_temperature_finds_what_margins_were_multiplied_by() -> None:
    rng = np.random.default_rng(3)
    margins = rng.normal(0, 2, (4000, 3))
    shares = np.exp(margins) / np.exp(margins).sum(axis=1, keepdims=True)
    right = np.array([rng.choice(3, p=p) for p in shares], dtype=np.int64)
    assert calibration.temperature(margins * 4, right) == pytest.approx(4, rel=0.1)


def test_the_calibration_error_is_the_gap_between_said_and_right() -> None:
    said = np.full(1000, 0.9)
    right = np.arange(1000) % 10 < 7
    assert calibration.error(said, right) == pytest.approx(0.2, abs=0.01)
    assert calibration.error(np.full(1000, 0.7), right) == pytest.approx(0.0, abs=0.01)
    assert np.isnan(calibration.error(said[:9], right[:9]))


def test_few_texts_do_not_look_badly_calibrated() -> None:
    rng = np.random.default_rng(5)
    found = []
    for _ in range(200):
        said = rng.uniform(0.5, 1, 200)
        found.append(calibration.error(said, rng.random(200) < said))
    assert np.mean(found) < 0.03
