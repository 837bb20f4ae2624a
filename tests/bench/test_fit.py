"""Fitting: the signs that tell answers apart carry the weights, and the same examples give the same weights."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from agents.intake.fitted.gist import NONE
from agents.intake.fitted.model import model, model_of
from agents.intake.meaning import terms
from agents.intake.tools.evidence import Evidence
from bench.fit import tools
from bench.fit.logistic import Settings, fit

EXAMPLES = [
    (frozenset({"the", "cancel", str(i)}), "churn") if i % 2 else (frozenset({"the", "chargeback", str(i)}), "fraud")
    for i in range(40)
]


def test_what_stands_with_one_answer_only_speaks_for_it() -> None:
    found = model_of(fit(EXAMPLES, Settings(most=10)))
    assert set(found.weights) >= {"cancel", "chargeback"}
    chances = found.log_probabilities({"cancel", "the"})
    assert chances["churn"] > chances["fraud"]
    assert found.carrying({"cancel", "the", "unheard"}, "churn") == ["cancel"]


def test_what_stands_with_every_answer_weighs_next_to_nothing() -> None:
    table = fit(EXAMPLES, Settings(most=10))
    assert all(abs(weight) < 0.2 for weight in table.get("the", {}).values())


def test_the_same_examples_give_the_same_weights() -> None:
    assert fit(EXAMPLES, Settings()) == fit(EXAMPLES, Settings())


def test_the_committed_weights_know_every_use_case_and_no_other() -> None:
    assert set(model("use_cases").bias) == {*terms.use_cases(), NONE}


def test_the_committed_weights_know_every_meaning_of_a_product() -> None:
    assert set(model("tools").bias) == {*tools.FIELDS, NONE}


def test_the_statements_speak_for_every_meaning_of_a_product() -> None:
    said = Counter(meaning for _, meaning in tools.statements())
    assert all(said[meaning] > 50 for meaning in (*tools.FIELDS, NONE)), said


def test_a_mark_before_no_product_is_refused() -> None:
    with pytest.raises(ValueError, match="no product"):
        list(tools.marked("We keep =umbrellas."))


def test_a_ban_no_word_speaks_of_has_to_be_clear_to_the_opinion() -> None:
    def heard(forbid: float, prefer: float) -> Evidence:
        left = math.log((1 - forbid - prefer) / 2)
        opinion = {"forbid": math.log(forbid), "prefer": math.log(prefer), "existing": left, "none": left}
        return Evidence(Counter(), opinion=opinion)

    assert (heard(0.5, 0.4).meaning, heard(0.9, 0.05).meaning) == ("prefer", "forbid")
