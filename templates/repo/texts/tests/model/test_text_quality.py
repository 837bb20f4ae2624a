"""Judging: newer texts only, none that was learnt, every class and language on its own, two baselines."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from mlsystem import gates, keyword_rule, registry, sample, task, text_quality
from mlsystem.classifier import Classifier
from mlsystem.settings import Settings
from pipelines import ingest

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(700, 7, START)


@pytest.fixture
def model(system: Settings) -> Classifier:
    found: Classifier = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_it_is_judged_on_newer_texts_it_has_not_learnt() -> None:
    copied = [*RECORDS[:-5], *({**r, "text": RECORDS[0]["text"]} for r in RECORDS[-5:])]
    learn, held_out = task.split(copied)
    assert max(r["received_at"] for r in learn) < min(r["received_at"] for r in held_out)
    assert not {r["id"] for r in RECORDS[-5:]} & {r["id"] for r in held_out}
    assert len(held_out) > 150


def test_texts_people_got_because_they_were_hard_teach_but_do_not_measure() -> None:
    hard = [{**r, "sampled_by": "unsure"} if i % 2 else r for i, r in enumerate(RECORDS)]
    learn, held_out = task.split(hard)
    assert any(r["sampled_by"] == "unsure" for r in learn)
    assert all(r["sampled_by"] != "unsure" for r in held_out)


def test_every_gate_is_measured_and_every_language_judged(model: Classifier, system: Settings) -> None:
    _, held_out = task.split(RECORDS)
    found, limits = task.measure(model, held_out), system.table("gates")
    assert {*limits["at_least"], *limits["at_most"]} == set(found)
    assert set(task.slices(model, held_out)) == {"de", "en", "fr"}
    assert task.slices(model, held_out[:30]) == {}
    assert found["above_rule"] > 0.05


def test_a_version_that_is_never_sure_shows_nothing_and_is_refused(
    model: Classifier, system: Settings
) -> None:
    timid = Classifier(model.vectors, model.weights, 100.0, model.languages, model.rule, 0.8)
    found = task.measure(timid, task.split(RECORDS)[1])
    assert found["coverage"] == 0
    assert math.isnan(found["right_when_sure"])
    refused = " ".join(gates.judge(found, None, {}, system.table("gates")).refused)
    assert "right_when_sure" in refused
    assert "coverage" in refused


def test_a_class_alone_is_found_weak_where_the_average_is_not() -> None:
    truth = ["a"] * 500 + ["b"] * 20 + ["c"] * 5
    said = ["a"] * 500 + ["a"] * 15 + ["b"] * 5 + ["c"] * 5
    found = text_quality.per_class(truth, said)
    assert set(found) == {"a", "b"}
    assert found["a"] > 0.95
    assert found["b"] == pytest.approx(0.4)
    assert text_quality.per_class(["a"], ["a"]) == {}
    assert text_quality.macro_f1(["a", "a"], ["a", "b"]) == pytest.approx(2 / 3)


def test_the_rule_counts_words_and_suggests_nothing_without_one(empty: Settings) -> None:
    known = keyword_rule.classes(empty)
    assert keyword_rule.guess(known, "Meine Rechnung und der Betrag") == "invoice"
    assert keyword_rule.guess(known, "nothing of it") is None
    assert keyword_rule.guess((), "invoice") is None


def test_every_contract_with_a_label_knows_exactly_the_classes(empty: Settings) -> None:
    names = tuple(c.name for c in keyword_rule.classes(empty))
    tables = sorted(path.stem for path in (empty.conf / "contracts").glob("*.json"))
    labels = [f for table in tables for f in ingest.contract(empty, table).fields if f.name == "label"]
    assert {label.allowed for label in labels} == {names}
