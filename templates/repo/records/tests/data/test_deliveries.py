"""What a job finds in its inbox is landed under its contract, once; it never makes up a record."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import pytest

from mlsystem import sample, task, unreadable
from mlsystem.settings import Settings
from pipelines import ingest
from pipelines.job import ALARM


def test_every_delivered_file_is_landed_and_a_second_run_adds_nothing(empty: Settings) -> None:
    records = sample.synthesise(30, seed=3, start=datetime(2025, 3, 1, tzinfo=UTC))
    empty.incoming.mkdir(parents=True)
    lines = "".join(json.dumps(record, default=str) + "\n" for record in records)
    (empty.incoming / f"{task.TABLE}-1.jsonl").write_text(lines)
    found = ingest.deliver(empty.incoming, empty)
    assert found[f"{task.TABLE}-1.jsonl"].accepted == len(records)
    before = ingest.landed(empty)
    ingest.deliver(empty.incoming, empty)
    assert ingest.landed(empty) == before


def test_people_hear_of_a_file_that_nothing_reads(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unreadable, "ENDINGS", frozenset({".scan"}))
    monkeypatch.setenv("MLSYSTEM_HOME", str(empty.home))
    monkeypatch.setattr(sys, "argv", ["ingest"])
    (empty.incoming / "today").mkdir(parents=True)
    (empty.incoming / "today" / "a.SCAN").write_bytes(b"")
    with pytest.raises(SystemExit) as stopped:
        ingest.main()
    assert (stopped.value.code, ingest.unread(empty.incoming)) == (ALARM, ["a.SCAN"])


def test_without_a_delivery_nothing_is_landed(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSYSTEM_HOME", str(empty.home))
    monkeypatch.setattr(sys, "argv", ["ingest"])
    ingest.main()
    with pytest.raises(FileNotFoundError):
        ingest.landed(empty)
