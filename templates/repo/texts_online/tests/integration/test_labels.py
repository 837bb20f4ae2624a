"""People's choices become labels once, with why they were asked for, and texts do not stay too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mlsystem import cases
from mlsystem.cases import Case
from mlsystem.settings import Settings
from pipelines import ingest, labels

NOW = datetime(2025, 5, 1, tzinfo=UTC)


def case(name: str, why: str = "unsure") -> Case:
    return Case(name, NOW.isoformat(), "en", "the invoice", "invoice", why, NOW.isoformat())


def test_choices_are_landed_once_with_the_reason_they_were_asked_for(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    for name, why in (("a", "unsure"), ("b", "audit"), ("c", "unsure")):
        cases.open_case(path, case(name, why))
    cases.decide(path, "a", "claim", "p1", NOW)
    cases.decide(path, "b", "invoice", "p1", NOW)
    assert labels.collect(empty, NOW + timedelta(days=1)) == 2
    assert labels.collect(empty, NOW + timedelta(days=1)) == 2
    found = {r["id"]: (r["label"], r["sampled_by"]) for r in ingest.landed(empty)}
    assert found == {"a": ("claim", "unsure"), "b": ("invoice", "audit")}
    assert cases.count_waiting(path) == 1


def test_texts_are_forgotten_after_their_time(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    cases.open_case(path, case("a"))
    cases.open_case(path, case("b"))
    cases.decide(path, "a", "claim", "p1", NOW)
    assert labels.collect(empty, NOW + timedelta(days=31)) == 1
    assert labels.collect(empty, NOW + timedelta(days=31)) == 0
    assert [c.text for c in cases.waiting(path)] == ["the invoice"]
