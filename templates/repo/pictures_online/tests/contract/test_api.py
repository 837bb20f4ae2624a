"""The HTTP contract: a picture in, an answer or people, their cases, and what stays out of the log."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from mlsystem import pictures, prediction_log, reading, registry, sample
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from services.api.app import create_app

RECORDS = sample.synthesise(60, 3, datetime(2025, 4, 1, tzinfo=UTC))
PNG = {"Content-Type": "image/png"}


@pytest.fixture
def people(empty: Settings) -> Iterator[TestClient]:
    """No version in use: everything goes to people."""
    with TestClient(create_app(empty)) as running:
        yield running


def of(system: Settings, why: str) -> Record:
    """The first picture of the sample that the version in use is (un)sure of."""
    model, _ = registry.load(system.registry, registry.resolve(system.registry))
    pairs = zip(RECORDS, reading.read(model, RECORDS), strict=True)
    return next(record for record, read in pairs if read.why == why and read.found)


def send(client: TestClient, record: Record, source: str = "desk", data: bytes | None = None) -> Any:
    content = pictures.unpack(record["picture"]) if data is None else data
    return client.post(f"/pictures/{record['id']}?source={source}", content=content, headers=PNG)


def choose(client: TestClient, case: str, label: str) -> Any:
    return client.post(f"/cases/{case}/choice", json={"label": label, "person": "p1"})


def test_a_clear_picture_is_read_and_logged_without_its_pixels(client: TestClient, system: Settings) -> None:
    record = of(system, "sure")
    answer = send(client, record, record["source"])
    found = answer.json()
    assert (answer.status_code, found["decided_by"], found["model_version"]) == (200, "model", "v0001")
    assert found["confidence"] >= 0.8
    assert {"label", "confidence"} < set(found["found"][0])
    (entry,) = prediction_log.read(system.predictions)
    assert entry["request_id"] == record["id"]
    assert set(entry["signals"]) > {"brightness", "confidence", "source"}
    assert record["picture"][:200] not in json.dumps(entry)
    assert "picture" not in entry


def test_an_unclear_picture_is_202_goes_to_people_once_and_is_marked_once(
    client: TestClient, system: Settings
) -> None:
    record = of(system, "unsure")
    assert send(client, record, record["source"]).status_code == 202
    send(client, record, record["source"])
    (case,) = client.get("/cases").json()
    assert case["suggestion"] is not None
    shown = client.get(f"/cases/{record['id']}/picture")
    assert shown.headers["content-type"] == "image/png"
    assert shown.headers["cache-control"] == "no-store"
    assert Image.open(io.BytesIO(shown.content)).size == (pictures.SIDE, pictures.SIDE)
    assert client.get("/cases/unknown/picture").status_code == 404
    assert choose(client, record["id"], "nonsense").status_code == 422
    assert choose(client, record["id"], record["label"]).json()["label"] == record["label"]
    assert choose(client, record["id"], record["label"]).status_code == 409
    assert choose(client, "unknown", record["label"]).status_code == 409
    assert client.get("/cases").json() == []


def test_an_unknown_source_goes_to_people(client: TestClient, system: Settings) -> None:
    found = send(client, of(system, "sure"), "scanner")
    assert (found.status_code, found.json()["why"]) == (202, "unknown_source")


def test_who_checks_the_model_does_not_see_what_it_said(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf, table = {**system.table("reading"), "audit_share": 1.0}, Settings.table
    monkeypatch.setattr(Settings, "table", lambda self, n: conf if n == "reading" else table(self, n))
    record = of(system, "sure")
    with TestClient(create_app(system)) as running:
        found = send(running, record, record["source"]).json()
        assert (found["decided_by"], found["audited"]) == ("model", True)
        (case,) = running.get("/cases").json()
        assert case["suggestion"] is None


def test_without_a_version_people_decide(people: TestClient, empty: Settings) -> None:
    assert people.get("/readyz").json() == {"status": "people only", "model_version": "none"}
    found = send(people, RECORDS[0])
    assert (found.status_code, found.json()["label"], found.json()["why"]) == (202, None, "no_model")
    assert "signals" not in prediction_log.read(empty.predictions)[0]


def test_a_model_that_fails_costs_nobody_an_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("mlsystem.reading.read", broken)
    found = send(client, RECORDS[0])
    assert (found.status_code, found.json()["why"]) == (202, "failed")
    assert len(client.get("/cases").json()) == 1
    assert "prediction_failures_total 1.0" in client.get("/metrics").text


def test_what_is_no_picture_within_the_limits_is_refused_and_kept_nowhere(
    client: TestClient, system: Settings
) -> None:
    record = RECORDS[0]
    assert send(client, record, data=b"GIF89a of somebody").status_code == 422
    assert send(client, record, data=b"").status_code == 422
    assert send(client, record, data=b"0" * (system.table("pictures")["max_bytes"] + 1)).status_code == 413
    path = f"/pictures/{record['id']}?source=desk"
    assert client.post(path, content=b"<svg/>", headers={"Content-Type": "image/svg+xml"}).status_code == 415
    assert client.get("/cases").json() == []
    assert prediction_log.read(system.predictions) == []
    assert "refused_pictures_total" in client.get("/metrics").text


@pytest.mark.parametrize("query", ["", "?source=A%20Place", "?source=desk&received_at=now"])
def test_a_request_outside_the_schema_is_422(client: TestClient, query: str) -> None:
    assert client.post(f"/pictures/a{query}", content=b"0", headers=PNG).status_code == 422
    assert client.post("/pictures/a%20b?source=desk", content=b"0", headers=PNG).status_code == 422


def test_probes_metrics_and_classes(client: TestClient, system: Settings) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "model_version": "v0001"}
    record = of(system, "sure")
    send(client, record, record["source"])
    assert "model_loaded 1.0" in client.get("/metrics").text
    assert 'answers_total{decided_by="model",why="sure"}' in client.get("/metrics").text
    assert {c["name"] for c in client.get("/classes").json()} == set(system.table("classes"))
    read = client.get("/openapi.json").json()["paths"]["/pictures/{name}"]["post"]
    assert set(read["requestBody"]["content"]) == {"image/png", "image/jpeg"}
    assert "202" in read["responses"]
