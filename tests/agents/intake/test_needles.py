"""What a pattern's every match contains, so that a long text without it need not be searched."""

from __future__ import annotations

import pytest

from agents.intake import text
from agents.intake.needles import may_match, needle, needles
from agents.intake.readers.cues import rules
from bench.eval.looks import looks


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"colou?r", "colo"),
        (r"(?:every|each) nights?", "night"),
        (r"no (?:x (?:y )?)?link", "link"),
        (r"ab{0,2}cde", "cde"),
        (r"[a-z]+ing\w*", "ing"),
        (r"batch|stream", ""),
        (r"(?:a|b)c", ""),
    ],
)
def test_a_needle_is_in_every_match(pattern: str, found: str) -> None:
    assert needle(pattern) == found


def test_one_pattern_without_a_needle_is_always_searched_for() -> None:
    assert needles([r"nightly", r"(?:a|b)"]) == ()
    assert may_match("anything", ())
    assert not may_match("anything", needles([r"nightly", r"weekly"]))


def test_no_rule_is_passed_over_that_would_match() -> None:
    documents = [text.read(case.brief) for case in looks()[0].cases]
    passed = [(rule, one) for rule in rules() for one in documents if not may_match(one.low, rule.needles)]
    assert passed
    assert not any(rule.pattern.search(one.text) for rule, one in passed)
