"""The model decides where it is sure and knows the source; everything else goes to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import marks, reading, registry, sample, sureness
from mlsystem.reader import Reader
from mlsystem.settings import Settings

RECORDS = sample.synthesise(80, 3, datetime(2025, 4, 1, tzinfo=UTC))


@pytest.fixture
def model(system: Settings) -> Reader:
    found: Reader = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_the_model_decides_above_its_threshold_only(model: Reader) -> None:
    found = reading.read(model, RECORDS)
    assert {f.decided_by for f in found} == {"model", "people"}
    assert all((f.confidence >= model.confident_at) == (f.decided_by == "model") for f in found)
    assert {f.why for f in found} == {"sure", "unsure"}


def test_what_is_said_can_be_read_as_what_people_write(model: Reader) -> None:
    for read in reading.read(model, RECORDS[:20]):
        assert read.label is not None
        assert marks.shown(read.label, model.known) == {found.label for found in read.found}
        assert sum(read.expected) == pytest.approx(1)


def test_an_unknown_source_goes_to_people(model: Reader) -> None:
    found = reading.read(model, [{**r, "source": "scanner"} for r in RECORDS[:10]])
    assert {(f.decided_by, f.why) for f in found} == {("people", "unknown_source")}
    assert reading.read(model, []) == []


def test_the_threshold_a_version_was_judged_with_decides(model: Reader) -> None:
    found = reading.read(replace(model, confident_at=1.1), RECORDS[:10])
    assert {f.decided_by for f in found} == {"people"}


def test_without_a_model_nothing_is_suggested() -> None:
    found = reading.by_people("no_model")
    assert (found.label, found.found, found.decided_by, found.why) == (None, [], "people", "no_model")


def test_the_draw_has_the_share_it_says_and_repeats_itself() -> None:
    found = [reading.drawn(f"p{i}", 0.02) for i in range(10_000)]
    assert 150 < sum(found) < 250
    assert found == [reading.drawn(f"p{i}", 0.02) for i in range(10_000)]


def test_sureness_grows_with_the_least_sure_tiles() -> None:
    rng = np.random.default_rng(2)
    best = rng.uniform(0.5, 1, (300, 1, 1)) * np.ones((1, 8, 8))
    tiles = np.stack([best, 1 - best], axis=3)
    right = rng.random(300) < best[:, 0, 0]
    found = sureness.of(sureness.fit(tiles, right), tiles)
    assert np.corrcoef(found, best[:, 0, 0])[0, 1] > 0.8
    always = sureness.of(sureness.fit(tiles, [True] * 300), tiles)
    assert np.all((always > 0.5) & (always < 1))
