"""A budget in a currency without a rate is named, asked for, and never read as dollars."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.answers import apply
from agents.intake.questions import ask
from agents.intake.words import load


@pytest.mark.parametrize(
    ("sum_", "code"),
    [("KZT 2,000,000 a month", "KZT"), ("3,000 GEL per month", "GEL"), ("40,000 Moroccan dirhams a month", "MAD")],
)
def test_an_unrated_currency_stays_unknown_and_says_so(sum_: str, code: str) -> None:
    intake = extract(f"We predict churn of 5,000 customers. Budget: {sum_}, fixed.")
    assert intake.constraints.budget.monthly_usd is None
    assert intake.constraints.budget.currency is not None
    assert intake.constraints.budget.currency.value == code
    (conflict,) = intake.conflicts
    assert conflict.fields == ["budget.monthly_usd"]
    assert f"{code}, which has no rate" in conflict.explanation


def test_an_answer_in_dollars_settles_it() -> None:
    intake = extract("We predict churn of 5,000 customers. Budget: KZT 2,000 a month.")
    asked = intake.model_copy(update={"questions": ask(intake, None)})
    assert "budget.monthly_usd" in {question.field for question in asked.questions}
    settled = apply(asked, {"budget.monthly_usd": 5300})
    assert settled.conflicts == []
    assert settled.constraints.budget.monthly_usd is not None


def test_a_currency_has_a_rate_or_none() -> None:
    table = load("currency_rates")
    unrated = set(table["unrated"])
    assert not unrated & set(table["rates"])
    assert set(table["unrated_names"].values()) <= unrated
