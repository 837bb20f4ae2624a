"""The whole round trip, and every way an answer can be wrong."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey
from psycopg import sql

from tests.api.auth.conftest import new_browser, sign_in
from tests.api.auth.identity_provider import CLIENT_ID, IdentityProvider

COOKIE = "__Host-amp_session"


def test_round_trip(browser: TestClient, idp: IdentityProvider) -> None:
    assert browser.get("/auth/me").status_code == 401
    answer = sign_in(browser, idp, next_path="/w/1?view=cost")
    assert (answer.status_code, answer.headers["location"]) == (303, "/w/1?view=cost")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith(COOKIE))
    for wanted in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
        assert wanted in cookie
    assert "domain" not in cookie.lower()
    me = browser.get("/auth/me").json()
    assert (me["kind"], me["user"]["name"], me["user"]["email"]) == ("session", "Alice", "alice@example.test")
    made = browser.post("/projects", json={"name": "Mine"}).json()
    events = browser.get(f"/projects/{made['id']}/events", headers={"accept": "application/json"}).json()
    assert events["items"][0]["actor"] == "user:alice@example.test"


def test_the_same_person_is_the_same_owner_and_another_is_not(
    oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider
) -> None:
    sign_in(browser, idp)
    project = browser.post("/projects", json={"name": "Mine"}).json()["id"]
    with new_browser(oidc_app) as second, new_browser(oidc_app) as stranger:
        sign_in(second, idp)
        sign_in(stranger, idp, "bob")
        assert second.get(f"/projects/{project}").status_code == 200
        assert stranger.get(f"/projects/{project}").status_code == 404


def test_the_token_is_nowhere_in_the_database(browser: TestClient, idp: IdentityProvider, superuser_url: str) -> None:
    sign_in(browser, idp)
    with psycopg.connect(superuser_url) as connection:
        stored = str(connection.execute("select * from sessions").fetchall())
    assert "alice" in stored
    assert browser.cookies[COOKIE] not in stored


def test_login_ends_the_session_the_browser_came_with(
    oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider
) -> None:
    """Fixation: a token somebody planted before the login is worth nothing after it."""
    sign_in(browser, idp)
    planted = browser.cookies[COOKIE]
    sign_in(browser, idp, "bob")
    assert browser.cookies[COOKIE] != planted
    with new_browser(oidc_app) as attacker:
        attacker.cookies.set(COOKIE, planted)
        assert attacker.get("/auth/me").status_code == 401


def test_logout_ends_the_session_at_once(browser: TestClient, idp: IdentityProvider) -> None:
    sign_in(browser, idp)
    token = browser.cookies[COOKIE]
    url = urlsplit(browser.post("/auth/logout").json()["url"])
    assert (url.path, parse_qs(url.query)["client_id"]) == ("/end", [CLIENT_ID])
    browser.cookies.set(COOKIE, token)
    assert browser.get("/auth/me").status_code == 401


def test_logout_at_cognito(oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider) -> None:
    provider = oidc_app.state.provider
    provider.settings = provider.settings.model_copy(update={"oidc_logout": "cognito"})
    sign_in(browser, idp)
    url = browser.post("/auth/logout").json()["url"]
    assert url == f"https://id.example.test/logout?client_id={CLIENT_ID}&logout_uri=https%3A%2F%2Famp.example.test"


@pytest.mark.parametrize(("column", "by"), [("last_seen_at", "61 minutes"), ("expires_at", "13 hours")])
def test_a_session_ends_when_idle_and_in_any_case(
    browser: TestClient, idp: IdentityProvider, superuser_url: str, column: str, by: str
) -> None:
    sign_in(browser, idp)
    assert browser.get("/auth/me").status_code == 200
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        moved = sql.SQL("update sessions set {0} = {0} - interval {1}").format(sql.Identifier(column), by)
        connection.execute(moved)
    assert browser.get("/auth/me").json()["code"] == "unauthenticated"


def hmac_with_the_public_key(idp: IdentityProvider) -> Any:
    def sign(claims: dict[str, Any]) -> str:
        signed = f"{part({'alg': 'HS256', 'kid': 'first'})}.{part(claims)}"
        mac = hmac.digest(idp.keys[0].as_pem(private=False), signed.encode(), "sha256")
        return f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"

    return sign


def unsigned(_: IdentityProvider) -> Any:
    return lambda claims: f"{part({'alg': 'none', 'kid': 'first'})}.{part(claims)}."


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def foreign_key(_: IdentityProvider) -> Any:
    key = RSAKey.generate_key(2048, {"kid": "first"})
    return lambda claims: jwt.encode({"alg": "RS256", "kid": "first"}, claims, key)


def key_in_the_header(_: IdentityProvider) -> Any:
    key = RSAKey.generate_key(2048, {"kid": "mine"})
    header = {"alg": "RS256", "kid": "mine", "jwk": key.as_dict(private=False)}
    return lambda claims: jwt.encode(header, claims, key)


def garbage(_: IdentityProvider) -> Any:
    return lambda claims: "a.b.c"


@pytest.mark.parametrize(
    "forge", [hmac_with_the_public_key, unsigned, foreign_key, key_in_the_header, garbage], ids=lambda f: f.__name__
)
def test_forged_signatures_are_refused(browser: TestClient, idp: IdentityProvider, forge: Any) -> None:
    idp.sign = forge(idp)
    assert_refused(browser, sign_in(browser, idp))


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example.test"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": []},
        {"aud": [CLIENT_ID, "another"], "azp": "another"},
        {"aud": [CLIENT_ID, "another"]},
        {"azp": "another"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": 9_999_999_999},
        {"nbf": 9_999_999_999},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"token_use": "access"},
    ],
    ids=str,
)
def test_wrong_claims_are_refused(browser: TestClient, idp: IdentityProvider, claims: dict[str, Any]) -> None:
    idp.claims = claims
    assert_refused(browser, sign_in(browser, idp))


def test_cognito_id_tokens_are_accepted(browser: TestClient, idp: IdentityProvider) -> None:
    idp.claims = {"token_use": "id", "cognito:username": "al", "name": None, "email_verified": False}
    assert sign_in(browser, idp).status_code == 303
    assert browser.get("/auth/me").json()["user"] | {"id": ""} == {"id": "", "name": "al", "email": None}


def test_an_answer_needs_the_login_it_belongs_to(oidc_app: FastAPI, browser: TestClient, idp: IdentityProvider) -> None:
    """Login CSRF: a callback with somebody else's code, in a browser that did not ask, signs nobody in."""
    started = browser.get("/auth/login")
    brought = idp.authorize(started.headers["location"])
    with new_browser(oidc_app) as victim:
        assert_refused(victim, victim.get("/auth/callback", params=brought))
        victim.get("/auth/login")
        assert_refused(victim, victim.get("/auth/callback", params=brought))
    assert_refused(browser, browser.get("/auth/callback", params={**brought, "state": "x"}))
    assert_refused(browser, browser.get("/auth/callback", params={"state": brought["state"], "error": "denied"}))
    assert_refused(browser, browser.get("/auth/callback", params={**brought, "iss": "https://evil.example.test"}))


def test_a_code_is_spent_once(browser: TestClient, idp: IdentityProvider) -> None:
    started = browser.get("/auth/login")
    brought, sealed = idp.authorize(started.headers["location"]), browser.cookies["__Host-amp_login"]
    assert browser.get("/auth/callback", params=brought).status_code == 303
    browser.cookies.clear()
    browser.cookies.set("__Host-amp_login", sealed)
    assert_refused(browser, browser.get("/auth/callback", params=brought))


def assert_refused(browser: TestClient, answer: Any) -> None:
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_refused"), answer.text
    assert COOKIE not in answer.headers.get("set-cookie", "")
    assert browser.get("/auth/me").status_code == 401


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil",
        "/\t/evil.example", "/ok\r\nset-cookie: a=b", "/auth/logout", "", "/é", "///evil.example", "/" + "a" * 3000,
    ],
)  # fmt: skip
def test_after_login_only_our_own_pages(browser: TestClient, idp: IdentityProvider, target: str) -> None:
    assert sign_in(browser, idp, next_path=target).headers["location"] == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://amp.example.test.evil.example"},
    ],
    ids=str,
)
def test_another_site_cannot_use_the_session(
    browser: TestClient, idp: IdentityProvider, headers: dict[str, str]
) -> None:
    sign_in(browser, idp)
    assert browser.post("/projects", json={"name": "x"}, headers=headers).json()["code"] == "cross_site"
    assert browser.post("/auth/logout", headers=headers).status_code == 403
    assert browser.get("/projects").json()["items"] == []
