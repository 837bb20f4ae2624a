"""Many wordings of one fact: each gives exactly what it states, the use case it speaks of, and nothing beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake import extract, text
from agents.intake.errors import BriefError
from agents.intake.fitted import gist
from agents.intake.readers import products
from agents.intake.readers.problems import SHORT
from agents.intake.tools.evidence import NONE
from bench.eval.scoring import YOUNGER, matches, values
from bench.fit.tools import FIELDS, unmarked
from core.constraints import Source

FOLDER = Path(__file__).parent / "wordings"
# What these wordings are not about: the use case, what kind of data it takes, and fields younger than they are.
BESIDE = {"project.domain", "project.problem_type", "data.modality", "data.sources"} | YOUNGER


# What a table labels: paths of fields that a wording may state only where the table says so.
Labels = Callable[[str], bool]


def rows(name: str) -> list[Any]:
    return [pytest.param(*row, id=str(row[0])[:60]) for row in yaml.safe_load((FOLDER / f"{name}.yaml").read_text())]


FACTS = [
    row
    for name in (
        "counts", "measures", "people_places_tools", "captions", "firmness_and_duties", "teams", "tools",
        "tool_verdicts", "tools_around", "tools_in_passing", "told_in_passing", "windows_and_rhythms", "sums",
        "deciders", "explanations", "delays", "places", "loads_and_times", "duties", "machine_written", "whole_briefs",
        "firm_sums", "sums_with_remarks", "who_looks_at_it", "reasons_groups_and_crews",
        "people_beside_others", "people_of_the_platform",
        "people_grammar", "people_by_name", "people_on_the_roll", "named_deciders", "said_in_passing",
        "people_deciding", "people_told", "people_told_further", "who_decides", "fair_groups",
        "what_is_counted", "beside_the_point",
        "holdings", "bound_to_a_place", "bound_in_ordinary_words", "keeping_by_ellipsis", "deciders_in_ordinary_words",
        "own_machines", "clouds", "deciders_of_all_trades", "openness", "people_in_passing",
        "reasons_owed", "sums_that_may_be_passed", "tokens", "products_in_passing", "equal_for_whom", "kept_how_long",
        "counted_behind_nouns", "loads_by_ellipsis", "truth_after",
        "limits", "deadlines", "ages", "answer_times", "outages", "keeping",
        "of_something_else", "told_another_way", "in_ordinary_words", "ordinary_statements",
        "in_note_form", "in_passing_and_in_notes", "in_three_voices",
        "libraries", "kept_and_refused", "set_off_and_apart",
        "what_the_model_makes_is_kept", "laws_named_and_denied", "pieces_by_other_nouns", "taken_back_choices",
        "found_to_the_letter", "rights_to_documents", "busy_hours", "answers_that_begin",
        "spent_in_a_month", "spaces_and_data",
        "kept_and_counted", "worked_on_and_asked", "there_and_scored", "amounts_beside_the_point",
        "in_long_prose", "in_jargon", "outcomes", "what_people_get_through", "quarters_of_an_hour",
        "no_cloud_beside_products", "due_before_what_follows", "periods_around_numbers",
        "regions_and_parts_of_the_world", "more_than_the_words_of_a_call",
    )
    for row in rows(name)
]  # fmt: skip


# Tables that label these fields alone: what a wording says beside them is labelled nowhere.
PEOPLE_AND_TIMES = {
    "team.size", "team.ml_eng", "team.platform_eng", "team.oncall", "team.skills",
    "data.label_delay_h", "freshness_s", "batch_deadline",
}  # fmt: skip
TOLD = [
    row
    for name in (
        "truth_some_day", "how_old_it_may_be", "by_when", "who_is_woken", "what_they_know", "who_builds_it",
    )
    for row in rows(name)
]  # fmt: skip


# Likewise: how often a model is trained, how long data are kept, and who sees, decides, builds and pays.
WISHES = ("team.", "budget.", "retention_days.", "retraining.", "human_in_loop", "explainability", "data.access_rules")
WISHED = [
    row
    for name in (
        "how_often_it_is_trained", "kept_or_forgotten", "who_may_see_what", "reviewed_and_explained",
        "builders_and_means", "means_and_people", "means_and_people_further", "who_has_the_last_word",
    )
    for row in rows(name)
]  # fmt: skip


@pytest.fixture
def read_alone(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A fragment is read by its own words: what a brief is about is not weighed by them."""

    def alone(wording: str) -> None:
        if len(wording.split()) < SHORT:
            monkeypatch.setattr(gist, "opinion", lambda _: {gist.NONE: 0.0})

    return alone


LABELLED: list[tuple[list[Any], Labels]] = [
    (FACTS, lambda path: path not in BESIDE),
    (TOLD, lambda path: path in PEOPLE_AND_TIMES),
    (WISHED, lambda path: path.startswith(WISHES)),
]


@pytest.mark.parametrize(
    ("wording", "facts", "labelled"),
    [pytest.param(*row.values, labelled, id=row.id) for table, labelled in LABELLED for row in table],
)
def test_a_wording_gives_its_facts_and_no_others(
    wording: str, facts: dict[str, Any], labelled: Labels, read_alone: Callable[[str], None]
) -> None:
    read_alone(wording)
    got = values(extract(wording).constraints)
    read = {path: got[path][0] if path in got else None for path in facts}
    assert all(matches(facts[path], value) for path, value in read.items()), read
    stated = {path for path, (_, source) in got.items() if source is Source.STATED and labelled(path)}
    assert stated <= set(facts)


STANCES = ("stances", "stances_further", "stances_in_other_trades")


@pytest.mark.parametrize("marked", [row.values[0] for name in STANCES for row in rows(name)])
def test_a_product_is_meant_as_it_is_marked(marked: str) -> None:
    wording, meant = unmarked(marked)
    read = {product.start: product.use for product in products.find(text.read(wording))}
    stances = {start: use if (use := read.get(start)) in FIELDS else NONE for start in meant}
    assert stances == meant


@pytest.mark.parametrize(
    ("wording", "facts"),
    [*rows("sums_of_many_countries"), *rows("classes_of_data")],
)
def test_a_wording_gives_these_facts_whatever_it_says_beside(wording: str, facts: dict[str, Any]) -> None:
    got = values(extract(f"{wording}\nWe run it on AWS.").constraints)
    read = {path: got[path][0] if path in got else None for path in facts}
    assert all(matches(facts[path], value) for path, value in read.items()), read


@pytest.mark.parametrize(("wording", "facts"), [*rows("forms"), *rows("sheets")])
def test_a_form_gives_the_facts_of_its_lines(wording: str, facts: dict[str, Any]) -> None:
    got = values(extract(wording).constraints)
    read = {path: got[path][0] if path in got else None for path in facts}
    assert all(matches(facts[path], value) for path, value in read.items()), read


@pytest.mark.parametrize(("wording", "domain"), [*rows("use_cases"), *rows("kinds_of_language_work")])
def test_a_wording_gives_its_use_case(wording: str, domain: str) -> None:
    found = extract(f"{wording} We run it on AWS.").constraints.project.domain
    assert found is not None
    assert found.value == domain
    assert found.source is Source.INFERRED


@pytest.mark.parametrize(("wording", "mode"), rows("serving"))
def test_a_wording_gives_its_way_of_serving(wording: str, mode: str | None, read_alone: Callable[[str], None]) -> None:
    read_alone(wording)
    found = extract(f"{wording} We run it on AWS.").constraints.serving_mode
    if mode is None:
        assert found is None or found.source is Source.INFERRED
    else:
        assert found is not None
        assert found.value == mode


@pytest.mark.parametrize(("wording", "stage"), rows("stages"))
def test_a_wording_gives_the_stage(wording: str, stage: str | None) -> None:
    found = extract(f"{wording} We run it on AWS.").constraints.project.stage
    assert (None if found is None else found.value) == stage


@pytest.mark.parametrize(("wording", "quotes"), rows("quotes"))
def test_what_decides_today_is_quoted(wording: str, quotes: dict[str, str]) -> None:
    got = values(extract(f"Churn scores nightly on AWS. {wording}").constraints)
    assert {path: got[path][0] for path in ("project.today",) if path in got} == quotes


@pytest.mark.parametrize(("wording", "problem"), rows("no_use_case"))
def test_what_is_asked_for_names_the_problem_where_no_use_case_fits(wording: str, problem: str | None) -> None:
    project = extract(wording).constraints.project
    assert project.domain is None
    assert (None if project.problem_type is None else project.problem_type.value) == problem


@pytest.mark.parametrize(("first", "further", "changed"), rows("further_messages"))
def test_a_further_message_changes_what_it_names_and_nothing_else(
    first: str, further: str, changed: dict[str, Any]
) -> None:
    before = extract(first)
    old, new = values(before.constraints), values(extract(further, before).constraints)
    moved = {path: new[path][0] if path in new else None for path in {*old, *new} if old.get(path) != new.get(path)}
    assert {path: value for path, value in moved.items() if path in changed or _is_stated(path, old, new)} == changed


def _is_stated(path: str, old: dict[str, tuple[Any, Source]], new: dict[str, tuple[Any, Source]]) -> bool:
    return new.get(path, old.get(path, ("", Source.INFERRED)))[1] is Source.STATED


@pytest.mark.parametrize("wording", [row.values[0] for row in rows("addressed_to_the_machine")])
def test_text_for_the_machine_is_quoted(wording: str) -> None:
    brief = f"Churn scores nightly on AWS eu-west-1, $300 a month.\n{wording}\nNobody on call."
    found = extract(brief)
    assert [brief[slice(*one.span)] == one.quote for one in found.suspicious]
    assert found.constraints.budget.monthly_usd is not None
    assert found.constraints.budget.monthly_usd.value == 300
    assert found.constraints.team.oncall is not None
    assert found.constraints.team.oncall.value is False


@pytest.mark.parametrize("wording", [row.values[0] for row in rows("about_the_system")])
def test_text_about_the_system_is_not_suspicious(wording: str) -> None:
    assert extract(f"Churn scores nightly on AWS eu-west-1.\n{wording}").suspicious == []


@pytest.mark.parametrize(("brief", "language"), rows("languages"))
def test_a_brief_in_another_language_is_named(brief: str, language: str) -> None:
    if language == "English":
        assert extract(brief).language == "en"
        return
    with pytest.raises(BriefError) as refused:
        extract(brief)
    assert language in refused.value.message
