"""Keys: shown once, kept as a hash, limited to their scopes and their project."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from core import logs
from tests.api.auth.conftest import new_browser, sign_in
from tests.api.auth.identity_provider import IdentityProvider


def program(app: FastAPI, key: str) -> TestClient:
    client = new_browser(app)
    client.headers["authorization"] = f"Bearer {key}"
    return client


def make(browser: TestClient, **body: Any) -> dict[str, Any]:
    answer = browser.post("/api-keys", json={"name": "CI", **body})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.fixture
def owner(browser: TestClient, idp: IdentityProvider) -> TestClient:
    sign_in(browser, idp)
    return browser


def test_a_key_is_shown_once_and_only_its_hash_is_kept(owner: TestClient, superuser_url: str) -> None:
    made = make(owner)
    assert made["key"].startswith(made["prefix"] + "_")
    assert made["scopes"] == ["read", "write"]
    (listed,) = owner.get("/api-keys").json()["items"]
    assert listed["id"] == made["id"]
    assert "key" not in listed
    with psycopg.connect(superuser_url) as connection:
        rows = connection.execute("select (k.*)::text from api_keys k").fetchall()
        rows += connection.execute("select body from idempotency_keys").fetchall()
    assert made["prefix"] in str(rows)
    assert made["key"] not in str(rows)


def test_a_repeated_request_makes_one_key_and_does_not_show_it_again(owner: TestClient, superuser_url: str) -> None:
    first, second = (
        owner.post("/api-keys", json={"name": "CI"}, headers={"idempotency-key": "once"}) for _ in range(2)
    )
    assert first.json()["key"].startswith("amp_")
    assert second.json() == {**first.json(), "key": None}
    with psycopg.connect(superuser_url) as connection:
        assert first.json()["key"] not in str(connection.execute("select body from idempotency_keys").fetchall())


def test_a_key_works_as_its_owner_and_is_named_in_the_log(oidc_app: FastAPI, owner: TestClient) -> None:
    made = make(owner)
    with program(oidc_app, made["key"]) as client:
        project = client.post("/projects", json={"name": "From CI"}).json()["id"]
        assert client.get("/auth/me").json()["kind"] == "key"
    events = owner.get(f"/projects/{project}/events", headers={"accept": "application/json"}).json()["items"]
    assert events[0]["actor"] == f"key:{made['prefix']}"
    assert owner.get("/api-keys").json()["items"][0]["last_used_at"] is not None


def test_approve_and_admin_must_be_named(oidc_app: FastAPI, owner: TestClient) -> None:
    project = owner.post("/projects", json={"name": "Mine"}).json()["id"]
    found = owner.post(f"/projects/{project}/constraints", json={"text": "Churn scores."}).json()["decision_set_id"]
    body = {"gate": "architecture", "status": "approved", "plan_sha256": "0" * 64}
    approve = {"url": f"/decision-sets/{found}/approve", "json": body, "headers": {"if-match": '"999"'}}
    with program(oidc_app, make(owner)["key"]) as client:
        assert client.post(**approve).status_code == 403
        assert client.post("/api-keys", json={"name": "more"}).status_code == 403
    with program(oidc_app, make(owner, scopes=["approve"])["key"]) as client:
        assert client.post(**approve).status_code == 412
    with program(oidc_app, make(owner, scopes=["read"])["key"]) as client:
        assert client.post("/projects", json={"name": "x"}).status_code == 403
    with program(oidc_app, make(owner, scopes=["admin"])["key"]) as client:
        assert client.post("/api-keys", json={"name": "more", "scopes": ["approve"]}).status_code == 403


def test_a_key_for_one_project_sees_no_other(oidc_app: FastAPI, owner: TestClient) -> None:
    mine, other = (owner.post("/projects", json={"name": n}).json()["id"] for n in ("Mine", "Other"))
    key = make(owner, project_id=mine, scopes=["read", "write", "approve", "admin"])["key"]
    with program(oidc_app, key) as client:
        assert [p["id"] for p in client.get("/projects").json()["items"]] == [mine]
        assert client.get(f"/projects/{mine}").status_code == 200
        for path in (f"/projects/{other}", f"/projects/{other}/decision-sets", f"/projects/{other}/audit.jsonl"):
            assert client.get(path).status_code == 404
        assert client.get(f"/projects/{other}/events", headers={"accept": "application/json"}).status_code == 404
        assert client.post(f"/projects/{other}/constraints", json={"text": "churn"}).status_code == 404
        assert client.post("/projects", json={"name": "New"}).status_code == 403
        assert client.get("/api-keys").status_code == 403


def test_revoked_and_expired_keys_end_at_once(oidc_app: FastAPI, owner: TestClient, superuser_url: str) -> None:
    made = make(owner, expires_at=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
    with program(oidc_app, made["key"]) as client:
        assert client.get("/projects").status_code == 200
        assert owner.delete(f"/api-keys/{made['id']}").status_code == 204
        assert client.get("/projects").status_code == 401
        assert owner.delete(f"/api-keys/{made['id']}").status_code == 404
        with psycopg.connect(superuser_url, autocommit=True) as connection:
            connection.execute("update api_keys set revoked_at = null, expires_at = now() - interval '1 second'")
        assert client.get("/projects").status_code == 401
    assert owner.post("/api-keys", json={"name": "x", "expires_at": "2020-01-01T00:00:00Z"}).status_code == 422


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer amp_", "Basic YTpi", "Bearer amp_aaaaaaaa_" + "b" * 43, "Bearer eyJh.e30."],
)
def test_a_wrong_key_is_refused_even_with_a_session(owner: TestClient, header: str) -> None:
    answer = owner.get("/projects", headers={"authorization": header})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


def test_somebody_elses_key_is_out_of_reach(oidc_app: FastAPI, owner: TestClient, idp: IdentityProvider) -> None:
    made = make(owner)
    with new_browser(oidc_app) as stranger:
        sign_in(stranger, idp, "bob")
        assert stranger.get("/api-keys").json()["items"] == []
        assert stranger.delete(f"/api-keys/{made['id']}").status_code == 404
        foreign = owner.post("/projects", json={"name": "Mine"}).json()["id"]
        assert stranger.post("/api-keys", json={"name": "x", "project_id": foreign}).status_code == 404


def test_keys_do_not_reach_the_log(owner: TestClient) -> None:
    key = make(owner)["key"]
    assert key[20:] not in str(logs.scrub({"note": f"used {key} today"}))
