"""The model decides where it is sure and knows the language; everything else goes to people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mlsystem import keyword_rule, registry, sorting
from mlsystem.classifier import Classifier
from mlsystem.settings import Settings

CONF: dict[str, Any] = {"alternatives": 2, "reasons": 3}
CLEAR = {"id": "a", "language": "en", "text": "hello please, the invoice reminder and its amount, invoice"}
UNCLEAR = {"id": "b", "language": "en", "text": "hello please help, many thanks"}


@pytest.fixture
def model(system: Settings) -> Classifier:
    found: Classifier = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_a_clear_text_is_sorted_with_its_reasons_and_the_next_best(model: Classifier) -> None:
    (found,) = sorting.sort(model, [CLEAR], CONF)
    assert (found.label, found.decided_by, found.why) == ("invoice", "model", "sure")
    assert found.confidence >= 0.8
    assert set(" ".join(found.reasons).split()) & {"invoice", "reminder", "amount"}
    assert [p for _, p in found.alternatives] == sorted((p for _, p in found.alternatives), reverse=True)
    assert len(found.alternatives) == 2
    assert "invoice" not in dict(found.alternatives)


def test_an_unclear_text_and_an_unknown_language_go_to_people(model: Classifier) -> None:
    found = sorting.sort(model, [UNCLEAR, {**CLEAR, "language": "xx"}], CONF)
    assert [(f.decided_by, f.why) for f in found] == [("people", "unsure"), ("people", "unknown_language")]
    assert sorting.sort(model, [], CONF) == []


def test_the_threshold_a_version_was_judged_with_decides(model: Classifier) -> None:
    (found,) = sorting.sort(replace(model, confident_at=1.0), [CLEAR], CONF)
    assert found.decided_by == "people"


def test_without_a_model_the_rule_suggests_and_people_decide(empty: Settings) -> None:
    known = keyword_rule.classes(empty)
    found = sorting.by_rule(known, CLEAR, "no_model")
    assert (found.label, found.decided_by, found.why) == ("invoice", "people", "no_model")
    assert sorting.by_rule(known, UNCLEAR, "no_model").label is None


def test_the_draw_has_the_share_it_says_and_repeats_itself() -> None:
    found = [sorting.drawn(f"t{i}", 0.02) for i in range(10_000)]
    assert 150 < sum(found) < 250
    assert found == [sorting.drawn(f"t{i}", 0.02) for i in range(10_000)]
