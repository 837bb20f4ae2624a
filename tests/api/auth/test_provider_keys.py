"""Keys rotate; asking for them is bounded."""

from __future__ import annotations

import threading

import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey

from api import auth_provider
from api.auth_provider import Provider
from core.errors import Unavailable
from core.settings import Settings
from tests.api.auth.conftest import sign_in
from tests.api.auth.identity_provider import IdentityProvider


def test_a_rotated_key_is_found_without_a_restart(
    browser: TestClient, idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sign_in(browser, idp).status_code == 303
    idp.keys = [RSAKey.generate_key(2048, {"kid": "second"})]
    monkeypatch.setattr(auth_provider, "COOLDOWN_S", 0.0)
    assert sign_in(browser, idp).status_code == 303
    assert idp.asked.count("/jwks") == 2


def test_unknown_keys_do_not_make_us_ask_again_and_again(oidc_settings: Settings, idp: IdentityProvider) -> None:
    provider = Provider(oidc_settings, idp.http())
    threads = [threading.Thread(target=provider.keys, args=(f"made-up-{n}",)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert idp.asked.count("/jwks") == 1


def test_a_provider_that_describes_another_issuer_is_not_used(browser: TestClient, idp: IdentityProvider) -> None:
    idp.metadata["issuer"] = "https://other.example.test"
    assert browser.get("/auth/login").json()["code"] == "unavailable"


def test_a_provider_that_fails_is_said_to_be_unavailable(oidc_settings: Settings, idp: IdentityProvider) -> None:
    provider = Provider(oidc_settings, idp.http())
    idp.metadata["jwks_uri"] = "https://id.example.test/token"
    with pytest.raises(Unavailable):
        provider.keys("first")
