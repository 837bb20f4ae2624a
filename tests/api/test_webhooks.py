from __future__ import annotations

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

URL = "https://hooks.example.com/amp"


@pytest.fixture
def path(project_id: str) -> str:
    return f"/projects/{project_id}/webhooks"


def make(client: TestClient, path: str, **body: Any) -> dict[str, Any]:
    answer = client.post(path, json={"url": URL, **body})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_made_changed_rotated_and_deleted(client: TestClient, path: str, superuser_url: str) -> None:
    made = make(client, path, event_types=["job.*"])
    assert made["secret"].startswith("whsec_")
    with psycopg.connect(superuser_url) as connection:
        assert made["secret"] not in str(connection.execute("select w::text from webhook_endpoints w").fetchall())
    assert "secret" not in client.get(path).json()["items"][0]
    one = f"{path}/{made['id']}"
    assert client.patch(one, json={"enabled": False}).json()["disabled_reason"] == "Switched off by its owner."
    assert client.patch(one, json={"enabled": True, "description": "CI"}).json()["disabled_at"] is None
    rotated = client.post(f"{one}/rotate").json()
    assert rotated["secret"] != made["secret"]
    assert rotated["previous_secret_until"] is not None
    assert client.delete(one).status_code == 204
    assert client.get(one).status_code == 404


def test_an_event_that_never_comes_is_refused(client: TestClient, path: str) -> None:
    answer = client.post(path, json={"url": URL, "event_types": ["decision_set.complete"]})
    assert answer.status_code == 422
    told = answer.json()["errors"]
    assert [error["pointer"] for error in told] == ["/body/event_types/0"]
    assert told[0]["message"].startswith("no event is called decision_set.complete")


def test_deliveries_are_listed_and_sent_again(client: TestClient, path: str, project_id: str) -> None:
    one = f"{path}/{make(client, path)['id']}"
    for name in ("A", "B", "C"):
        client.patch(f"/projects/{project_id}", json={"name": name})
    first = client.get(f"{one}/deliveries", params={"limit": 2}).json()
    second = client.get(f"{one}/deliveries", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    listed = [*first["items"], *second["items"]]
    assert [d["event_type"] for d in listed] == ["project.renamed"] * 3
    assert len({d["id"] for d in listed}) == 3
    again = client.post(f"{one}/deliveries/{listed[0]['id']}/replay")
    assert (again.status_code, again.json()["status"], again.json()["attempt"]) == (202, "pending", 0)
    assert client.get(f"{one}/deliveries", params={"status": "delivered"}).json()["items"] == []


@pytest.mark.parametrize(
    "url",
    ["http://hooks.example.com/", "https://10.0.0.1/", "https://localhost/", "https://[::1]/", "https://u:p@a.com/"],
)
def test_inside_addresses_are_refused_when_written(client: TestClient, path: str, url: str) -> None:
    assert client.post(path, json={"url": url}).json()["code"] == "forbidden_address"
    one = f"{path}/{make(client, path)['id']}"
    assert client.patch(one, json={"url": url}).json()["code"] == "forbidden_address"
