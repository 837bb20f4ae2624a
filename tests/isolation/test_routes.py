"""Every route that names something, asked by somebody else about a thing that exists: it does not exist for them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import openapi
from api.main import app as described
from tests.api.auth.conftest import new_browser, sign_in
from tests.api.auth.identity_provider import IdentityProvider

# A body each route accepts, so that what refuses is the ownership and not the validation.
BODIES: dict[str, dict[str, Any]] = {
    "add_constraints": {"text": "Churn scores."},
    "post_message": {"text": "Why?"},
    "answer_questions": {"accept_defaults": True},
    "change_project": {"name": "Taken over"},
    "decide_gate": {"gate": "architecture", "status": "approved", "plan_sha256": "0" * 64},
    "create_webhook": {"url": "https://example.com/hook"},
    "change_webhook": {"enabled": False},
    "override_role": {"role": "serve.online", "pattern_id": "x", "reason": "because"},
    "pin_roles": {"roles": ["serve.online"]},
    "raise_budget": {"cap_usd": 10},
    "grant_waiver": {"rule_id": "x.y", "reason": "because of it", "owner": "me", "expires_at": "2099-01-01T00:00:00Z"},
}
OPERATIONS = [
    (method.upper(), path, operation["operationId"])
    for path, operations in openapi.describe(described)["paths"].items()
    for method, operation in operations.items()
    if "{" in path
]


@pytest.fixture
def things(browser: TestClient, idp: IdentityProvider, superuser_url: str) -> dict[str, str]:
    """Ids of what Alice has: one of each kind that a path can name."""
    sign_in(browser, idp)
    project = browser.post("/projects", json={"name": "Alice's"}).json()["id"]
    made = browser.post(f"/projects/{project}/constraints", json={"text": "Churn scores for 2 million users."}).json()
    webhook = browser.post(f"/projects/{project}/webhooks", json={"url": "https://example.com/hook"}).json()["id"]
    key = browser.post("/api-keys", json={"name": "CI"}).json()["id"]
    browser.patch(f"/projects/{project}", json={"name": "Renamed"})
    delivery = browser.get(f"/projects/{project}/webhooks/{webhook}/deliveries").json()["items"][0]["id"]
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        artifact = connection.execute(
            "insert into artifacts (project_id, decision_set_id, path, sha256, kind, size_bytes)"
            " values (%s, %s, 'repo.zip', %s, 'repo_zip', 1) returning id",
            (project, made["decision_set_id"], "0" * 64),
        ).fetchone()
    assert artifact is not None
    return {
        "project_id": project,
        "decision_set_id": made["decision_set_id"],
        "job_id": str(made["job_id"]),
        "artifact_id": str(artifact[0]),
        "webhook_id": webhook,
        "delivery_id": delivery,
        "key_id": key,
        "path": "repo.zip",
    }


def test_a_stranger_gets_404_everywhere_and_nothing_changes(
    oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider, things: dict[str, str], superuser_url: str
) -> None:
    before = snapshot(superuser_url)
    found = {}
    with new_browser(oidc_app) as stranger:
        sign_in(stranger, idp, "mallory")
        for method, path, operation in OPERATIONS:
            found[operation] = ask(stranger, method, path.format(**things), operation)
    assert {name: status for name, status in found.items() if status != 404} == {}
    assert len(found) >= 30
    assert snapshot(superuser_url) == before


def test_the_owner_reaches_what_the_battery_asks_for(browser: TestClient, things: dict[str, str]) -> None:
    """So that a 404 above cannot come from a wrong path."""
    reads = [(path, operation) for method, path, operation in OPERATIONS if method == "GET"]
    found = {operation: ask(browser, "GET", path.format(**things), operation) for path, operation in reads}
    not_made_yet = {"get_file", "download_artifact", "get_report", "diff_decision_sets"}
    assert {name for name, status in found.items() if status == 404} <= not_made_yet


def ask(client: TestClient, method: str, url: str, operation: str) -> int:
    headers = {"accept": "application/json", "if-match": '"1"'}
    body = BODIES.get(operation) if method in ("POST", "PATCH", "PUT") else None
    query = {"against": "00000000-0000-4000-8000-000000000000"} if url.endswith("/diff") else None
    return client.request(method, url, json=body, headers=headers, params=query).status_code


def snapshot(url: str) -> list[Any]:
    with psycopg.connect(url) as connection:
        tables = ("projects", "decision_sets", "jobs", "events", "approvals", "webhook_endpoints", "api_keys")
        return [
            connection.execute(
                psycopg.sql.SQL("select t::text from {} t order by 1").format(psycopg.sql.Identifier(table))
            ).fetchall()
            for table in tables
        ]
