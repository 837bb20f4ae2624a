"""Every refusal is a problem answer with a code and the request id, and carries the security headers."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from core.errors import Unavailable


def assert_problem(answer: Response, status: int, code: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["title"]
    assert body["detail"]
    assert body["type"] == f"urn:amp:problem:{code}"
    assert answer.headers["x-content-type-options"] == "nosniff"


NOBODY = "00000000-0000-4000-8000-0000000000ff"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing/here", 404, "not_found"),
        ("GET", "/projects/x", 422, "invalid_request"),
        ("PUT", "/projects", 405, "method_not_allowed"),
        ("GET", f"/projects/{NOBODY}", 404, "not_found"),
        ("GET", f"/decision-sets/{NOBODY}", 404, "not_found"),
        ("GET", f"/decision-sets/{NOBODY}/files/a", 404, "not_found"),
        ("GET", f"/artifacts/{NOBODY}/download", 404, "not_found"),
        ("GET", "/jobs/9223372036854775807", 404, "not_found"),
        ("GET", "/jobs/9223372036854775808", 422, "invalid_request"),
        ("POST", f"/decision-sets/{NOBODY}/cancel", 404, "not_found"),
    ],
)
def test_refusals(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    assert_problem(client.request(method, path), status, code)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe\x00", b"[]", b'"x"', b'{"name":"x","more":1}'])
def test_bodies_that_are_not_what_was_asked_for(client: TestClient, body: bytes) -> None:
    answer = client.post("/projects", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_over_the_limit_announced_or_not(client: TestClient) -> None:
    big = b'{"name":"' + b"x" * 1_100_000 + b'"}'
    headers = {"content-type": "application/json"}
    assert_problem(client.post("/projects", content=big, headers=headers), 413, "content_too_large")
    chunks = (big[at : at + 65536] for at in range(0, len(big), 65536))
    assert_problem(client.post("/projects", content=chunks, headers=headers), 413, "content_too_large")
    assert client.get("/projects").json()["items"] == []


def test_rejected_values_are_not_echoed(client: TestClient) -> None:
    answer = client.post("/projects", json={"name": "ok", "password": "hunter2-secret"})
    assert "hunter2" not in answer.text


def test_an_unexpected_error_is_a_500_problem_without_internals(app: FastAPI, client: TestClient) -> None:
    @app.get("/boom")
    def boom() -> None:
        raise RuntimeError("postgresql://user:hunter2@host")

    app.router.routes.insert(0, app.router.routes.pop())
    answer = client.get("/boom")
    assert_problem(answer, 500, "internal_error")
    assert "hunter2" not in answer.text


def test_a_dependency_that_is_down_is_a_503(app: FastAPI, client: TestClient) -> None:
    @app.get("/down")
    def down() -> None:
        raise Unavailable("The database does not answer.")

    app.router.routes.insert(0, app.router.routes.pop())
    assert_problem(client.get("/down"), 503, "unavailable")


def test_a_request_id_is_taken_over_only_when_harmless(client: TestClient) -> None:
    def answered(offered: str) -> str:
        return client.get("/healthz", headers={"x-request-id": offered}).headers["x-request-id"]

    assert answered("abc-12345678") == "abc-12345678"
    assert answered("x" * 65) != "x" * 65
    assert answered("a b<script>") != "a b<script>"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1.evil.example"},
    ],
)
def test_another_site_cannot_write(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/projects", json={"name": "x"}, headers=headers)
    assert_problem(answer, 403, "cross_site")
    assert client.get("/projects").json()["items"] == []


@pytest.mark.parametrize("origin", ["http://127.0.0.1", "http://localhost:3000"])
def test_our_own_pages_can(client: TestClient, origin: str) -> None:
    assert client.post("/projects", json={"name": "x"}, headers={"origin": origin}).status_code == 201


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::1", ""])
def test_a_foreign_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/projects", headers={"host": host}).status_code == 403


def test_another_machine_is_refused(app: FastAPI, client: TestClient) -> None:
    stranger = TestClient(app, "http://127.0.0.1", client=("192.0.2.7", 1))
    assert stranger.get("/projects").status_code == 403
    assert stranger.get("/healthz").status_code == 200
    assert client.get("/projects").status_code == 200
