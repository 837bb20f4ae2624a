"""Whether people decide, held by the weights of sentences: what no sentence says falls, what one says is heard."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.fitted import sentences
from agents.intake.mention import Mention
from agents.intake.text import read

FIELD = "human_in_loop"
PLAIN = "We sell garden tools online. There are 40,000 customers. It runs on AWS. {} The data stay in Ireland."


def kept(said: str, value: bool) -> bool:
    """Whether a reading of the sentence as the value stands in a brief about other things."""
    document = read(PLAIN.format(said))
    start = document.text.index(said)
    return bool(sentences.settle(document, [Mention(FIELD, value, start, start + len(said))]))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("By role: advisers see everything, drivers only the leaflets.", True),
        ("The freight is priced by distance and weight.", True),
        ("Nobody knows when the stock runs out.", True),
    ],
)
def test_a_reading_that_no_sentence_bears_out_falls(said: str, value: bool) -> None:
    assert not kept(said, value)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("A clerk confirms every proposal before it goes out.", True),
        ("It acts by itself, nobody confirms.", False),
        ("\nHuman in the loop: yes\n", True),
    ],
)
def test_a_reading_that_is_borne_out_or_stands_behind_a_key_is_kept(said: str, value: bool) -> None:
    document = read(PLAIN.format(said))
    found = extract(document.text).constraints.human_in_loop
    assert found is not None
    assert found.value is value


def test_a_few_sentences_are_left_as_they_were_read() -> None:
    found = [Mention(FIELD, True, 0, 5)]
    assert sentences.settle(read("We sell tools. It runs on AWS."), found) == found
