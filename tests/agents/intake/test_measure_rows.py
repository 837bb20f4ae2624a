"""Each row of the measures is whole: two bounds, and cues that compile."""

from __future__ import annotations

import pytest

from agents.intake.counting import assignment
from agents.intake.words import load

ROWS = {kind: rows for kind, rows in load("measures").items() if isinstance(rows[0], dict) and "to" in rows[0]}


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_a_row_has_two_bounds(kind: str) -> None:
    assert all(len(row.between) == 2 for row in assignment._rows(kind))
