"""What a service answers with is loaded once, at the start; the log is closed at the end."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from prometheus_client import CollectorRegistry

from mlsystem import prediction_log
from mlsystem.prediction_log import FileSink
from mlsystem.settings import Settings
from services.api.frame import application
from services.api.running import running


def test_what_answers_is_loaded_at_the_start_and_the_log_closed_at_the_end(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    class Sink(FileSink):
        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(prediction_log, "sink", lambda config: Sink(config.predictions))
    app = application("Service", CollectorRegistry(), running(empty, lambda config: config.fallback))
    assert not hasattr(app.state, "running")
    with TestClient(app):
        assert app.state.running == empty.fallback
        assert closed == []
    assert closed == [True]
