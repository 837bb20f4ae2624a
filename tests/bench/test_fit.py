"""Fitting: the signs that tell answers apart carry the weights, and the same examples give the same weights."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from agents.intake.fitted.gist import NONE
from agents.intake.fitted.model import model, model_of
from agents.intake.meaning import terms
from agents.intake.tools.evidence import Evidence
from bench.fit import figures, sentences, tools, use_cases
from bench.fit.logistic import Example, Settings, fit

EXAMPLES = [
    Example(frozenset({"the", "cancel" if i % 2 else "chargeback", str(i)}), "churn" if i % 2 else "fraud")
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
    said = Counter(example.value for example in tools.statements())
    assert all(said[meaning] > 50 for meaning in (*tools.FIELDS, NONE)), said


def test_what_is_measured_weighs_by_its_amount() -> None:
    towards = [
        Example(frozenset({str(i)}), "churn" if i % 2 else "fraud", {"~0": 1.0 if i % 2 else -1.0}) for i in range(40)
    ]
    found = model_of(fit(towards, Settings(most=10)))
    clear, faint = (found.log_probabilities((), {"~0": amount})["churn"] for amount in (2.0, 0.1))
    assert clear > faint > found.log_probabilities((), {"~0": -0.1})["churn"]


def test_the_statements_tell_of_every_use_case_and_of_none() -> None:
    said = Counter(example.value for example in use_cases.statements())
    assert set(said) == {*terms.use_cases(), NONE}
    assert min(said.values()) > 80, said


def test_the_statements_tell_who_decides() -> None:
    said = Counter(example.value for example in sentences.statements("human_in_loop"))
    assert set(said) == {"true", "false", "none"} == set(model("human_in_loop").bias)


def test_the_statements_mark_numbers_of_every_kind_the_weights_know() -> None:
    said = Counter(example.value for example in figures.statements())
    assert set(said) <= set(model("figures").bias)
    assert min(said.values()) > 30, said


def test_a_statement_without_a_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        figures.marked("data.entities", "312 shops")


def test_a_mark_before_no_product_is_refused() -> None:
    with pytest.raises(ValueError, match="no product"):
        list(tools.marked("We keep =umbrellas."))


def test_a_ban_no_word_speaks_of_has_to_be_clear_to_the_opinion() -> None:
    def heard(forbid: float, prefer: float) -> Evidence:
        left = math.log((1 - forbid - prefer) / 2)
        opinion = {"forbid": math.log(forbid), "prefer": math.log(prefer), "existing": left, "none": left}
        return Evidence(Counter(), opinion=opinion)

    assert (heard(0.5, 0.4).meaning, heard(0.9, 0.05).meaning) == ("prefer", "forbid")
