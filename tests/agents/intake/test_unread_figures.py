"""Numbers no reader took: weighed by the words around them, and never against what was read."""

from __future__ import annotations

import pytest

from agents.intake import text
from agents.intake.counting import quantities
from agents.intake.fitted import figures
from agents.intake.fitted.model import model, model_of
from agents.intake.mention import Mention
from agents.intake.words import load
from core.constraints import RetentionDays

KINDS = ("duration", "bytes", "growth", "rate", "factor", "count")
WEIGHTS = {
    "": {"none": 0.0, "data.history_months": 0.0, "data.entities": 0.0},
    "< archive": {"data.history_months": 6.0},
    "s member": {"data.entities": 3.0},
    "< nearly": {"data.entities": 1.0},
}
AROUND = " We are new here. It is quiet. Thank you."
BRIEF = "The archive goes back four years. 31,000 members."


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of(WEIGHTS)
    monkeypatch.setattr(figures, "model", lambda _: fitted)


def read(brief: str, found: list[Mention] | None = None) -> dict[str, object]:
    document = text.read(brief + AROUND)
    return {m.field: m.value for m in figures.read(document, quantities.scan(document.text), found or [])}


def test_a_number_becomes_the_field_its_words_speak_for_in_its_unit() -> None:
    assert read(BRIEF) == {"data.history_months": 48.0, "data.entities": 31_000.0}


def test_a_field_that_was_told_stays_as_it_is() -> None:
    assert "data.entities" not in read(BRIEF, [Mention("data.entities", 5, 0, 3)])


def test_a_number_that_was_read_means_nothing_else() -> None:
    start = BRIEF.index("31,000")
    assert "data.entities" not in read(BRIEF, [Mention("team.size", 31_000, start, start + 6)])


def test_of_two_numbers_for_one_field_the_clearer_counts() -> None:
    assert read("200 members then. Nearly 31,000 members.") == {"data.entities": 31_000.0}
    assert read("Nearly 31,000 members. 200 members then.") == {"data.entities": 31_000.0}


def test_words_that_speak_for_nothing_read_nothing() -> None:
    assert read("The lobby has 14 chairs.") == {}


def test_a_sentence_or_two_is_no_brief() -> None:
    document = text.read(BRIEF)
    assert list(figures.read(document, quantities.scan(document.text), [])) == []


def test_a_unit_the_field_does_not_have_is_no_value_of_it() -> None:
    assert read("The archive holds 12 GB.") == {}


def test_a_guess_beyond_what_the_field_can_be_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of({"": {"none": 0.0, "payload_kb": 0.0}, "< photo": {"payload_kb": 6.0}})
    monkeypatch.setattr(figures, "model", lambda _: fitted)
    assert read("A photo has 4 MB.") == {"payload_kb": 4000.0}
    assert read("The photos come to 4 GB.") == {}


def test_days_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of({"": {"none": 0.0, "retention_days.logs": 0.0}, "< trail": {"retention_days.logs": 6.0}})
    monkeypatch.setattr(figures, "model", lambda _: fitted)
    assert read("The trail stays for 13 months.") == {"retention_days.logs": 395}


def test_every_field_of_days_is_whole() -> None:
    days = {field for kind in KINDS for field in figures.fields(kind) if field.startswith("retention_days.")}
    assert days == {field for field in load("opinions")["whole"] if field.startswith("retention_days.")}
    assert {field.removeprefix("retention_days.") for field in days} <= set(RetentionDays.model_fields)


def test_what_people_get_through_in_an_hour_is_no_figure_of_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of({"": {"none": 0.0, "team.reviews_per_day": 0.0}, "s check": {"team.reviews_per_day": 6.0}})
    monkeypatch.setattr(figures, "model", lambda _: fitted)
    assert read("Here 70 a week are checked.") == {"team.reviews_per_day": pytest.approx(10)}
    assert read("Here 70 an hour are checked.") == {}


def test_a_horizon_is_one_where_something_is_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = model_of({"": {"none": 0.0, "forecast.horizon_h": 0.0}, "s ahead": {"forecast.horizon_h": 6.0}})
    monkeypatch.setattr(figures, "model", lambda _: fitted)
    forecast = Mention("project.problem_type", "forecasting", 0, 1)
    assert read("We look 3 days ahead.", [forecast]) == {"forecast.horizon_h": 72.0}
    assert read("We look 3 days ahead.") == {}


def test_a_wall_of_figures_is_weighed_only_so_far() -> None:
    wall = "chairs: 7\n\n" * (figures.MOST + 50) + "31,000 members."
    assert read(wall) == {}


def test_the_committed_weights_know_every_field_and_no_other() -> None:
    assert set(model(figures.NAME).bias) <= {figures.NONE, *(field for kind in KINDS for field in figures.fields(kind))}
