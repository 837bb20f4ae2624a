"""One feature function: a picture has the same numbers alone and among others, whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import arrival, features, pictures, registry, sample, task
from mlsystem.pictures import SIDE, TILES
from mlsystem.reader import Reader
from mlsystem.settings import Settings

START = datetime(2025, 4, 1, tzinfo=UTC)
RECORDS = sample.synthesise(40, 3, START)


@pytest.fixture
def model(system: Settings) -> Reader:
    found: Reader = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_a_picture_alone_and_among_others_has_the_same_probabilities(model: Reader) -> None:
    given = [r["picture"] for r in RECORDS]
    alone = np.concatenate([model.probabilities([picture]) for picture in given])
    assert np.abs(model.probabilities(given) - alone).max() <= 1e-12


def test_a_landed_picture_and_a_sent_one_have_the_same_signals(model: Reader) -> None:
    landed = arrival.prepare(RECORDS)
    assert [task.signals(model, r) for r in RECORDS] == [task.signals(model, r) for r in landed]


def test_every_tile_has_numbers_even_in_the_dark() -> None:
    for value in (0, 255):
        rows = features.rows(np.full((SIDE, SIDE, 3), value, dtype=np.uint8))
        assert rows.shape[0] == TILES * TILES
        assert np.isfinite(rows).all()


def test_a_tile_is_read_where_it_is() -> None:
    picture = np.zeros((SIDE, SIDE, 3), dtype=np.uint8)
    picture[8:16, 24:32] = 255
    found = features.colours(picture)
    assert np.flatnonzero(found[:, 0] > 0.9).tolist() == [TILES + 3]


def test_brightness_moves_the_light_and_hardly_the_relative_colours() -> None:
    picture = pictures.decode(RECORDS[0]["picture"]) // 2
    brighter = (picture * 2).astype(np.uint8)
    assert features.light(brighter)["brightness"] > 1.8 * features.light(picture)["brightness"]
    relative = slice(3, 6)
    gap = np.abs(features.rows(brighter)[:, relative] - features.rows(picture)[:, relative])
    assert gap.max() < 0.02
