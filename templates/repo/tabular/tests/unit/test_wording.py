"""Features in words: numbers with what is usual, groups by their name, logarithms undone."""

from __future__ import annotations

import math

from mlsystem import domain, features, wording


def test_every_feature_has_words_of_its_own() -> None:
    found = {wording.said(name, 1.0, 0.0) for name in features.NAMES}
    assert len(found) == len(features.NAMES)
    assert not any("_" in words for words in found)


def test_a_group_is_named_and_a_number_told_with_its_usual_value() -> None:
    column = domain.CATEGORY[0]
    assert wording.said(f"{column.name}={column.values[0]}", 1.0, 0.0).endswith(f"is {column.values[0]}")
    assert wording.said("activity_count_30d", 2.0, 6.0) == "events in 30 days 2, usually 6"
    for number in domain.NUMERIC:
        value = math.log1p(9.0) if number.log else 9.0
        assert wording.said(number.name, value, 0.0).endswith(" 9, usually 0")
