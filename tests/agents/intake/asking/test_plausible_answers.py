"""The plausible answers are data: each can be given, and each shape they are listed for exists."""

from __future__ import annotations

from typing import Any

import pytest

from agents.intake.answers import parse
from agents.intake.asking.candidates import GENERAL, candidates, rows
from agents.intake.words import load
from templates.catalog.load import catalog

FIELDS: dict[str, dict[str, Any]] = load("plausible_answers")


def test_every_question_has_plausible_answers_and_none_are_left_over() -> None:
    assert {row["field"] for row in rows()} == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_they_are_listed_for_shapes_there_are(field: str) -> None:
    assert set(FIELDS[field]) - {GENERAL, "cluster"} <= set(catalog().archetypes)


@pytest.mark.parametrize("shape", ["", *catalog().archetypes])
def test_options_tries_and_default_are_values_the_field_can_hold(shape: str) -> None:
    for row in candidates(shape, {}, {}):
        assert len({str(value) for value in row.tries}) > 1
        for value in (*row.options, *row.tries, row.default):
            parse(row.field, value)
        assert "{noun}" not in f"{row.question}{row.default_effect}"


@pytest.mark.parametrize(
    ("shapes", "noun"),
    [
        (("recommender", "streaming_fraud"), "page views"),
        (("batch_tabular", "recommender"), "page views"),
        (("batch_tabular", "recommender", "streaming_fraud"), "predictions"),
    ],
)
def test_of_several_shapes_beside_the_planned_one_none_words_the_question(shapes: tuple[str, ...], noun: str) -> None:
    [asked] = [row for row in candidates(shapes, {}, {}) if row.field == "throughput.predictions_per_day"]
    assert asked.question == f"How many {noun} are there a day?"
    assert asked.listed
