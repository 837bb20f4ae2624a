"""Chunks cover the whole text, answers meet the schema, disagreement goes to a person."""

from __future__ import annotations

import pytest

from mlsystem import extraction
from mlsystem.extraction import Extraction

FULL = Extraction.model_validate(
    {"supplier": "Alder Works", "total": 10.5, "currency": "EUR", "due_date": "2025-04-01"}
)


def test_chunks_cover_every_word_and_overlap() -> None:
    text = " ".join(f"w{i}" for i in range(500))
    cut = extraction.chunks(text, words=120, overlap=25)
    assert {w for c in cut for w in c.split()} == set(text.split())
    assert cut[0].split()[-25:] == cut[1].split()[:25]
    assert extraction.chunks("", 120, 25) == []
    with pytest.raises(ValueError, match="overlap"):
        extraction.chunks(text, 20, 20)


@pytest.mark.parametrize(
    "answer",
    ["", "not json", '{"total": "see annex"}', '{"total": -1}', '{"currency": "XYZ"}', '{"admin": true}'],
)
def test_an_answer_outside_the_schema_is_refused(answer: str) -> None:
    assert extraction.parse(answer) is None


def test_parts_of_a_document_come_together() -> None:
    first, second = Extraction(supplier="Alder Works", total=10.5), FULL.model_copy(update={"supplier": None})
    result = extraction.reduce("d1", [first, second, Extraction()])
    assert result.problems == []
    assert result.values["due_date"] == "2025-04-01"


def test_conflicts_gaps_and_bad_answers_are_named() -> None:
    other = FULL.model_copy(update={"total": 99.0})
    assert extraction.reduce("d1", [FULL, other]).problems == ["total has conflicting values"]
    assert extraction.reduce("d1", [FULL, other, FULL]).values["total"] == 10.5
    assert "an answer does not meet the schema" in extraction.reduce("d1", [FULL, None]).problems
    assert len(extraction.reduce("d1", []).problems) == 4
