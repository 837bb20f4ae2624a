"""Clauses that no pattern lists are quoted by their words, and near misses are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agents.intake import extract

ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "clauses/said.tsv").read_text(encoding="utf-8").splitlines()
]
FIELDS = {"today": "today", "target": "targets", "reached": "reached"}
LEAST = {"target": 11, "reached": 9}  # of 18 and 12, of which patterns alone found 8 and 5


def quoted(words: str) -> dict[str, list[str]]:
    """What is quoted of a sentence within a brief, by the kind of clause."""
    plain = words.replace("[", "").replace("]", "")
    brief = f"We are a firm with three sites. The data lies on our own servers. {plain} Our team knows Python. Thanks."
    project = extract(brief).constraints.project
    facts = {kind: getattr(project, field) for kind, field in FIELDS.items()}
    return {k: f.value if isinstance(f.value, list) else [f.value] for k, f in facts.items() if f is not None}


@pytest.mark.parametrize("kind", LEAST)
def test_figures_of_quality_are_quoted(kind: str) -> None:
    found = 0
    for _, words in (row for row in ROWS if row[0] == kind):
        meant = re.search(r"\[(.*)\]", words)
        assert meant is not None
        found += any(one.strip(" .,") in meant[1] or meant[1] in one for one in quoted(words).get(kind, []))
    assert found >= LEAST[kind]


def test_service_levels_loads_budgets_and_dates_are_no_clauses_of_quality() -> None:
    assert [words for kind, words in ROWS if kind == "none" and quoted(words)] == []


def test_what_is_read_as_one_is_told_apart() -> None:
    told = quoted("The forecast error is 31 % today and we would be glad of anything below 22 %.")
    assert told["reached"] == ["The forecast error is 31 % today"]
    assert told["target"] == ["we would be glad of anything below 22 %"]


def test_what_decides_today_is_quoted_behind_what_it_is_compared_with() -> None:
    told = quoted("We want a personal page instead of the list our editors put together by hand each week.")
    assert told["today"] == ["the list our editors put together by hand each week"]


DOCUMENTS = (
    "A search assistant over our 12,000 manuals answers questions of technicians with the source. {} "
    "The manuals lie on our own servers. Answers within 5 seconds. Two Python developers run it."
)


@pytest.mark.parametrize(
    ("words", "rights", "exact"),
    [
        ("SharePoint already knows who may open which file, and the bot has to go by that.", "per_document", None),
        ("The midwives may read the birth files, the kitchen certainly not.", "groups", None),
        ("Material marked Secret may reach only those vetted for it.", "clearances", None),
        ("People paste error codes such as E-4471 and want exactly that page.", None, True),
        ("They ask in whole sentences and never know the title.", None, None),
        ("The door code of the archive is kept at the gate.", None, None),
    ],
)
def test_rights_to_documents_and_codes_to_the_letter(words: str, rights: str | None, exact: bool | None) -> None:
    data = extract(DOCUMENTS.format(words)).constraints.data
    told = [None if fact is None else fact.value for fact in (data.access_rules, data.exact_search)]
    assert told == [rights, exact]
