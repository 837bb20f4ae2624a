"""Masks: read once, of known letters, in any size; tiles and back; and what counts as right."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mlsystem import classes, mark_quality, marks
from mlsystem.classes import Class
from mlsystem.marks import MarkError
from mlsystem.pictures import TILES
from mlsystem.settings import Settings

KNOWN = (Class("field", "f", "f"), Class("water", "w", "w"))


def mask(*rows: str) -> str:
    return json.dumps(rows)


HALF = mask(*["f" * (TILES // 2) + "w" * (TILES // 2)] * TILES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "3",
        "[]",
        "[1]",
        '[""]',
        mask("ff", "f"),
        mask("fx"),
        mask("f" * (marks.MOST + 1)),
        mask(*["f"] * (marks.MOST + 1)),
        "[" * 100_000,
    ],
)
def test_what_is_no_mask_is_refused(text: str) -> None:
    with pytest.raises(MarkError):
        marks.grid(text, KNOWN)


def test_a_mask_of_any_size_gives_every_tile_its_class() -> None:
    for text in (mask("fw"), mask("ffww", "ffww"), HALF, mask(*["f" * 64 + "w" * 64] * 100)):
        assert marks.grid(text, KNOWN).tolist() == marks.grid(HALF, KNOWN).tolist()
    assert marks.shown(HALF, KNOWN) == {"field", "water"}
    assert marks.shown(mask("f"), KNOWN) == {"field"}


def test_tiles_become_the_mask_and_shares_they_came_from() -> None:
    tiles = np.eye(2)[marks.grid(mask("fffw"), KNOWN)]
    assert [(f.label, f.share, f.confidence) for f in marks.found(tiles, KNOWN)] == [
        ("field", 0.75, 1.0),
        ("water", 0.25, 1.0),
    ]
    assert marks.grid(marks.written(tiles, KNOWN), KNOWN).tolist() == tiles.argmax(axis=2).tolist()


def test_overlap_and_shares_are_measured_per_class() -> None:
    found = mark_quality.measure([HALF] * 10, [mask("fffw")] * 10, KNOWN)
    assert found["mean_iou"] == pytest.approx((4 / 6 + 1 / 2) / 2)
    assert found["worst_class_iou"] == pytest.approx(1 / 2)
    assert found["share_error"] == pytest.approx(0.25)
    assert np.isnan(mark_quality.measure([HALF], [HALF], KNOWN)["worst_class_iou"])


def test_a_mask_is_right_with_nine_tiles_of_ten() -> None:
    rows = json.loads(HALF)
    assert mark_quality.right(HALF, mask("w" + rows[0][1:], *rows[1:]), KNOWN)
    assert not mark_quality.right(HALF, mask("w" * TILES, "w" * TILES, *rows[2:]), KNOWN)


def test_every_class_has_a_letter_of_its_own(empty: Settings) -> None:
    letters = [c.letter for c in classes.known(empty)]
    assert all(len(letter) == 1 for letter in letters)
    assert len(set(letters)) == len(letters)
