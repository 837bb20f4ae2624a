"""Recordings told by their length become calls a day."""

from __future__ import annotations

import pytest

from agents.intake import extract

WHERE = " Transcripts by the next morning, AWS eu-west-1, names."


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("1,100 hours of recorded telephone calls per day.", 8250.0),
        ("500 hours of calls a day, 10 minutes long on average.", 3000.0),
        ("500 hours of calls a day, mean length 10 minutes.", 3000.0),
        ("About 70 hours of interviews a week.", 75.0),
        ("9,000 calls a day, 1,100 hours of audio a day in all.", 9000.0),
        ("500 hours of calls a day, results in about 30 minutes.", 3750.0),
        ("600 hours of calls a day. Two listeners check forty calls a week.", 4500.0),
    ],
)
def test_hours_of_recordings_are_so_many_calls(said: str, calls: float) -> None:
    found = extract(said + WHERE).constraints.throughput.docs_per_day
    assert found is not None
    assert found.value == pytest.approx(calls)


@pytest.mark.parametrize(
    "said",
    [
        "The call centre is open 12 hours a day.",
        "We hold 18 months of calls and add 25 GB a day.",
        "Churn scores. Our agents have 500 hours of calls a day.",
    ],
)
def test_hours_of_something_else_are_no_calls(said: str) -> None:
    where = WHERE if "Churn" not in said else " A list every Monday, AWS eu-west-1, names."
    assert extract(said + where).constraints.throughput.docs_per_day is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("9,000 recorded calls a day to transcribe, six and a half minutes on average.", 390.0),
        ("We transcribe 320 interviews a week, 50 minutes each.", 3000.0),
        ("Transcripts of 5-minute calls, 2,000 a day.", 300.0),
        ("Speech to text for 4,500 recordings a day of two minutes.", 120.0),
        ("600 hours of audio a day, about 6,000 calls, to be transcribed.", 360.0),
        ("A surveyor talks for 1-2 minutes after each visit; speech to text with Whisper.", 120.0),
    ],
)
def test_how_long_a_recording_is(said: str, seconds: float) -> None:
    found = extract(said + WHERE).constraints.data.recording_s
    assert found is not None
    assert found.value == pytest.approx(seconds)


def test_hours_beside_their_calls_leave_the_calls() -> None:
    found = extract("600 hours of audio a day, about 6,000 calls, to be transcribed." + WHERE).constraints
    assert found.throughput.docs_per_day is not None
    assert found.throughput.docs_per_day.value == 6000.0


@pytest.mark.parametrize(
    "said", ["Transcribe 9,000 calls a day within 30 minutes.", "Calls are transcribed every 10 minutes."]
)
def test_other_times_are_no_length(said: str) -> None:
    assert extract(said + WHERE).constraints.data.recording_s is None
