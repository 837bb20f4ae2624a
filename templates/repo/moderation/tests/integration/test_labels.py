"""People's decisions become labels once, and their texts do not stay longer than needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mlsystem import cases
from mlsystem.settings import Settings
from pipelines import ingest, labels

NOW = datetime(2025, 5, 1, tzinfo=UTC)
FACTS = {"item": "a", "locale": "en", "text": "the weather", "score": 0.5, "why": "unsure"}


def test_the_last_word_on_an_item_is_its_label(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    first = cases.open_case(path, NOW, kind="review", **FACTS)
    cases.decide(path, first.id, "remove", "p1", NOW)
    appeal = cases.open_case(path, NOW + timedelta(hours=1), kind="appeal", **FACTS)
    cases.decide(path, appeal.id, "allow", "p2", NOW + timedelta(hours=2))
    assert labels.collect(empty, NOW + timedelta(days=1)) == 1
    assert labels.collect(empty, NOW + timedelta(days=1)) == 1
    (record,) = ingest.landed(empty)
    assert record["harmful"] is False


def test_texts_are_forgotten_after_their_time(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    case = cases.open_case(path, NOW, kind="review", **FACTS)
    waiting = cases.open_case(path, NOW, kind="review", **{**FACTS, "item": "b"})
    cases.decide(path, case.id, "allow", "p1", NOW)
    labels.collect(empty, NOW + timedelta(days=31))
    assert cases.of_item(path, "a")[0].text is None
    assert [c.text for c in cases.waiting(path)] == [waiting.text]
    assert labels.collect(empty, NOW + timedelta(days=31)) == 0
