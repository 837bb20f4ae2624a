"""What is written down, and what is kept out of it."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import pytest

from mlsystem import json_logs, prediction_log, settings


class Firehose:
    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []

    def put_record(self, **call: Any) -> None:
        self.records.append(call)


def test_predictions_are_appended_and_read_back(tmp_path: Path) -> None:
    sink = prediction_log.sink(tmp_path / "log" / "p.jsonl", stream="")
    for score in (0.1, 0.9):
        sink.write({"score": score})
    entries = prediction_log.read(tmp_path / "log" / "p.jsonl")
    assert prediction_log.column(entries, "score") == [0.1, 0.9]
    assert prediction_log.read(tmp_path / "none.jsonl") == []


def test_firehose_gets_one_json_line_per_prediction() -> None:
    client = Firehose()
    prediction_log.FirehoseSink(client, "predictions").write({"score": 0.5})
    assert client.records == [{"DeliveryStreamName": "predictions", "Record": {"Data": b'{"score": 0.5}\n'}}]


def test_logs_are_json_and_sensitive_values_are_masked() -> None:
    record = logging.makeLogRecord({"msg": "called", "fields": {"email": "a@b.example", "status": 200}})
    entry = json.loads(json_logs.JsonFormatter().format(record))
    assert (entry["email"], entry["status"], entry["message"]) == ("***", 200, "called")


def test_an_error_keeps_its_trace() -> None:
    try:
        raise ValueError("no")
    except ValueError:
        record = logging.makeLogRecord({"msg": "failed", "exc_info": sys.exc_info()})
    assert "ValueError: no" in json.loads(json_logs.JsonFormatter().format(record))["error"]


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MLSYSTEM_HOME", str(tmp_path))
    monkeypatch.setenv("MLSYSTEM_FALLBACK", "none")
    config = settings.load()
    assert (config.home, config.fallback, config.registry) == (tmp_path, "none", tmp_path / "registry")
    assert config.table("monitoring")["min_n"] == 500
