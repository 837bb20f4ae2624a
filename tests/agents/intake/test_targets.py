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
        "The board wants to see three quarters of the mails routed without anybody touching them",
        "Operators put up with three false alarms a shift",
        "We'd be happy with an AUC of 0.78",
        "We will put up with no more than 25 warnings a day",
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
        "Two out of three alarms are for nothing",
        "The spreadsheet is off by a fifth on average",
        "5 out of 6 recommended jobs are never opened",
        "With the old vendor a quarter of the plates came out illegible",
    ],
)
def test_a_figure_of_the_present_is_what_is_reached_today(today: str) -> None:
    assert said(f"{today}.") == ([], [today])


@pytest.mark.parametrize(
    ("today", "aim"),
    [
        ("MAPE today 5.8 % with our old Excel", ", want under 4 %"),
        ("Its WAPE is 31 %", ", and we would like to see 22 % or better"),
        ("It finds 82 % of the cracks", " and we need 93 %"),
        ("MAPE 4.8 percent", ", want 3.5 percent"),
        ("The arrival is off by 14 minutes on an ordinary evening", ", it ought to be 6"),
    ],
)
def test_a_clause_of_today_and_one_that_aims_at_another_figure_of_its_measure(today: str, aim: str) -> None:
    assert said(f"{today}{aim}.") == ([f"{today}{aim}"], [today])


def test_a_bare_figure_goes_on_about_the_measure_before_it() -> None:
    targets, today = said("Today's list gets 71% right; we need 90.")
    assert targets == ["Today's list gets 71% right; we need 90"]
    assert today == ["Today's list gets 71% right"]


def test_a_move_from_one_figure_to_another_tells_both() -> None:
    move = "The goal is to bring the MAPE down from 19 to 12 %"
    assert said(f"{move}.") == ([move], [move])


@pytest.mark.parametrize(
    "other",
    [
        "Retrain at once if the error exceeds 18 %.",
        "Can the recall be above 90 %?",
        "Availability has to be 99.9 %.",
        "We give 10 % off to the right customers.",
        "The list must be accurate.",
        "80 % of the calls come in before noon.",
        "Our rules raise 1,900 alerts a day.",
        "Two minutes are good enough (95 % of them).",
        "It is 3 hours each way, so nothing gets switched off by the computer.",
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
