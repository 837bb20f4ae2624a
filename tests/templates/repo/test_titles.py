"""What a repository is called: after the brief, never its first words cut off, never a sentence somebody said."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from templates.render_names import slug
from templates.render_parts import REPO, domain, repositories
from templates.render_titles import customer, purpose
from tests.templates.repo.repositories import ARCHETYPES, rendered


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Demand forecasting for a grocery chain: 45,000 SKUs", "Demand forecasting for a grocery chain"),
        ("We need a churn model for our telco, nightly.", "Churn model for our telco"),
        ("We would like to have product tips\nfor buyers", "Product tips"),
        ("Subject: Churn scoring for our subscription business\n\nHi,", "Churn scoring for our subscription business"),
        ("- Predictive maintenance: sensors on 4,200 turbines", "Predictive maintenance"),
        ("Fraud scoring on AWS us-east-1 at 200 rps", "Fraud scoring"),
        ("A Danish municipality wants a chatbot which answers questions", ""),
        ("We run a chain of 60 veterinary clinics", ""),
        ("Predict " + "demand model " * 40, ""),
        ("model", ""),
        ("", ""),
    ],
)
def test_a_first_clause_that_names_the_work_is_the_title(brief: str, title: str) -> None:
    assert purpose(brief) == title


@pytest.mark.parametrize(
    ("brief", "whom"),
    [
        ("Gym chain with 210,000 members in the Nordics.", "a gym chain"),
        ("Our hydropower company operates 38 turbines", "a hydropower company"),
        ("We run a chain of 60 veterinary clinics.", "veterinary clinics"),
        ("RFI - Tri-State Savings Bank (established 1908)", "Tri-State Savings Bank"),
        ("ENERGY SUPPLIER - CUSTOMER LOSS MODEL", "an energy supplier"),
        ("Dutch energy retailer on Google Cloud", "a Dutch energy retailer"),
        ("University hospital, Boston: triage", "a university hospital"),
        ("UK motor insurer: price indication", "a UK motor insurer"),
        ("Bank in Madrid: transcribe calls", "a bank"),
        ("3 platform engineers and a supplier manager; we farm salmon", ""),
        ("Score calls.", ""),
    ],
)
def test_whom_it_is_built_for(brief: str, whom: str) -> None:
    assert customer(brief) == whom


def names(files: dict[str, bytes]) -> tuple[str, str]:
    project = re.search(r'^name = "(.+)"$', files["pyproject.toml"].decode(), re.MULTILINE)
    assert project
    return files["README.md"].decode().splitlines()[0][2:], project[1]


def unnamed(archetype: str, brief: str) -> tuple[str, str]:
    return names(rendered(archetype, name="", brief=brief))


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_a_brief_without_a_name_gives_work_and_customer(archetype: str) -> None:
    title, package = unnamed(archetype, "Our bottle-shop chain has a wish.")
    assert title.endswith(" for a bottle-shop chain")
    assert set(package.split("-")) < set(slug(title, "", 80).split("-"))
    assert 3 < len(package) <= 32
    assert not package.endswith("-")


def test_a_brief_that_says_nothing_gives_the_work() -> None:
    assert unnamed("asr_calls", "help") == ("Call transcripts", "call-transcripts")


def test_the_projects_own_name_wins() -> None:
    assert names(rendered("asr_calls", name="Talk 2")) == ("Talk 2", "talk-2")
    assert names(rendered("asr_calls", name="語")) == ("語", "asr-calls")


def test_every_archetype_and_domain_says_what_its_work_is() -> None:
    kinds: list[dict[str, Any]] = [*repositories().values()]
    domains = [domain(name) for name in sorted({d for kind in kinds for d in kind.get("domains", [])})]
    assert all(1 <= len(entry["work"].split()) <= 4 for entry in kinds + domains)


def test_the_lists_of_words_are_lower_case_and_apart() -> None:
    lists = yaml.safe_load((REPO / "titles.yaml").read_text())
    assert all(word == word.lower() and len(words) == len(set(words)) for words in lists.values() for word in words)
    assert not set(lists["customer"]) & {*lists["never"], *lists["followed"]}
