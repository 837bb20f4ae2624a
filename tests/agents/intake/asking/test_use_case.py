"""The use case as a question, and what an answer to it settles."""

from __future__ import annotations

import pytest

from agents.intake import answers, extract
from agents.intake.planner import Outcome
from agents.intake.questions import ask
from core.constraints import Constraints, Fact, Intake, Source

FIELD, PROBLEM = "project.domain", "project.problem_type"
NOTHING = "We want something smart for our customers, please propose a system."
CLEAR = "Churn scores for 40,000 subscribers, a table every night, AWS eu-west-1, names and e-mails, 500 euros a month."
NO_CASE = (
    "Predict which patients will not turn up for their physiotherapy appointment, a list every morning for the clerks "
    "of twelve practices. 900 appointments a day, AWS Frankfurt, 400 euros a month, three developers."
)
BETWEEN = "We want an offer of the week and a newsletter for our grocery customers, and perhaps to know who leaves."


def picky(constraints: Constraints) -> Outcome:
    """Every use case has patterns of its own."""
    domain = constraints.project.domain
    return Outcome({"serve": "any" if domain is None else str(domain.value)}, 100.0, 10.0)


def _asked(intake: Intake) -> dict[str, list[str]]:
    return {question.field: question.options for question in ask(intake)}


def test_where_the_brief_names_no_use_case_it_is_asked_for() -> None:
    options = _asked(extract(NOTHING))[FIELD]
    assert options[-1] == "other"
    assert len(options) > 2


@pytest.mark.parametrize("brief", [CLEAR, NO_CASE])
def test_what_is_clear_is_not_asked(brief: str) -> None:
    assert FIELD not in _asked(extract(brief))


def test_a_guess_is_asked_about_with_what_else_it_may_be() -> None:
    known = extract(BETWEEN)
    project = known.constraints.project
    guessed = Fact[str](value="ltv", source=Source.INFERRED, confidence=0.5)
    doubtful = known.constraints.model_copy(update={"project": project.model_copy(update={"domain": guessed})})
    asked = {q.field: q for q in ask(known.model_copy(update={"constraints": doubtful}), picky)}
    assert asked[FIELD].default == "ltv"
    assert set(asked[FIELD].options) & {"churn", "personalised_offers", "recommendation"}


def test_the_answer_settles_the_kind_of_problem_too() -> None:
    settled = answers.apply(extract(NOTHING), {FIELD: "demand_forecasting"}).constraints.project
    assert settled.domain is not None
    assert settled.problem_type is not None
    assert (settled.domain.source, settled.problem_type.value) == (Source.STATED, "forecasting")


def test_another_use_case_replaces_what_the_first_was_taken_for() -> None:
    settled = answers.apply(extract(CLEAR), {FIELD: "ltv"}).constraints.project
    assert settled.problem_type is not None
    assert settled.problem_type.value == "regression"


def test_none_of_them_can_be_answered() -> None:
    settled = answers.apply(extract(NOTHING), {FIELD: "other"}).constraints.project
    assert settled.domain is not None
    assert settled.domain.value == "other"


def test_the_kind_of_problem_of_a_guess_that_was_denied_goes_with_it() -> None:
    before = extract(CLEAR).constraints.project
    settled = answers.apply(extract(CLEAR), {FIELD: "other"}).constraints.project
    assert before.problem_type is not None
    assert settled.problem_type is None


def test_a_kind_of_problem_that_was_said_stays() -> None:
    said = answers.apply(extract(CLEAR), {PROBLEM: "ranking"})
    settled = answers.apply(said, {FIELD: "ltv"}).constraints.project
    assert settled.problem_type is not None
    assert settled.problem_type.value == "ranking"


def test_where_it_is_open_how_results_come_the_load_of_every_way_is_asked_for() -> None:
    asked = _asked(
        extract("Tell our sales people which leads to call first. AWS, EU only, names of buyers, 500 euros.")
    )
    assert "serving_mode" in asked
    assert "throughput.predictions_per_day" in asked
