"""Figures of quality are quoted: those asked for, and those reached today; other figures are not."""

from __future__ import annotations

import pytest

from agents.intake.extraction import extract
from core.constraints import Fact

BRIEF = "Churn scores for 40,000 customers every night on AWS in eu-west-1, at most $900 a month. {} Two of us run it."


def values(fact: Fact[list[str]] | None) -> list[str]:
    return fact.value if fact is not None else []


def said(words: str) -> tuple[list[str], list[str]]:
    project = extract(BRIEF.format(words)).constraints.project
    return values(project.targets), values(project.reached)


@pytest.mark.parametrize(
    "target",
    [
        "Please no false alarms over 1%",
        "Target: median absolute error under 8%, and within 10% for 60% of sales",
        "Recall has to be at least 95 %",
        "At most 1 in 200 leavers may be missed",
        "Go-live at 85 % correct",
        "The hit rate should be above one in three",
        "Service level target 96% for A parts",
        "The mean absolute error has to stay below 6 minutes",
        "MAE under €1,200 please",
        "We need predicted over observed within 0.98–1.02",
        "No more than 6 false alarms a week please",
        "False alarms: not more than 2 per machine per week otherwise they switch it off",
    ],
)
def test_a_figure_aimed_at_is_a_target(target: str) -> None:
    assert said(f"{target}.") == ([target], [])


@pytest.mark.parametrize(
    "today",
    [
        "They miss about 4% of the leavers today",
        "Until now about 1 in 9 visits found something",
        "At present 22 % land in the wrong list",
        "The mean absolute error was 25 minutes last year",
    ],
)
def test_a_figure_of_the_present_is_what_is_reached_today(today: str) -> None:
    assert said(f"{today}.") == ([], [today])


def test_a_clause_that_tells_of_today_and_aims_at_another_figure_is_both() -> None:
    clause = "MAPE today 5.8 % with our old Excel, want under 4 %"
    assert said(f"{clause}.") == ([clause], [clause])


def test_a_bare_figure_goes_on_about_the_measure_before_it() -> None:
    targets, today = said("Today's list gets 71% right; we need 90.")
    assert targets == ["Today's list gets 71% right; we need 90"]
    assert today == ["Today's list gets 71% right"]


@pytest.mark.parametrize(
    "other",
    [
        "Retrain at once if the error exceeds 18 %.",
        "Can the recall be above 90 %?",
        "Availability has to be 99.9 %.",
        "We give 10 % off to the right customers.",
        "The list must be accurate.",
    ],
)
def test_other_figures_are_neither(other: str) -> None:
    assert said(other) == ([], [])


def test_a_further_message_adds_its_own() -> None:
    first = extract(BRIEF.format("Recall has to be at least 95 %."))
    second = extract("Please no false alarms over 1%.", first)
    assert values(second.constraints.project.targets) == [
        "Please no false alarms over 1%",
        "Recall has to be at least 95 %",
    ]
