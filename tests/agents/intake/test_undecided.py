"""What a brief says is not decided is asked about, whatever else in it sounds like a value."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.meaning.undecided import undecided
from agents.intake.questions import ask

TILES = (
    "Cameras over the lines throw out cracked tiles. AWS eu-south-1, EU only, nothing personal on the pictures, "
    "1,500 dollars a month. Is it with the cloud or in the factory?"
)


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("How quickly the result is needed was left open.", {"latency.p95_ms"}),
        ("Nobody knows yet how soon an answer is needed.", {"latency.p95_ms"}),
        ("Where the pictures are judged has not been settled.", {"serving_mode"}),
        ("Should it run in the cloud or at the line?", {"serving_mode"}),
        ("What runs underneath is not decided.", {"cloud"}),
        ("Which cloud it will run on hasn't been agreed.", {"cloud"}),
        ("It is not clear how fast customers leave.", set()),
        ("We know how fast the answer must come: 200 ms.", set()),
        ("The cloud is AWS, and our office is open from nine.", set()),
        ("The pictures are judged at the line; the colour of the lamp is undecided.", set()),
    ],
)
def test_what_is_left_open_is_known_by_its_words(sentence: str, fields: set[str]) -> None:
    assert set(undecided(extract(sentence))) == fields


def test_it_is_asked_although_the_brief_sounds_like_a_value() -> None:
    intake = extract(TILES)
    assert intake.constraints.serving_mode is not None
    [asked] = [question for question in ask(intake) if question.field == "serving_mode"]
    assert "with the cloud or in the factory" in asked.why
