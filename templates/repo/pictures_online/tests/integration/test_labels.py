"""People's marks become labels once, with why they were asked for, and pictures do not stay too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mlsystem import cases, sample
from mlsystem.cases import Case
from mlsystem.settings import Settings
from pipelines import ingest, labels

NOW = datetime(2025, 5, 1, tzinfo=UTC)
RECORDS = dict(zip("abc", sample.synthesise(3, 5, NOW), strict=True))


def case(name: str, why: str = "unsure") -> Case:
    return Case(name, NOW.isoformat(), "desk", RECORDS[name]["picture"], None, why, NOW.isoformat())


def test_marks_are_landed_once_with_the_reason_they_were_asked_for(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    for name, why in (("a", "unsure"), ("b", "audit"), ("c", "unsure")):
        cases.open_case(path, case(name, why))
    cases.decide(path, "a", RECORDS["a"]["label"], "p1", NOW)
    cases.decide(path, "b", RECORDS["b"]["label"], "p1", NOW)
    assert labels.collect(empty, NOW + timedelta(days=1)) == 2
    assert labels.collect(empty, NOW + timedelta(days=1)) == 2
    found = {r["id"]: (r["label"], r["sampled_by"]) for r in ingest.landed(empty)}
    assert found == {"a": (RECORDS["a"]["label"], "unsure"), "b": (RECORDS["b"]["label"], "audit")}
    assert cases.count_waiting(path) == 1


def test_pictures_are_deleted_after_their_time(empty: Settings) -> None:
    path = empty.home / "cases.sqlite"
    cases.open_case(path, case("a"))
    cases.open_case(path, case("b"))
    cases.decide(path, "a", RECORDS["a"]["label"], "p1", NOW)
    assert labels.collect(empty, NOW + timedelta(days=31)) == 1
    assert labels.collect(empty, NOW + timedelta(days=31)) == 0
    assert cases.picture(path, "a") is None
    assert cases.picture(path, "b") == RECORDS["b"]["picture"]
