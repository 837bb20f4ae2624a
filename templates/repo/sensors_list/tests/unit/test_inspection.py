"""The list: what is held counts, the order, the length, and assets that say nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from mlsystem import inspection
from mlsystem.baseline import Row

START = datetime(2025, 4, 1, tzinfo=UTC)


class Scores:
    """As much of a detector as a list asks of it: what a reading's feature `x` says is its score."""

    threshold = 1.0

    def scores(self, rows: list[Row]) -> Any:
        return np.asarray([row.features["x"] for row in rows])

    def reasons(self, row: Row) -> list[str]:
        return [f"x is {row.features['x']:g}"]


def rows(**scores: list[float]) -> list[Row]:
    """By asset, an hour each."""
    found = [
        Row(name, "pump", START + timedelta(hours=h), {"x": x})
        for name, values in scores.items()
        for h, x in enumerate(values)
    ]
    return sorted(found, key=lambda row: row.at)


def lines(longest: int = 20, **scores: list[float]) -> list[inspection.Line]:
    known = {(name, "pump") for name in scores}
    return inspection.lines(Scores(), rows(**scores), known, 3, longest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scores", "held"), [([], 0.0), ([9, 9], 0.0), ([9, 1, 9], 1.0), ([1, 5, 6, 7, 2], 5.0)]
)
def test_a_score_counts_when_it_is_held(scores: list[float], held: float) -> None:
    assert inspection.held(scores, 3) == held


def test_the_most_unusual_comes_first_and_one_spike_is_no_reason_to_go() -> None:
    found = lines(a=[0, 2, 2, 2], b=[0, 0, 9, 0], c=[3, 3, 3, 0])
    assert [(line.asset, line.inspect) for line in found] == [("c", True), ("a", True), ("b", False)]
    assert found[1].since == START + timedelta(hours=1)
    assert found[1].reasons == ["x is 2"]
    assert (found[0].readings, found[0].unusual, found[2].reasons) == (4, 3, [])


def test_an_asset_that_says_nothing_is_looked_at_after_the_others() -> None:
    found = lines(a=[], b=[2, 2, 2], c=[0, 0, 0])
    assert [(line.asset, line.inspect) for line in found] == [("b", True), ("a", True), ("c", False)]
    assert found[1].reasons == [inspection.SILENT]


def test_the_list_is_no_longer_than_people_can_look_at() -> None:
    found = lines(longest=1, a=[2, 2, 2], b=[3, 3, 3])
    assert [(line.asset, line.inspect) for line in found] == [("b", True), ("a", False)]
    assert found[1].score == 2.0
