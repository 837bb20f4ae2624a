"""The four customer briefs: everything they state is read, and nothing is left to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.intake import extract
from agents.intake.questions import ask
from core.constraints import Intake

BRIEFS = Path(__file__).parents[2] / "briefs"
SHAPES = {
    "batch_tabular": "batch",
    "online_tabular": "online",
    "rag_assistant": "online",
    "streaming_fraud": "streaming",
}


def intake(name: str) -> Intake:
    return extract((BRIEFS / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "mode"), SHAPES.items())
def test_brief_is_complete(name: str, mode: str) -> None:
    found = intake(name)
    assert found.constraints.serving_mode is not None
    assert found.constraints.serving_mode.value == mode
    assert found.conflicts == []
    assert ask(found) == []


@pytest.mark.parametrize("name", SHAPES)
def test_spans_point_into_the_brief(name: str) -> None:
    found = intake(name)
    stated = [fact for _, fact in found.constraints.leaves() if fact.span is not None]
    assert len(stated) >= 20
    assert all(0 <= a < b <= len(found.brief) for fact in stated for a, b in [fact.span or (0, 0)])


def test_span_is_the_words_of_the_value() -> None:
    found = intake("streaming_fraud")
    fact = found.constraints.latency.p95_ms
    assert fact is not None
    assert found.brief[slice(*(fact.span or (0, 0)))] == "100 ms"
