"""Bad readings and work orders are set aside with reasons, repeats change nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mlsystem import contracts, sample, task
from mlsystem.contracts import ContractError
from mlsystem.settings import Settings
from pipelines import ingest

START = datetime(2025, 3, 1, tzinfo=UTC)


def test_the_sample_keeps_its_contracts(empty: Settings) -> None:
    made = sample.history(60 * 24 * sample.ASSETS, 5, START)
    for table, records in ((task.TABLE, made.readings), (task.ORDERS, made.work_orders)):
        assert records
        assert contracts.check(records, ingest.contract(empty, table)).quarantined == []


def test_a_repeated_delivery_changes_nothing(empty: Settings) -> None:
    records = sample.synthesise(216, 5, START)
    ingest.ingest(records, empty)
    ingest.ingest(records[:100], empty)
    assert len(ingest.landed(empty)) == 216


def test_bad_readings_are_set_aside_and_a_bad_delivery_is_refused(empty: Settings) -> None:
    records = sample.synthesise(216, 5, START)
    bad = {**records[0], "id": "x", "vibration_mm_s": -1.0}
    assert ingest.ingest([*records, bad], empty).quarantined == 1
    (kept,) = (empty.home / "quarantine").glob("readings-*.jsonl")
    assert "vibration_mm_s:below_minimum" in kept.read_text()
    with pytest.raises(ContractError):
        ingest.ingest([bad], empty)


def test_the_sample_has_every_kind_of_trouble() -> None:
    made = sample.history(60 * 24 * sample.ASSETS, 7, START)
    assert {o["kind"] for o in made.work_orders} == {"bearing", "leak", "overheating", "planned"}
    assert any(r[s] is None for r in made.readings for s in ("temperature_c", "current_a"))
