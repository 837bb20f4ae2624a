"""The HTTP contract: an answer with its reasons, the cases of people, and what stays out of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log
from mlsystem.settings import Settings
from services.api.app import create_app

CLEAR = {"id": "a", "language": "en", "text": "the invoice reminder and its amount, invoice of a@b.example"}
UNCLEAR = {"id": "b", "language": "en", "text": "hello please help, many thanks to c@d.example"}


@pytest.fixture
def people(empty: Settings) -> Iterator[TestClient]:
    """No version in use: everything goes to people."""
    with TestClient(create_app(empty)) as running:
        yield running


def audit(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    conf, table = {**system.table("sorting"), "audit_share": 1.0}, Settings.table
    monkeypatch.setattr(Settings, "table", lambda self, n: conf if n == "sorting" else table(self, n))


def choose(client: TestClient, case: str, label: str = "claim") -> Any:
    return client.post(f"/cases/{case}/choice", json={"label": label, "person": "p1"})


def test_a_clear_text_is_sorted_and_logged_without_its_words(client: TestClient, system: Settings) -> None:
    found = client.post("/sort", json=CLEAR).json()
    assert (found["label"], found["decided_by"], found["model_version"]) == ("invoice", "model", "v0001")
    assert found["confidence"] >= 0.8
    assert found["reasons"]
    assert len(found["alternatives"]) == 2
    (entry,) = prediction_log.read(system.predictions)
    assert entry["request_id"] == "a"
    assert not {"text", "reasons"} & set(entry)
    assert set(entry["signals"]) == {"confidence", "label", "language", "unseen_share", "words"}


def test_an_unclear_text_goes_to_people_once_and_is_chosen_once(client: TestClient) -> None:
    assert client.post("/sort", json=UNCLEAR).json()["decided_by"] == "people"
    client.post("/sort", json=UNCLEAR)
    (case,) = client.get("/cases").json()
    assert case["suggestion"] is not None
    assert case["text"].endswith("<email>")
    assert choose(client, "b", "nonsense").status_code == 422
    assert choose(client, "b").json()["label"] == "claim"
    assert choose(client, "b").status_code == 409
    assert choose(client, "unknown").status_code == 409
    assert client.get("/cases").json() == []


def test_who_checks_the_model_does_not_see_what_it_said(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit(system, monkeypatch)
    with TestClient(create_app(system)) as running:
        found = running.post("/sort", json=CLEAR).json()
        assert (found["decided_by"], found["audited"]) == ("model", True)
        (case,) = running.get("/cases").json()
        assert case["suggestion"] is None


def test_without_a_version_people_decide_and_the_rule_suggests(people: TestClient, empty: Settings) -> None:
    assert people.get("/readyz").json() == {"status": "people only", "model_version": "none"}
    found = people.post("/sort", json=CLEAR).json()
    assert (found["label"], found["decided_by"], found["why"]) == ("invoice", "people", "no_model")
    assert people.post("/sort", json=UNCLEAR).json()["label"] is None
    assert "signals" not in prediction_log.read(empty.predictions)[0]


def test_a_model_that_fails_costs_nobody_an_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("mlsystem.sorting.sort", broken)
    found = client.post("/sort", json=CLEAR).json()
    assert (found["label"], found["decided_by"], found["why"]) == ("invoice", "people", "failed")
    assert len(client.get("/cases").json()) == 1
    assert "prediction_failures_total 1.0" in client.get("/metrics").text


@pytest.mark.parametrize(
    "change",
    [{"language": "English"}, {"text": ""}, {"text": "x" * 20_001}, {"label": "a"}, {"received_at": "now"}],
)
def test_a_text_outside_the_schema_is_422(client: TestClient, change: dict[str, object]) -> None:
    assert client.post("/sort", json={**CLEAR, **change}).status_code == 422


def test_probes_metrics_and_classes(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "model_version": "v0001"}
    client.post("/sort", json=CLEAR)
    assert "model_loaded 1.0" in client.get("/metrics").text
    assert 'answers_total{decided_by="model",label="invoice"}' in client.get("/metrics").text
    assert client.get("/classes").json()["claim"]
