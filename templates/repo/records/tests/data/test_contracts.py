"""Bad records are set aside with reasons, bad deliveries are refused, repeats change nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlsystem import contracts, landing, sample
from mlsystem.contracts import Contract, ContractError, Field
from mlsystem.settings import Settings
from pipelines import ingest

START = datetime(2025, 3, 1, tzinfo=UTC)
RULES = Contract(
    "things",
    "id",
    "at",
    (
        Field("id", "string", max_length=4),
        Field("at", "datetime"),
        Field("size", "float", minimum=0, maximum=9),
        Field("kind", "string", nullable=True, allowed=("a", "b")),
        Field("count", "int", nullable=True),
    ),
    0.1,
)
GOOD: dict[str, Any] = {"id": "x1", "at": "2025-03-01T00:00:00+00:00", "size": 1.0, "kind": "a", "count": 2}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "x1234"}, "id:too_long"),
        ({"at": "yesterday"}, "at:wrong_type"),
        ({"at": "2025-03-01T00:00:00"}, "at:wrong_type"),
        ({"size": -1}, "size:below_minimum"),
        ({"size": 10}, "size:above_maximum"),
        ({"size": float("nan")}, "size:below_minimum"),
        ({"size": None}, "size:missing"),
        ({"kind": "z"}, "kind:not_allowed"),
        ({"count": True}, "count:wrong_type"),
        ({"count": "2"}, "count:wrong_type"),
    ],
)
def test_each_violation_is_named(change: dict[str, Any], reason: str) -> None:
    (bad,) = contracts.check([{**GOOD, **change}], RULES).quarantined
    assert reason in bad["reasons"]


def test_a_repeated_key_is_set_aside_and_unknown_fields_are_dropped() -> None:
    checked = contracts.check([{**GOOD, "extra": 1}, GOOD], RULES)
    assert checked.good == [GOOD]
    assert [b["reasons"] for b in checked.quarantined] == [["duplicate_key"]]


def test_a_delivery_with_too_many_bad_records_is_refused(empty: Settings) -> None:
    records = sample.synthesise(50, seed=1, start=START)
    broken = [{**r, "id": None} if i % 2 else r for i, r in enumerate(records)]
    with pytest.raises(ContractError):
        ingest.ingest(broken, empty)
    with pytest.raises(FileNotFoundError):
        ingest.landed(empty)


def test_one_bad_record_is_quarantined_and_the_rest_lands(empty: Settings) -> None:
    records = sample.synthesise(200, seed=1, start=START)
    result = ingest.ingest([{**records[0], "id": None}, *records[1:]], empty)
    assert (result.accepted, result.quarantined) == (199, 1)
    (path,) = (empty.home / "quarantine").iterdir()
    assert json.loads(path.read_text())["reasons"] == ["id:missing"]


def test_a_repeated_and_an_overlapping_delivery_add_nothing_twice(empty: Settings) -> None:
    records = sample.synthesise(60, seed=1, start=START)
    ingest.ingest(records, empty)
    before = landing.snapshot_id(ingest.contract(empty), empty.landing)
    ingest.ingest(records, empty)
    assert landing.snapshot_id(ingest.contract(empty), empty.landing) == before
    ingest.ingest(records[30:], empty)
    assert len(ingest.landed(empty)) == 60


def test_a_late_record_lands_on_its_own_day(empty: Settings) -> None:
    late = sample.synthesise(1, seed=1, start=START - timedelta(days=90))
    agreed = ingest.contract(empty)
    (path,) = landing.land(late, agreed, empty.landing)
    assert path.parent.name == f"dt={late[0][agreed.time][:10]}"
