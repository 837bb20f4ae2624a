"""The HTTP contract: verdicts, alerts, findings that become labels, stops, and limits as fallback."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log, task
from mlsystem.json_logs import JsonFormatter
from mlsystem.processing import LIMITS
from mlsystem.settings import Settings
from pipelines import ingest, labels
from services.api.app import create_app

AT = datetime(2025, 4, 1, tzinfo=UTC)


def body(hour: int, **changes: Any) -> dict[str, Any]:
    at = (AT + timedelta(hours=hour)).isoformat()
    calm = {"temperature_c": 60.0, "vibration_mm_s": 2.5, "pressure_bar": 5.0, "current_a": 60.0}
    names = {"id": f"asset-002@{at}", "asset": "asset-002", "kind": "pump", "at": at, "arrived_at": at}
    return {**names, "samples": 3600, **calm, **changes}


def shake(client: TestClient, hours: int = 4) -> list[Any]:
    wild = {"vibration_mm_s": 12.0, "temperature_c": 130.0}
    return [client.post("/readings", json=body(h, **wild)).json() for h in range(hours)]


def test_an_alert_is_raised_once_with_reasons_and_logged(client: TestClient, system: Settings) -> None:
    verdicts = shake(client)
    assert [v["unusual"] for v in verdicts] == [True] * 4
    assert [bool(v["alert"]) for v in verdicts] == [False, False, True, False]
    assert any("vibration" in reason for reason in verdicts[-1]["reasons"])
    (entry, *_) = prediction_log.read(system.predictions)
    assert set(entry["signals"]) == {
        "score",
        *(f"{s}_residual" for s in ("temperature_c", "vibration_mm_s", "pressure_bar", "current_a")),
    }
    assert client.get("/alerts").json()[0]["page"] is True


def test_an_alert_that_wakes_somebody_is_a_line_that_an_alarm_reads(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    shake(client)
    lines = [
        json.loads(JsonFormatter().format(record)) for record in caplog.records if record.name == "stream"
    ]
    assert [line["page"] for line in lines] == [True]
    assert "pages_total" in client.get("/metrics").text


def test_an_hour_is_the_same_hour_in_every_zone(client: TestClient, system: Settings) -> None:
    stop = {"id": "s", "asset": "asset-002", "began_at": "2025-04-01T02:00:00+02:00"}
    client.post("/stops", json={**stop, "ended_at": "2025-04-01T03:00:00+02:00"})
    local = {"at": "2025-04-01T05:30:00+05:30", "arrived_at": "2025-04-01T05:30:00+05:30"}
    assert client.post("/readings", json=body(0, **local)).json()["quiet"] == "stopped for work"
    assert client.post("/readings", json=body(2)).json()["quiet"] == ""
    assert next(e["at"] for e in prediction_log.read(system.predictions)) == AT.isoformat()


def test_a_repeated_reading_changes_nothing(client: TestClient, system: Settings) -> None:
    first = client.post("/readings", json=body(0)).json()
    again = client.post("/readings", json={**body(0), "temperature_c": 300.0}).json()
    assert again == first
    assert len(prediction_log.read(system.predictions)) == 1


@pytest.mark.parametrize(
    "change",
    [{"kind": "engine"}, {"samples": 0}, {"vibration_mm_s": -1}, {"at": "2025-04-01T00:00:00"}, {"extra": 1},
     {"at": "2031-01-01T00:00:00+00:00"}],
)  # fmt: skip
def test_a_reading_outside_the_schema_is_422(client: TestClient, change: dict[str, Any]) -> None:
    assert client.post("/readings", json={**body(0), **change}).status_code == 422


def test_a_finding_closes_the_alert_once_and_becomes_a_label(client: TestClient, system: Settings) -> None:
    alert = next(v["alert"] for v in shake(client) if v["alert"])
    hours = {"began_at": -1, "found_at": 4, "ended_at": 9}
    times = {name: (AT + timedelta(hours=h)).isoformat() for name, h in hours.items()}
    finding = {"kind": "bearing", "technician": "t1", **times}
    order = client.post(f"/alerts/{alert}/finding", json=finding).json()
    assert [labels.collect(system), labels.collect(system)] == [1, 0]
    assert order["id"] in {o["id"] for o in ingest.landed(system, task.ORDERS)}
    assert "technician" not in order
    assert client.post(f"/alerts/{alert}/finding", json=finding).status_code == 409
    assert client.get("/alerts").json() == []
    backwards = {**finding, "found_at": times["ended_at"], "ended_at": times["began_at"]}
    assert client.post(f"/alerts/{alert}/finding", json=backwards).status_code == 422


def test_a_stopped_asset_raises_no_alert(client: TestClient) -> None:
    stop = {"id": "stop-1", "asset": "asset-002", "began_at": AT.isoformat()}
    ended = (AT + timedelta(hours=9)).isoformat()
    assert client.post("/stops", json={**stop, "ended_at": ended}).status_code == 201
    verdicts = shake(client)
    assert {v["quiet"] for v in verdicts} == {"stopped for work"}
    assert [v["alert"] for v in verdicts] == [None] * 4


def test_a_reading_that_is_too_late_raises_no_alert(client: TestClient) -> None:
    late = body(0, arrived_at=(AT + timedelta(hours=25)).isoformat(), vibration_mm_s=99.0)
    assert client.post("/readings", json=late).json()["quiet"] == "too late"


def test_what_a_plant_sends_in_bulk_after_an_outage_raises_its_alert(client: TestClient) -> None:
    late = {
        "arrived_at": (AT + timedelta(hours=9)).isoformat(),
        "vibration_mm_s": 12.0,
        "temperature_c": 130.0,
    }
    verdicts = [client.post("/readings", json=body(hour, **late)).json() for hour in range(4)]
    assert [bool(v["alert"]) for v in verdicts] == [False, False, True, False]


def test_limits_answer_while_no_version_is_there(empty: Settings) -> None:
    with TestClient(create_app(empty)) as running:
        assert running.get("/readyz").json()["model_version"] == LIMITS
        calm = running.post("/readings", json=body(0)).json()
        wild = running.post("/readings", json=body(1, vibration_mm_s=9.0)).json()
    assert (calm["unusual"], calm["degraded"]) == (False, True)
    assert (wild["unusual"], wild["reasons"]) == (True, ["vibration_mm_s above its limit"])


def test_limits_answer_when_the_version_fails(system: Settings) -> None:
    with TestClient(create_app(system)) as running:
        running.app.state.work.detector = replace(running.app.state.work.detector, baseline=None)  # type: ignore[attr-defined]
        assert running.post("/readings", json=body(0)).json()["degraded"] is True


def test_pages_keep_to_the_weeks_budget(client: TestClient) -> None:
    client.app.state.work.conf["pages_per_week"] = 0  # type: ignore[attr-defined]
    shake(client)
    assert [a["page"] for a in client.get("/alerts").json()] == [False]


def test_probes_and_metrics(client: TestClient) -> None:
    client.post("/readings", json=body(0))
    assert "readings_total" in client.get("/metrics").text
