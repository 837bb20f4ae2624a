from __future__ import annotations

from uuid import uuid4

import pytest
from fastapi.testclient import TestClient


def test_create_read_rename_archive_delete(client: TestClient) -> None:
    made = client.post("/projects", json={"name": "  Fraud  "})
    assert made.status_code == 201
    path = made.headers["location"]
    assert client.get(path).json()["name"] == "Fraud"
    assert client.patch(path, json={"name": "Fraud 2"}).json()["name"] == "Fraud 2"
    assert client.patch(path, json={"archived": True}).json()["archived_at"] is not None
    assert client.patch(path, json={"archived": False}).json()["archived_at"] is None
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    assert client.get("/projects").json()["items"] == []


@pytest.mark.parametrize("name", ["", "   ", "\x00", "a\x07b", "x" * 201, "…", 7, None])
def test_a_bad_name_is_refused_and_nothing_is_made(client: TestClient, name: object) -> None:
    answer = client.post("/projects", json={"name": name})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/body/name"
    assert client.get("/projects").json()["items"] == []


def test_pages_are_complete_and_stable_while_rows_arrive(client: TestClient) -> None:
    made = [client.post("/projects", json={"name": f"P{n}"}).json()["id"] for n in range(7)]
    seen, cursor = [], None
    while True:
        page = client.get("/projects", params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
        client.post("/projects", json={"name": "arrived in between"})
    assert seen == made[::-1]


@pytest.mark.parametrize("cursor", ["x", "bnVsbA", "WzEsMl0", "!!!", "e30"])
def test_a_made_up_cursor_is_refused(client: TestClient, cursor: str) -> None:
    assert client.get("/projects", params={"cursor": cursor}).status_code == 422


def test_the_list_shows_where_each_project_stands(client: TestClient, proposed: dict[str, object]) -> None:
    (shown,) = client.get("/projects").json()["items"]
    assert (shown["status"], shown["version"], shown["waiting_gates"]) == ("extracting", 1, 0)
    assert proposed["version"] == 1


def test_unknown_and_malformed_ids(client: TestClient) -> None:
    assert client.get(f"/projects/{uuid4()}").json()["code"] == "not_found"
    assert client.get("/projects/not-a-uuid").status_code == 422
