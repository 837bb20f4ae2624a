"""What a store is sized for is what the delivered code keeps in it."""

from __future__ import annotations

import re

import pytest

from templates.render_parts import REPO
from templates.workload import state
from templates.workload.state import state_gb

CODE = REPO / "streaming" / "src" / "mlsystem"


def told(name: str, file: str) -> str:
    found = re.search(rf"^{name} = (.+)$", (CODE / file).read_text(), re.MULTILINE)
    assert found
    return found[1]


def test_the_figures_are_those_of_the_code() -> None:
    most, late = int(told("MOST", "windows.py")), int(told("LATENESS_S", "windows.py"))
    assert told("KEPT", "state.py") == f"MOST + {state.MOST_PAYMENTS - most}"
    assert (told("DECIDED_S", "state.py"), late) == ("LATENESS_S", state.DECIDED_S)
    assert told("HISTORY_S", "windows.py") == f"{state.HISTORY_DAYS} * 86_400"


def test_a_cards_state_is_bounded_whatever_the_rate() -> None:
    decisions = 350 * state.DECIDED_S * state.DECISION_B / 1e9
    few, many = (state_gb("fraud", cards, 20, 350.0) - decisions for cards in (100_000, 5_000_000))
    assert few == pytest.approx(0.056)
    assert many == pytest.approx(2.8)
    assert state_gb("fraud", 5_000_000, 20, 0.0) == pytest.approx(1.3), "nothing streams: values are looked up"
    assert state_gb("churn", 5_000_000, 20, 350.0) == pytest.approx(1.3)
