"""People's decisions become labels once, and their texts do not stay longer than needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import cases, shared_cases
from mlsystem.settings import Settings
from mlsystem.shared_cases import CaseError
from pipelines import ingest, labels

NOW = datetime(2025, 5, 1, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = {"item": "a", "locale": "en", "text": "the weather", "score": 0.5, "why": "unsure"}


def test_the_last_word_on_an_item_is_its_label_on_whichever_night_it_comes(empty: Settings) -> None:
    shared = shared_cases.of(empty)
    case = cases.open_case(shared, NOW, "review", **FACTS)
    cases.decide(shared, case.id, "remove", "p1", NOW)
    assert labels.collect(empty, NOW + DAY) == 1
    appeal = cases.appeal(shared, NOW + DAY, "a", "a quotation")
    cases.decide(shared, appeal.id, "allow", "p2", NOW + DAY)
    assert labels.collect(empty, NOW + 2 * DAY) == 1
    (record,) = ingest.landed(empty)
    assert (record["id"], record["harmful"]) == ("a", False)
    assert (labels.collect(empty, NOW + 3 * DAY), shared.decided()) == (0, [])


def test_a_label_is_not_done_with_until_it_is_stored(empty: Settings) -> None:
    shared = shared_cases.of(empty)
    cases.decide(shared, cases.open_case(shared, NOW, "review", **FACTS).id, "allow", "p1", NOW)
    for _ in range(2):
        assert labels.collect(empty, NOW + DAY) == 1
        for path in empty.landing.rglob("*.jsonl"):
            path.unlink()
    assert len(shared.decided()) == 1


def test_texts_are_forgotten_after_their_time(empty: Settings) -> None:
    shared, days = shared_cases.of(empty), empty.table("cascade")["keep_text_days"]
    waiting = cases.open_case(shared, NOW, "review", **{**FACTS, "item": "b"})
    cases.removed_by(shared, NOW, "first", **FACTS)
    labels.collect(empty, NOW + days * DAY)
    assert cases.appeal(shared, NOW + days * DAY, "a", "a quotation").text == FACTS["text"]
    labels.collect(empty, NOW + (days + 1) * DAY)
    assert list(cases.of_item(shared, "a")) == ["appeal"]
    assert waiting.id in [c.id for c in cases.waiting(shared)]


def test_an_appeal_is_about_the_text_that_was_removed(empty: Settings) -> None:
    shared = shared_cases.of(empty)
    with pytest.raises(CaseError, match="not removed"):
        cases.appeal(shared, NOW, "a", "never sent")
    cases.removed_by(shared, NOW, "first", **FACTS)
    with pytest.raises(CaseError, match="another text"):
        cases.removed_by(shared, NOW, "first", **{**FACTS, "text": "quite another"})
    cases.appeal(shared, NOW, "a", "a quotation")
    with pytest.raises(CaseError, match="already"):
        cases.appeal(shared, NOW, "a", "again")
