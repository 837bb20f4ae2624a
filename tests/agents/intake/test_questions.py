"""Questions, answers and conflicts, with a planner of our own."""

from __future__ import annotations

import pytest

from agents.intake import answers, extract
from agents.intake.conflicts import find
from agents.intake.errors import AnswerError
from agents.intake.planner import Outcome
from agents.intake.questions import LIMIT, ask
from core.constraints import Constraints, Source

VAGUE = "We want something smart for our customers, please propose a system."


def indifferent(constraints: Constraints) -> Outcome:
    return Outcome({"serve.batch": "any.serve.batch_table"}, 100.0, 10.0)


def picky(constraints: Constraints) -> Outcome:
    mode = constraints.serving_mode.value if constraints.serving_mode else "batch"
    return Outcome({"serve": f"aws.serve.{mode}"}, 100.0 if mode == "batch" else 900.0, 10.0)


def test_only_what_changes_the_design_is_asked() -> None:
    assert "serving_mode" not in [q.field for q in ask(extract(VAGUE), indifferent)]
    asked = {q.field: q for q in ask(extract(VAGUE), picky)}
    assert "$800 a month" in asked["serving_mode"].impact


def test_at_most_five_in_the_order_of_the_law_first() -> None:
    asked = [q.field for q in ask(extract(VAGUE), choose=None)]
    assert len(asked) == LIMIT
    assert asked[:2] == ["data_classes", "residency"]


@pytest.mark.parametrize(("place", "asked"), [("on our own servers", False), ("on AWS", True)])
def test_where_data_stay_is_open_only_where_it_is_somebody_elses_machine(place: str, asked: bool) -> None:
    intake = extract(f"Churn list every night {place}, 40,000 customers with names and addresses.")
    assert ("residency" in [q.field for q in ask(intake, choose=None)]) is asked


def test_defaults_are_labelled() -> None:
    intake = extract(VAGUE)
    intake = intake.model_copy(update={"questions": ask(intake, choose=None)})
    settled = answers.apply(intake, accept_defaults=True)
    mode = settled.constraints.serving_mode
    assert settled.questions == []
    assert mode is not None
    assert mode.source is Source.DEFAULT
    assert mode.because


def test_answers_are_typed() -> None:
    settled = answers.apply(
        extract(VAGUE), {"budget.monthly_usd": "2.5k", "data_classes": "pii, phi", "air_gapped": "no"}
    )
    assert settled.constraints.budget.monthly_usd is not None
    assert settled.constraints.budget.monthly_usd.value == 2500
    assert settled.constraints.data_classes is not None
    assert settled.constraints.data_classes.value == ["pii", "phi"]


@pytest.mark.parametrize(
    ("field", "value"), [("nonsense", 1), ("serving_mode", "sometimes"), ("budget.monthly_usd", "a lot")]
)
def test_bad_answers_are_refused(field: str, value: object) -> None:
    with pytest.raises(AnswerError) as refused:
        answers.apply(extract(VAGUE), {field: value})
    assert refused.value.field == field


def test_contradiction_keeps_both_places() -> None:
    intake = extract("Churn scores, the budget is $800 a month. We cannot spend more than $500 per month.")
    [conflict] = [c for c in find(intake, choose=None) if c.fields == ["budget.monthly_usd"]]
    assert "$800 a month" in conflict.explanation
    assert "$500 per month" in conflict.explanation


def test_region_outside_residency_is_named_with_a_way_out() -> None:
    intake = extract("Data must stay in the EU. Run it on AWS in eu-west-2.")
    [conflict] = find(intake, choose=None)
    assert conflict.fields == ["regions", "residency"]
    assert conflict.relaxations
