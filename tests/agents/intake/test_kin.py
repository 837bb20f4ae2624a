"""Words by their kin: every word of the file has a full vector, and words of one trade point together."""

from __future__ import annotations

import math

import pytest

from agents.intake.fitted import kin
from agents.intake.fitted.model import LEVELS, ZERO


def test_every_word_has_all_dimensions_within_their_levels() -> None:
    for word, known in kin.table().items():
        assert kin.WORD.fullmatch(word)
        assert len(known.levels) == kin.DIMENSIONS
        assert all(abs(ord(char) - ZERO) <= LEVELS for char in known.levels)


def test_a_mean_has_the_same_length_whatever_it_is_of() -> None:
    for words in (["invoice"], ["invoice", "receipt", "the"]):
        found = kin.mean(words, "~")
        assert math.hypot(*found.values()) == pytest.approx(kin.LENGTH)
    assert kin.mean([], "~") == {}


def test_unknown_words_have_no_kin() -> None:
    assert kin.words("the zzqx pump") == {"the": 0, "pump": 9}
    assert kin.words("the zzqx pump", 6) == {"the": 0}


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("tumor", "lesion", "invoice"), ("borrower", "lender", "orchard"), ("turbine", "generator", "lawyer")],
)
def test_words_of_one_trade_point_together(word: str, near: str, far: str) -> None:
    def likeness(other: str) -> float:
        one, two = kin.mean([word], ""), kin.mean([other], "")
        return sum(one[name] * two[name] for name in one)

    assert likeness(near) > 2 * likeness(far)
