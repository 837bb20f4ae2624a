"""What an answer says of the age of its features, and who answers when they are too old."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from mlsystem import sample
from mlsystem.settings import Settings
from mlsystem.store import Local
from pipelines.requests import bodies
from pipelines.stream import Worker
from services.api.app import create_app

BODY = bodies(sample.synthesise(50, seed=41), 1)[0]


def later(**more: float) -> dict[str, Any]:
    return {**BODY, "at": (datetime.fromisoformat(BODY["at"]) + timedelta(**more)).isoformat()}


def test_an_answer_says_how_old_its_features_were(client: TestClient, system: Settings) -> None:
    limit = system.table("freshness")["max_age_s"]
    young = client.post("/predict", json=later(seconds=limit)).json()
    assert (young["freshness"], young["features_age_s"], young["degraded"]) == ("fresh", limit, False)
    old = client.post("/predict", json=later(seconds=limit + 1)).json()
    assert (old["freshness"], old["model_version"], old["degraded"]) == ("stale", "rules", True)
    assert 'feature_reads_total{freshness="stale"}' in client.get("/metrics").text


def test_who_answers_when_features_are_old_is_configured(
    system: Settings, worker: Worker, tmp_path: Path
) -> None:
    shutil.copytree(system.conf, tmp_path / "conf")
    file = tmp_path / "conf" / "freshness.toml"
    file.write_text(file.read_text().replace('"rule"\n', '"model"\n'))
    app = create_app(replace(system, conf=tmp_path / "conf"), worker.windows.commands)
    with TestClient(app) as client:
        old = client.post("/predict", json=later(hours=2)).json()
    assert (old["freshness"], old["degraded"]) == ("stale", False)


def test_a_store_that_cannot_be_read_is_said_and_the_rule_answers(system: Settings) -> None:
    class Broken(Local):
        def get(self, name: str) -> str | None:
            raise ConnectionError("no store")

    for commands in (Broken(), Local()):
        with TestClient(create_app(system, commands)) as client:
            answer = client.post("/predict", json=BODY).json()
        assert (answer["freshness"], answer["features_age_s"]) == ("unreadable", None)
        assert answer["model_version"] == "rules"
