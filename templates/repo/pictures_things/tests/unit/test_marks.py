"""Boxes: read once, in the picture, of known classes; tiles and back; and what counts as found."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mlsystem import mark_quality, marks
from mlsystem.classes import Class
from mlsystem.marks import MarkError
from mlsystem.pictures import TILES

KNOWN = (Class("dent", "d"), Class("rust", "r"))


def boxes(*given: tuple[str, list[float]]) -> str:
    return json.dumps([{"label": name, "box": box} for name, box in given])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "3",
        "[1]",
        '[{"label": "dent"}]',
        boxes(("moss", [0, 0, 1, 1])),
        boxes(("dent", [0, 0, 1.1, 1])),
        boxes(("dent", [0.5, 0, 0.5, 1])),
        boxes(("dent", [float("nan"), 0, 1, 1])),
        boxes(("dent", [0, 0, 1])),
        boxes(*[("dent", [0, 0, 1, 1])] * (marks.MOST + 1)),
        "[" * 100_000,
    ],
)
def test_what_is_no_list_of_boxes_is_refused(text: str) -> None:
    with pytest.raises(MarkError):
        marks.read(text, KNOWN)


def test_tiles_become_the_boxes_they_came_from() -> None:
    text = boxes(("dent", [0, 0, 0.25, 0.5]), ("rust", [0.5, 0.5, 1, 0.75]))
    tiles = np.eye(3)[marks.grid(text, KNOWN)]
    assert {f.label: list(f.box) for f in marks.found(tiles, KNOWN)} == {
        "dent": [0, 0, 0.25, 0.5],
        "rust": [0.5, 0.5, 1, 0.75],
    }
    assert marks.grid(marks.written(tiles, KNOWN), KNOWN).tolist() == marks.grid(text, KNOWN).tolist()
    assert marks.shown(text, KNOWN) == {"dent", "rust"}
    assert marks.tile_classes(KNOWN) == ("nothing", "dent", "rust")


def test_a_tile_is_of_what_covers_half_of_it_and_the_smaller_box_lies_on_top() -> None:
    assert marks.grid(boxes(("dent", [0, 0, 0.45 / TILES, 1])), KNOWN).sum() == 0
    found = marks.grid(boxes(("dent", [0, 0, 0.25, 0.25]), ("rust", [0, 0, 1, 1])), KNOWN)
    assert (found[0, 0], found[-1, -1]) == (1, 2)
    assert not marks.grid("[]", KNOWN).any()


def test_a_thing_is_found_once_by_a_box_of_its_class_that_overlaps_enough() -> None:
    real = [("dent", (0.0, 0.0, 0.5, 0.5)), ("rust", (0.5, 0.5, 1.0, 1.0))]
    assert mark_quality.matched(real, real) == [("rust", 1.0), ("dent", 1.0)]
    assert mark_quality.matched(real, [("rust", (0.0, 0.0, 0.5, 0.5))]) == []
    assert mark_quality.matched(real[:1], [real[0], ("dent", (0.0, 0.0, 0.5, 0.45))]) == [("dent", 1.0)]
    assert mark_quality.iou((0, 0, 0.5, 1), (0.25, 0, 0.75, 1)) == pytest.approx(1 / 3)
    assert mark_quality.iou((0, 0, 0.5, 1), (0.6, 0, 0.75, 1)) == 0


def test_a_class_alone_is_found_weak_where_the_average_is_not() -> None:
    dent, rust = boxes(("dent", [0, 0, 0.5, 0.5])), boxes(("rust", [0, 0, 0.5, 0.5]))
    truth, said = [dent] * 60 + [rust] * 20, [dent] * 60 + [rust] * 5 + ["[]"] * 15
    found = mark_quality.measure(truth, said, KNOWN)
    assert found["worst_class_f1"] == pytest.approx(0.4)
    assert found["macro_f1"] == pytest.approx(0.7)
    assert found["box_iou"] == 1
    assert np.isnan(mark_quality.measure(["[]"], ["[]"], KNOWN)["macro_f1"])
    assert mark_quality.right("[]", "[]", KNOWN)
    assert not mark_quality.right(dent, "[]", KNOWN)
    assert not mark_quality.right("[]", dent, KNOWN)
