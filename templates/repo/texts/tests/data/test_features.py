"""One feature function: a text has the same numbers alone and among others, whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import arrival, features, registry, sample, task
from mlsystem.classifier import Classifier
from mlsystem.settings import Settings
from pipelines import ingest

START = datetime(2025, 4, 1, tzinfo=UTC)


@pytest.fixture
def model(system: Settings) -> Classifier:
    found: Classifier = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_a_text_alone_and_among_others_has_the_same_features_and_probabilities(model: Classifier) -> None:
    texts = [r["text"] for r in sample.synthesise(60, 3, START)]
    alone = [model.probabilities([text])[0] for text in texts]
    assert np.abs(model.probabilities(texts) - np.vstack(alone)).max() <= 1e-12
    rows = model.vectors.build(texts)
    assert (rows[5] != model.vectors.build([texts[5]])).nnz == 0


def test_a_landed_text_and_a_sent_one_have_the_same_signals(model: Classifier) -> None:
    records = sample.synthesise(40, 9, START)
    landed = arrival.prepare(records)
    assert [task.signals(model, r) for r in records] == [task.signals(model, r) for r in landed]


def test_letters_are_written_one_way_and_quoted_lines_are_left_out() -> None:
    assert features.normalise("Ko\u0308ln  \n> earlier mail\nGRU\u00dfE") == "k\u00f6ln grusse"
    assert features.words("Two words, and a 1") == ["two", "words", "and"]


def test_new_words_are_seen_as_such(model: Classifier) -> None:
    assert model.vectors.unseen_share(features.words("xibble vornquazz")) == 1.0
    assert model.vectors.unseen_share(features.words("Invoice question xibble xibble")) == 0.5
    assert model.vectors.unseen_share([]) == 0.0


def test_what_lands_holds_no_address(empty: Settings) -> None:
    records = sample.synthesise(30, 5, START)
    assert all("@" in r["text"] for r in records)
    ingest.ingest(records, empty)
    assert not any("@" in r["text"] for r in ingest.landed(empty))


def test_what_is_set_aside_holds_no_address_either(empty: Settings) -> None:
    records = sample.synthesise(100, 5, START)
    ingest.ingest([{**records[0], "label": "nonsense"}, *records[1:]], empty)
    (path,) = (empty.home / "quarantine").iterdir()
    assert "@" not in path.read_text()
