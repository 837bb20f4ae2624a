"""Codes that are to be found to the letter need a store that searches by words beside vectors."""

from __future__ import annotations

import pytest

from agents.intake import extract, planner
from templates.catalog.load import catalog

BRIEF = (
    "An assistant for our service technicians on AWS in eu-central-1 that answers questions from 12,000 manuals with "
    "the page it stands on. 1,500 questions a day, first words within 2 seconds, whole answers within 8 seconds. "
    "Data stays in the EU. 900 dollars a month, three developers who know Python."
)
ASKED = [
    "Part numbers and fault codes must be found exactly.",
    "Article numbers have to be hit to the letter.",
    "Clause numbers need to be matched by exact match as well.",
    "If you type a drawing number it must find exactly that one.",
    "Error codes need hybrid search.",
    "Retrieval: keyword plus semantic.",
    "We want exact hits on stock numbers, not only similar text.",
    "Likeness of meaning alone won't do.",
    "They search for exact clause numbers most of the time.",
]
NOT_ASKED = [
    "We have exactly 900 dollars.",
    "Error codes are logged.",
    "The exact number of users is not known.",
    "Please follow our style guide to the letter.",
    "Our keyword list of today goes.",
    "Part numbers are printed on the label.",
]


def store(brief: str) -> str:
    return planner.choose(extract(brief).constraints).chosen["store.vector"]


@pytest.mark.parametrize("sentence", ASKED)
def test_what_is_found_to_the_letter_is_read(sentence: str) -> None:
    fact = extract(f"{BRIEF} {sentence}").constraints.data.exact_search
    assert fact is not None
    assert fact.value


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_other_exactness_is_not(sentence: str) -> None:
    assert extract(f"{BRIEF} {sentence}").constraints.data.exact_search is None


@pytest.mark.parametrize("sentence", ASKED[:2])
def test_the_store_searches_by_words_too(sentence: str) -> None:
    assert store(BRIEF) == "aws.store.s3_vectors"
    assert "hybrid" in catalog().pattern(store(f"{BRIEF} {sentence}")).provides
