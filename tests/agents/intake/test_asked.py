"""What the system is to do is quoted from the brief, and shown first in the report."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from agents.intake import extract
from agents.intake.readers.asked import LONGEST

ROWS = yaml.safe_load(Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("brief", "words"), ROWS)
def test_the_sentence_that_asks_is_quoted(brief: str, words: str) -> None:
    asked = extract(brief).constraints.project.asked
    assert (asked.value if asked else "") == words
    if asked and asked.span:
        assert brief[asked.span[0] : asked.span[1]] == words


def test_a_long_sentence_is_cut_behind_a_word() -> None:
    brief = "We want to predict which " + "very " * 60 + "old trams fail."
    asked = extract(brief).constraints.project.asked
    assert asked is not None
    assert len(asked.value) <= LONGEST
    assert asked.value.endswith(" very")


def test_a_further_message_leaves_it_as_it_was() -> None:
    first = extract("We want to predict which trams fail. AWS.")
    later = extract("Please recommend a cheaper region, budget 300 EUR a month.", first)
    assert later.constraints.project.asked == first.constraints.project.asked is not None
