"""Fitting: the signs that tell answers apart carry the weights, and the same examples give the same weights."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from agents.intake.fitted.gist import NONE
from agents.intake.fitted.model import Features, Spread, model, model_of
from agents.intake.fitted.sentences import FIELDS
from agents.intake.meaning import terms
from agents.intake.tools.evidence import Evidence
from bench.fit import figures, oversight, repairs, sentences, tools, use_cases
from bench.fit.logistic import Example, Settings, fit

EXAMPLES = [
    Example(Features(frozenset({"the", "cancel" if i % 2 else "chargeback", str(i)})), "churn" if i % 2 else "fraud")
    for i in range(40)
]


def test_what_stands_with_one_answer_only_speaks_for_it() -> None:
    found = fit(EXAMPLES, Settings(most=10))
    assert set(found.rows) >= {"cancel", "chargeback"}
    chances = found.log_probabilities(Features(frozenset({"cancel", "the"})))
    assert chances["churn"] > chances["fraud"]
    assert found.carrying({"cancel", "the", "unheard"}, "churn") == ["cancel"]


def test_what_stands_with_every_answer_weighs_next_to_nothing() -> None:
    found = fit(EXAMPLES, Settings(most=10))
    assert all(abs(found.weight("the", value)) < 0.2 for value in found.bias)


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
        Example(Features(measures={"~0": 1.0 if i % 2 else -1.0}), "churn" if i % 2 else "fraud") for i in range(40)
    ]
    found = fit(towards, Settings(most=10))
    clear, faint, against = (found.log_probabilities(Features(measures={"~0": by}))["churn"] for by in (2.0, 0.1, -0.1))
    assert clear > faint > against


def test_rare_signs_of_a_spread_say_more_and_many_say_less_each() -> None:
    told = [
        Example(
            Features(spreads=(Spread(frozenset({"the", "cancel" if i % 2 else "chargeback"}), 2.0),)),
            "churn" if i % 2 else "fraud",
        )
        for i in range(40)
    ]
    found = fit(told, Settings(most=10))
    assert found.worth["cancel"] > found.worth["the"]
    alone, beside = (Features(spreads=(Spread(frozenset(signs), 2.0),)) for signs in (["cancel"], ["cancel", "the"]))
    assert alone.amounts(found.worth)["cancel"] == pytest.approx(2.0)
    assert beside.amounts(found.worth)["cancel"] < 2.0
    assert beside.amounts({}) == {}


def test_a_written_model_reads_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = model_of(
        {"": {"a": 0.5, "b": -0.25}, "x": {"a": 2.3, "b": -4.6}, "<4 \n": {"b": 1.0}, "nothing": {}}, {"x": 3.5}
    )
    found.write(tmp_path / "own.txt")
    monkeypatch.setattr("agents.intake.fitted.model.FITTED", tmp_path)
    assert model.__wrapped__("own") == replace(found, worth={"x": 3.5, "<4 \n": 1.0})
    assert found.weight("x", "b") == pytest.approx(-4.6)
    assert found.weight("unheard", "b") == 0.0
    assert "nothing" not in found.rows


def test_the_statements_tell_of_every_use_case_and_of_none() -> None:
    said = Counter(example.value for example in use_cases.statements())
    assert set(said) == {*terms.use_cases(), NONE}
    assert min(said.values()) > 80, said


@pytest.mark.parametrize("field", FIELDS)
def test_the_statements_tell_every_value_of_a_field_and_none(field: str) -> None:
    said = Counter(example.value for example in sentences.statements(field))
    assert set(said) == {*FIELDS[field].values, NONE} == set(model(field).bias)


def test_statements_of_people_who_decide_that_were_not_fitted_to_are_understood() -> None:
    told = oversight.written("oversight_unseen")
    chances = [(one.value, model("oversight").probabilities(one.features)) for one in told]
    heard = [(meant, max(spoken, key=lambda value: spoken[value])) for meant, spoken in chances]
    assert set(model("oversight").bias) == set(model("human_in_loop").bias) == {meant for meant, _ in heard}
    assert sum(meant == said for meant, said in heard) / len(heard) > 0.7
    assert all(said == NONE for meant, said in heard if meant == NONE)


def test_the_statements_mark_numbers_of_every_kind_the_weights_know() -> None:
    said = Counter(example.value for example in figures.statements())
    assert set(said) <= set(model("figures").bias)
    assert min(said.values()) > 30, said


def test_statements_that_were_not_fitted_to_are_understood() -> None:
    lines = (line.split("\t") for line in figures.UNSEEN.read_text(encoding="utf-8").splitlines())
    told = [(field, said, example.features) for field, said in lines if (example := figures.marked(field, said))]
    chances = [(field, said, model("figures").log_probabilities(features)) for field, said, features in told]
    wrong = [said for field, said, spoken in chances if max(spoken, key=lambda name: spoken[name]) != field]
    assert len(told) > 180
    assert len(wrong) / len(told) < 0.2, wrong


def test_a_statement_without_a_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        figures.marked("data.entities", "312 shops")


def test_the_pairs_tell_every_way_in_which_one_amount_stands_to_another() -> None:
    said = Counter(example.value for example in repairs.statements())
    assert set(said) == set(model("repairs").bias)
    assert min(said.values()) > 40, said


def test_a_pair_is_the_two_marked_numbers() -> None:
    found = repairs.marked("Two of us; [[40 shops]], or as Ana has it {{44 shops}}, and 3 vans.")
    assert found is not None
    _, numbers, pair = found
    assert (pair.first.number, pair.second.number, len(numbers)) == (40, 44, 4)


def test_a_pair_without_its_second_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="no two marks"):
        repairs.marked("[[40 shops]] and 44 more")


def test_a_mark_before_no_product_is_refused() -> None:
    with pytest.raises(ValueError, match="no product"):
        list(tools.marked("We keep =umbrellas."))


def test_a_ban_no_word_speaks_of_has_to_be_clear_to_the_opinion() -> None:
    def heard(forbid: float, prefer: float) -> Evidence:
        left = math.log((1 - forbid - prefer) / 2)
        opinion = {"forbid": math.log(forbid), "prefer": math.log(prefer), "existing": left, "none": left}
        return Evidence(Counter(), opinion=opinion)

    assert (heard(0.5, 0.4).meaning, heard(0.9, 0.05).meaning) == ("prefer", "forbid")
