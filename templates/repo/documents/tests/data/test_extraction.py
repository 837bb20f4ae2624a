"""Chunks cover the whole text, answers meet the schema, disagreement goes to a person."""

from __future__ import annotations

from datetime import date

import pytest

from mlsystem import extraction
from mlsystem.fields import Field, fields, schema

WANTED = fields(
    {
        "supplier": {"kind": "text"},
        "total": {"kind": "number", "minimum": 0.0},
        "currency": {"kind": "choice", "allowed": ["EUR", "USD"]},
        "due_date": {"kind": "date"},
    }
)
SHAPE = schema(WANTED)
NOTHING = SHAPE().model_dump()
FULL = {**NOTHING, "supplier": "Alder Works", "total": 10.5, "currency": "EUR", "due_date": date(2025, 4, 1)}


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
    assert extraction.parse(answer, SHAPE) is None


def test_parts_of_a_document_come_together() -> None:
    first, second = {**NOTHING, "supplier": "Alder Works", "total": 10.5}, {**FULL, "supplier": None}
    result = extraction.reduce("d1", [first, second, NOTHING], WANTED)
    assert result.problems == []
    assert result.values["due_date"] == "2025-04-01"


def test_conflicts_gaps_and_bad_answers_are_named() -> None:
    other = {**FULL, "total": 99.0}
    assert extraction.reduce("d1", [FULL, other], WANTED).problems == ["total has conflicting values"]
    assert extraction.reduce("d1", [FULL, other, FULL], WANTED).values["total"] == 10.5
    assert "an answer does not meet the schema" in extraction.reduce("d1", [FULL, None], WANTED).problems
    assert len(extraction.reduce("d1", [], WANTED).problems) == 4


def test_an_owner_names_the_fields_and_what_a_document_may_lack() -> None:
    lease = fields({"tenant": {"kind": "text"}, "deposit": {"kind": "number", "needed": False}})
    answer = extraction.parse('{"tenant": "Ada Elm"}', schema(lease))
    found = extraction.reduce("d1", [answer], lease)
    assert (found.values, found.problems) == ({"tenant": "Ada Elm", "deposit": None}, [])
    lacking = extraction.reduce("d1", [{"tenant": None, "deposit": 5.0}], lease)
    assert lacking.problems == ["tenant was not found"]
    assert Field("kind", "choice", allowed=("a", "b")).told == "kind: one of a, b"
    with pytest.raises(KeyError):
        fields({"tenant": {"kind": "person"}})
