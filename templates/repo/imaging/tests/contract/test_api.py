"""Studies in, worklist out: de-identified, ordered, audited, closed by people only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from mlsystem import audit, locked, prediction_log, sample
from mlsystem.settings import Settings
from pipelines import ingest, labels, read_studies
from services.api.app import create_app

NOW = datetime(2025, 4, 1, tzinfo=UTC)
PEOPLE = {"requested_by": "a", "approved_by": "b", "now": NOW}


def studies(n: int) -> list[dict[str, Any]]:
    rng = np.random.default_rng(5)
    raw = [sample.raw(rng, f"h{i:03d}", NOW) for i in range(n)]
    return [{k: v for k, v in r.items() if k not in ("labelled_at", "finding")} for r in raw]


@pytest.fixture
def client(system: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("MLSYSTEM_PSEUDONYM_KEY", "test")
    with TestClient(create_app(system)) as running:
        yield running


def worklist(client: TestClient) -> list[dict[str, Any]]:
    return list(client.get("/worklist", params={"clinician": "c1", "limit": 100}).json())


def test_a_study_is_stored_without_the_patient_and_once(client: TestClient, system: Settings) -> None:
    (study,) = studies(1)
    assert client.post("/studies", json=study).json() == {"id": "h000", "new": True}
    assert client.post("/studies", json=study).json() == {"id": "h000", "new": False}
    with sqlite3.connect(system.home / "worklist.sqlite") as db:
        stored = str(db.execute("SELECT * FROM studies").fetchall())
    assert study["patient_name"] not in stored
    assert study["patient_id"] not in stored


def test_without_a_signed_model_the_list_works_by_age(client: TestClient, system: Settings) -> None:
    for study in studies(3):
        client.post("/studies", json=study)
    with pytest.raises(locked.ChangeRefusedError):
        read_studies.read(system, NOW)
    assert client.get("/readyz").json()["model_version"] == "none"
    assert [e["flagged"] for e in worklist(client)] == [None, None, None]


def test_flagged_studies_come_first_and_people_have_the_last_word(
    client: TestClient, system: Settings
) -> None:
    locked.approve(system, "v0001", "test", **PEOPLE)
    for study in studies(40):
        client.post("/studies", json=study)
    assert read_studies.read(system, NOW) == 40
    assert read_studies.read(system, NOW) == 0
    entries = worklist(client)
    flags = [e["flagged"] for e in entries]
    assert flags == sorted(flags, reverse=True)
    assert 0 < sum(flags) < 40
    assert "not a diagnosis" in entries[0]["note"]
    opinion = {"finding": False, "clinician": "c1"}
    assert client.post(f"/worklist/{entries[0]['id']}/opinion", json=opinion).status_code == 200
    assert client.post(f"/worklist/{entries[0]['id']}/opinion", json=opinion).status_code == 409
    assert len(worklist(client)) == 39
    before = len(ingest.landed(system))
    assert labels.collect(system) == labels.collect(system) == 1
    assert len(ingest.landed(system)) == before + 1


def test_every_step_is_audited_and_a_changed_line_is_noticed(client: TestClient, system: Settings) -> None:
    client.post("/studies", json=studies(1)[0])
    worklist(client)
    client.post("/worklist/h000/opinion", json={"finding": True, "clinician": "c1"})
    trail = system.home / "audit.jsonl"
    assert audit.verify(trail) == 3
    trail.write_text(trail.read_text().replace("gateway", "nobody"))
    with pytest.raises(audit.AuditError, match="line 2"):
        audit.verify(trail)


def test_the_log_has_no_image_and_no_subject(client: TestClient, system: Settings) -> None:
    locked.approve(system, "v0001", "test", **PEOPLE)
    client.post("/studies", json=studies(1)[0])
    read_studies.read(system, NOW)
    (entry,) = prediction_log.read(system.predictions)
    assert set(entry) == {"request_id", "model_version", "code_sha", "site", "signals"}


@pytest.mark.parametrize("change", [{"pixels": "AAAA"}, {"at": "2025-04-01T00:00:00"}, {"diagnosis": "x"}])
def test_a_study_outside_the_schema_is_422(client: TestClient, change: dict[str, Any]) -> None:
    assert client.post("/studies", json={**studies(1)[0], **change}).status_code == 422


def test_probes_and_metrics(client: TestClient) -> None:
    client.post("/studies", json=studies(1)[0])
    assert 'studies_total{step="received"}' in client.get("/metrics").text
