"""What must not be read by anybody is gone; ordinary words stay."""

from __future__ import annotations

import pytest

from mlsystem import analytics, redaction
from mlsystem.transcript import Transcript, Turn, errors, turns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number four one one one please", "number [number] please"),
        ("my card is 4111 1111 1111 1111 thanks", "my card is [number] thanks"),
        ("call +49 30 123456", "call [number]"),
        ("write to jo.doe@example.org now", "write to [email] now"),
        ("Hello, my name is Ada Lovelace and", "Hello, my name is [name] and"),
        ("two invoices and 30 days", "two invoices and 30 days"),
        ("forty-one eleven twenty two thirty three", "[number]"),
        ("four one one um one one, uh one one now", "[number] now"),
        ("the cvv is two three four", "the cvv is [number]"),
        ("mi tarjeta es cuatro uno uno uno, treinta y dos", "mi tarjeta es [number]"),
        ("einundvierzig elf zweiundzwanzig bitte", "[number] bitte"),
        ("I waited two or three days, one hour each", "I waited two or three days, one hour each"),
    ],
)
def test_sensitive_parts_are_replaced(text: str, expected: str) -> None:
    assert redaction.redact(text) == expected
    assert redaction.numbers_left(redaction.redact(text)) == 0


def test_a_number_that_is_left_is_counted() -> None:
    assert redaction.numbers_left("four one one one") == 1
    assert redaction.numbers_left("4111 1111") == 1


def test_what_people_have_marked_is_found_in_a_language_no_pattern_knows() -> None:
    said = ["neljä", "yksi", "yksi", "yksi"]
    assert redaction.read_out(said, redaction.redact("korttini on neljä yksi yksi yksi kiitos"))
    assert not redaction.read_out(["four", "one", "one", "one"], redaction.redact("it is four one one one"))


@pytest.mark.parametrize(
    ("heard", "said", "wrong"),
    [
        ("a b c", "a b c", 0),
        ("a c", "a b c", 1),
        ("a x c", "a b c", 1),
        ("a b b c", "a b c", 1),
        ("", "a b", 2),
    ],
)
def test_word_errors_are_counted(heard: str, said: str, wrong: int) -> None:
    assert errors(heard.split(), said.split()) == wrong


def test_words_become_turns_and_turns_a_summary() -> None:
    found = turns([("hello", "agent", 0.9), ("please", "agent", 0.7), ("cancel", "customer", 0.8)])
    assert found == [Turn("agent", "hello please", 0.7), Turn("customer", "cancel", 0.8)]
    summary = analytics.analyse(Transcript("c", found))
    assert summary == {"agent_share": 0.667, "topics": ["cancellation"], "turn_count": 2}
    assert analytics.analyse(Transcript("c", []))["agent_share"] is None
    assert Transcript("c", []).confidence == 0.0
