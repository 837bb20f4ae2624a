from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import create_engine


def test_alive_ready_and_not_ready(app: FastAPI, client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200
    working = app.state.engine
    app.state.engine = create_engine(
        "postgresql+psycopg://nobody@127.0.0.1:1/none", connect_args={"connect_timeout": 1}
    )
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    assert client.get("/projects").json()["code"] == "unavailable"
    assert client.get("/healthz").status_code == 200
    app.state.engine = working


def test_metrics_count_by_route_and_never_by_id(client: TestClient, proposed: dict[str, Any]) -> None:
    text = client.get("/metrics").text
    assert 'amp_jobs{status="available"} 1.0' in text
    assert 'route="/projects/{project_id}/constraints"' in text
    assert proposed["decision_set_id"] not in text


def test_who_am_i(client: TestClient) -> None:
    body = client.get("/auth/me").json()
    assert (body["kind"], body["user"]["name"]) == ("local", "Local user")
    assert "admin" in body["scopes"]


def test_the_audit_log_is_the_whole_chain(client: TestClient, project_id: str, proposed: dict[str, Any]) -> None:
    answer = client.get(f"/projects/{project_id}/audit.jsonl")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["seq"] for row in rows] == [1, 2]
    assert rows[0]["prev_hash"] == ""
    assert rows[1]["prev_hash"] == rows[0]["hash"]
    assert rows[1]["payload"]["version"] == proposed["version"]
