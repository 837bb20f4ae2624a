"""Numbers that were read and are read once more: what the words around them plainly deny falls or is renamed."""

from __future__ import annotations

import pytest

from agents.intake import text
from agents.intake.counting import quantities
from agents.intake.fitted import figures, second_opinion
from agents.intake.fitted.model import model_of
from agents.intake.mention import Mention
from agents.intake.words import load

WEIGHTS = {
    "": {"none": 0.0, "data.entities": 0.0, "data.row_count": 0.0, "latency.p95_ms": 0.0, "latency.p99_ms": 0.0},
    "s chair": {"none": 8.0},
    "s archive": {"data.row_count": 8.0},
    "s maybe": {"none": 1.0},
    "s quick": {"latency.p99_ms": 8.0},
    "s outage": {"none": 8.0},
}
AROUND = " We are new here. It is quiet. Thank you."
ROWS, ENTITIES, P95 = "data.row_count", "data.entities", "latency.p95_ms"


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of(WEIGHTS)
    monkeypatch.setattr(figures, "model", lambda _: fitted)


def settle(said: str, number: str, field: str, value: float, *others: Mention) -> list[tuple[str, object]]:
    document = text.read(said + AROUND)
    start = said.index(number)
    found = [Mention(field, value, start, start + len(number)), *others]
    return [(m.field, m.value) for m in second_opinion.settle(document, quantities.scan(document.text), found)]


def test_a_number_that_says_nothing_of_the_system_falls() -> None:
    assert settle("There are 140 chairs.", "140", ENTITIES, 140.0) == []


def test_a_number_of_another_field_is_renamed() -> None:
    assert settle("The archive has 9,000 items.", "9,000 items", ENTITIES, 9000.0) == [(ROWS, 9000.0)]


def test_it_is_not_renamed_to_what_is_told_already() -> None:
    told = Mention(ROWS, 5.0, 90, 91)
    assert settle("The archive has 9,000 items.", "9,000 items", ENTITIES, 9000.0, told) == [(ROWS, 5.0)]


def test_a_doubt_is_not_enough() -> None:
    assert settle("There are maybe 140 of them.", "140", ENTITIES, 140.0) == [(ENTITIES, 140.0)]


def test_fields_of_a_kind_are_told_apart_by_their_readers() -> None:
    assert settle("It must be quick, 120 ms.", "120 ms", P95, 120.0) == [(P95, 120.0)]


def test_what_is_called_by_its_name_is_not_doubted() -> None:
    assert settle("After an outage: RTO 4 h.", "4 h", "rto_min", 240.0) == [("rto_min", 240.0)]


def test_what_was_reckoned_is_left_alone() -> None:
    assert settle("There are 140 chairs.", "140", ENTITIES, 280.0) == [(ENTITIES, 280.0)]


def test_a_sentence_or_two_is_left_as_read() -> None:
    document = text.read("There are 140 chairs.")
    found = [Mention(ENTITIES, 140.0, 10, 13)]
    assert second_opinion.settle(document, quantities.scan(document.text), found) == found


def test_fields_of_a_kind_are_fields_of_the_opinions() -> None:
    kinds = ("duration", "bytes", "growth", "rate", "factor", "count")
    known = {field for kind in kinds for field in figures.fields(kind)}
    assert {field for kind in load("opinions")["alike"] for field in kind} <= known
    assert set(load("opinions")["sure"]) <= known
