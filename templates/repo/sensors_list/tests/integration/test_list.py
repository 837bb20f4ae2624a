"""A run: published whole or not at all, repeatable, and with what maintenance knew when the day began."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mlsystem import prediction_log, publishing, sample, task
from mlsystem.contracts import Record
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest

TODAY = date(2025, 4, 7)
FAILING = sample.asset(2)


def deliver(system: Settings, records: list[Record]) -> None:
    """As a file brings them, which says nothing of a time of arrival."""
    ingest.ingest([{**r, "arrived_at": None} for r in records], system)


def hot(record: Record) -> Record:
    """The one asset runs hotter and hotter from the day before the list on."""
    if record["asset"] != FAILING or record["at"] < "2025-04-06":
        return record
    return {**record, "temperature_c": 140.0, "vibration_mm_s": 14.0}


@pytest.fixture
def delivered(system: Settings, week: Sample) -> Settings:
    deliver(system, [hot(r) for r in week.readings])
    return system


def table(system: Settings) -> list[dict[str, Any]]:
    return publishing.current(system.home / "published")


def test_the_failing_asset_is_on_the_list_with_reasons(delivered: Settings) -> None:
    run = batch_infer.infer(delivered, TODAY)
    rows = table(delivered)
    assert (len(rows), run.published) == (sample.ASSETS, sample.ASSETS)
    row = next(r for r in rows if r["asset"] == FAILING)
    assert row["inspect"] is True
    assert row["since"].startswith("2025-04-06")
    assert any("vibration" in reason or "temperature" in reason for reason in row["reasons"])
    assert [r["inspect"] for r in rows] == sorted((r["inspect"] for r in rows), reverse=True)


def test_a_run_is_repeatable_and_logs_what_it_saw(delivered: Settings) -> None:
    first, rows = batch_infer.infer(delivered, TODAY), table(delivered)
    assert batch_infer.infer(delivered, TODAY) == first
    assert table(delivered) == rows
    entry = prediction_log.read(delivered.predictions)[0]
    assert set(entry) == {"request_id", "model_version", "code_sha", "at", "kind", "signals"}
    assert "score" in entry["signals"]


def test_readings_of_the_day_itself_are_for_the_next_list(delivered: Settings) -> None:
    assert max(r["at"] for r in batch_infer.since_last(delivered, TODAY)).date() < TODAY


def test_an_asset_that_is_stopped_for_work_is_left_in_peace(delivered: Settings) -> None:
    times = {"began_at": 6, "found_at": 6, "ended_at": 9, "closed_at": 5}
    dated = {name: f"2025-04-0{day}T00:00:00+00:00" for name, day in times.items()}
    ingest.ingest([{"id": "stop", "asset": FAILING, "kind": "planned", **dated}], delivered, task.ORDERS)
    batch_infer.infer(delivered, TODAY)
    assert FAILING not in {row["asset"] for row in table(delivered)}


def test_a_silent_asset_is_on_the_list(system: Settings, week: Sample) -> None:
    deliver(system, [r for r in week.readings if r["asset"] != FAILING or r["at"] < "2025-04-05"])
    assert batch_infer.infer(system, TODAY).silent == 1
    row = next(r for r in table(system) if r["asset"] == FAILING)
    assert (row["inspect"], row["reasons"]) == (True, ["no readings"])


def test_a_late_delivery_refuses_the_run_and_people_keep_the_list_before(delivered: Settings) -> None:
    batch_infer.infer(delivered, TODAY)
    rows = table(delivered)
    with pytest.raises(batch_infer.StaleInputError):
        batch_infer.infer(delivered, TODAY + timedelta(days=9))
    assert table(delivered) == rows


def test_too_few_assets_with_readings_publish_nothing(system: Settings, week: Sample) -> None:
    deliver(system, [r for r in week.readings if r["asset"] == FAILING or r["at"] < "2025-04-05"])
    with pytest.raises(publishing.PublishError):
        batch_infer.infer(system, TODAY)
