"""Direct identifiers are masked, other numbers and words stay."""

from __future__ import annotations

import time

import pytest

from mlsystem import arrival
from mlsystem.features import normalise
from mlsystem.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to Anna.B+x@mail.example.com.", "write to <email>."),
        ("see https://example.com/a?id=7 now", "see <link> now"),
        ("to DE89 3704 0044 0532 0130 00 please", "to <iban> please"),
        ("call +49 170 1234567 or 030/1234567", "call <number> or <number>"),
        ("card 4111 1111 1111 1111", "card <number>"),
        ("contract 12345 from 2025, 3 pieces", "contract 12345 from 2025, 3 pieces"),
    ],
)
def test_each_kind_is_masked_and_twice_is_once(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked


@pytest.mark.parametrize("piece", ["a", "a.", "\n", "1 ", "AB12 ", "@", "www.", ">\n", "+1"])
def test_no_text_takes_long_to_read(piece: str) -> None:
    started = time.process_time()
    normalise(piece * (20_000 // len(piece)))
    assert time.process_time() - started < 0.5


def test_a_record_without_a_text_is_left_to_its_contract() -> None:
    records = [{"id": "a"}, {"id": "b", "text": None}, {"id": "c", "text": "a@b.example"}]
    assert arrival.prepare(records) == [*records[:2], {"id": "c", "text": "<email>"}]
