"""A ban on models that somebody else runs is read in many words, rules out what calls them, and leaves ways out."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.conflicts import find
from templates.catalog.pattern import HOSTED_MODEL

BANNED = [
    "Dates and amounts from 2,000 contracts a night. No text may be sent to a model API of any provider. Azure.",
    "The language model has to run on our own machines; hosted models are not allowed. Chat over manuals. AWS.",
    "Letters must not go to OpenAI or any other vendor of models. Summaries at night. Azure.",
    "The bank forbids any third party AI service. Extraction of dates from letters. AWS.",
    "Answers over the wiki by an in-house hosted Mistral, not somebody else's endpoint. AWS.",
    "A batch LLM over a million product texts, without any API, on spot GPUs. GCP.",
]
ALLOWED = [
    "Chat on our handbook with a hosted model; no model provider has been chosen yet. AWS.",
    "No LLM API costs are in the budget of 900 USD. Azure, chat over docs.",
    "A managed model rather than our own GPUs. GCP, question answering over manuals.",
    "Fraud scores on AWS; our model API is not allowed to be public.",
    "Azure OpenAI is approved. No self-hosted models. Questions over our policies, Azure UK South.",
    "We want no self hosted LLM; chat over manuals. AWS.",
    "No external model validation is required. Credit scores, AWS.",
]


def banned(brief: str) -> list[str]:
    fact = extract(brief).constraints.tooling.forbid
    return [] if fact is None else fact.value


@pytest.mark.parametrize("brief", BANNED)
def test_it_is_read(brief: str) -> None:
    assert HOSTED_MODEL in banned(brief)


@pytest.mark.parametrize("brief", ALLOWED)
def test_what_bans_nothing_is_left_alone(brief: str) -> None:
    assert banned(brief) == []


def test_where_only_hosted_models_are_built_the_ways_out_are_priced() -> None:
    conflict = next(c for c in find(extract(BANNED[0])) if "tooling.forbid" in c.fields)
    assert {way.change for way in conflict.relaxations} == {"Run on own machines", "Allow Hosted language model"}
    assert all(way.monthly_usd for way in conflict.relaxations)
