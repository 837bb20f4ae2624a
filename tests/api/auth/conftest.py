from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from pydantic import SecretStr

from api.application import create_app
from api.auth_provider import Provider
from core.settings import Settings
from tests.api.auth.identity_provider import CLIENT_ID, ISSUER, IdentityProvider

SITE = "https://amp.example.test"


@pytest.fixture
def idp() -> IdentityProvider:
    return IdentityProvider()


@pytest.fixture
def oidc_settings(settings: Settings, migrator_url: str) -> Settings:
    changed = {
        "auth_mode": "oidc",
        "migrator_url": SecretStr(migrator_url),
        "public_url": SITE,
        "oidc_issuer": ISSUER,
        "oidc_client_id": CLIENT_ID,
        "oidc_client_secret": SecretStr("the-secret"),
        "session_secret": SecretStr("s" * 48),
    }
    return settings.model_copy(update=changed)


@pytest.fixture
def oidc_app(oidc_settings: Settings, idp: IdentityProvider, tmp_path: Path) -> FastAPI:
    app = create_app(oidc_settings, tmp_path / "no-export")
    app.state.provider = Provider(oidc_settings, idp.http())
    return app


@pytest.fixture
def browser(oidc_app: FastAPI) -> Iterator[TestClient]:
    """A browser at our site; it keeps cookies and follows nothing by itself."""
    with new_browser(oidc_app) as running:
        yield running


def new_browser(app: FastAPI) -> TestClient:
    return TestClient(app, SITE, client=("192.0.2.7", 50000), raise_server_exceptions=False, follow_redirects=False)


def sign_in(browser: TestClient, idp: IdentityProvider, subject: str = "alice", next_path: str = "/") -> Response:
    """The callback's answer."""
    started = browser.get("/auth/login", params={"next": next_path})
    assert started.status_code == 303, started.text
    return browser.get("/auth/callback", params=idp.authorize(started.headers["location"], subject))
