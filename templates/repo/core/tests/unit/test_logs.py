"""What is written down, and what is kept out of it."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mlsystem import json_logs, prediction_log, settings
from mlsystem.settings import Settings


def test_predictions_are_appended_and_read_back(tmp_path: Path) -> None:
    config = Settings(tmp_path / "log", settings.ROOT / "conf", settings.ROOT / "contracts")
    assert prediction_log.recent(config) == []
    with closing(prediction_log.sink(config)) as sink:
        for score in (0.1, 0.9):
            sink.write({"score": score})
    assert prediction_log.column(prediction_log.recent(config), "score") == [0.1, 0.9]


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
    assert config.table("monitoring")["alpha"] == 0.01


def test_a_secret_setting_may_be_a_mounted_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "url").write_text("rediss://cache:6379/0\n")
    monkeypatch.setenv("MLSYSTEM_STATE_URL", f"file:{tmp_path / 'url'}")
    assert settings.load().state_url == "rediss://cache:6379/0"


def test_of_many_answers_a_second_some_lines_are_kept_and_every_error() -> None:
    access = json_logs.Access()
    kept = [access.filter(_answered(200, 7.0 + n / 100)) for n in range(50)]
    assert sum(kept) == json_logs.ANSWERED_A_SECOND
    assert access.filter(_answered(503, 7.9))
    assert access.filter(_answered(200, 8.0))


def _answered(status: int, at: float) -> logging.LogRecord:
    said = ("1.2.3.4:5", "POST", "/score", "1.1", status)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, '%s - "%s %s HTTP/%s" %d', said, None)
    record.created = at
    return record
