"""Only a token that the issuer signed opens a closed page; what the request says counts for nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from fastapi.testclient import TestClient
from jwt.algorithms import RSAAlgorithm

from mlsystem.identity import key_set
from mlsystem.settings import Settings
from services.api.app import create_app
from services.api.caller import IssuerKeys

CLOSED = {"question": "What is the rule about salary bands review?"}
ISSUER, AUDIENCE, SHARED = "https://issuer", "assistant", "a secret of at least thirty-two bytes"


@pytest.fixture(scope="module")
def issuer() -> RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _token(issuer: RSAPrivateKey, header: dict[str, Any] | None = None, **claims: Any) -> str:
    facts = {"iss": ISSUER, "aud": AUDIENCE, "exp": time.time() + 600, "groups": ["hr"], **claims}
    told = {"alg": "RS256", "kid": "k1", **(header or {})}
    secret: Any = {"RS256": issuer, "HS256": SHARED, "none": None}[told["alg"]]
    return jwt.encode(facts, secret, algorithm=told["alg"], headers=told)


@pytest.fixture
def signed_in(system: Settings, issuer: RSAPrivateKey) -> Iterator[TestClient]:
    conf = system.home / "conf"
    shutil.copytree(system.conf, conf)
    named = {"issuer": ISSUER, "audience": AUDIENCE, "keys": f"{ISSUER}/keys", "groups_claim": "groups"}
    (conf / "identity.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in named.items()))
    with TestClient(create_app(replace(system, conf=conf), {"k1": issuer.public_key()}.get)) as client:
        yield client


def _ask(client: TestClient, token: str) -> Any:
    return client.post("/ask", json=CLOSED, headers={"Authorization": f"Bearer {token}"})


def test_a_closed_page_is_cited_only_for_its_group(signed_in: TestClient, issuer: RSAPrivateKey) -> None:
    assert _ask(signed_in, _token(issuer)).json()["citations"] == ["payroll#0"]
    for others in (["sales"], "hr", None):
        assert "payroll#0" not in _ask(signed_in, _token(issuer, groups=others)).json()["citations"]


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        ({"alg": "none"}, {}),
        ({"alg": "HS256"}, {}),
        ({"kid": "unknown"}, {}),
        ({}, {"iss": "https://other"}),
        ({}, {"aud": "other"}),
        ({}, {"exp": 1.0}),
        ({}, {"exp": "never"}),
        ({}, {"nbf": time.time() + 3600}),
    ],
)
def test_another_token_is_refused(
    signed_in: TestClient, issuer: RSAPrivateKey, header: dict[str, str], claims: dict[str, Any]
) -> None:
    assert _ask(signed_in, _token(issuer, header, **claims)).status_code == 401


def test_an_altered_token_and_none_are_refused(signed_in: TestClient, issuer: RSAPrivateKey) -> None:
    head, _, signature = _token(issuer, groups=["sales"]).split(".")
    forged = _token(issuer, groups=["hr"]).split(".")[1]
    assert _ask(signed_in, f"{head}.{forged}.{signature}").status_code == 401
    assert _ask(signed_in, "no.token").status_code == 401
    assert signed_in.post("/ask", json=CLOSED).status_code == 401


def test_while_no_issuer_is_named_everybody_sees_what_is_for_everyone(
    client: TestClient, issuer: RSAPrivateKey
) -> None:
    assert "payroll#0" not in _ask(client, _token(issuer)).json()["citations"]


def test_keys_are_asked_for_again_once_a_minute_at_most(issuer: RSAPrivateKey) -> None:
    now, asked = [0.0], []
    entry = {**RSAAlgorithm.to_jwk(issuer.public_key(), as_dict=True), "kid": "k1"}
    weak_key = rsa.generate_private_key(65537, 1024).public_key()  # noqa: S505 - too short on purpose
    weak = {**RSAAlgorithm.to_jwk(weak_key, as_dict=True), "kid": "k3"}
    document = {"keys": [entry, weak, {"kty": "EC", "kid": "k2"}]}

    class Keys(IssuerKeys):
        def fetch(self) -> dict[str, list[dict[str, str]]]:
            asked.append(now[0])
            return document

    keys = Keys("https://issuer/keys", lambda: now[0])
    assert keys("k1") == key_set(document)["k1"] == issuer.public_key()
    assert set(key_set(document)) == {"k1"}
    assert (keys("k2"), asked) == (None, [0.0])
    now[0] = 61.0
    assert (keys("k2"), asked) == (None, [0.0, 61.0])
    with pytest.raises(ValueError, match="https"):
        IssuerKeys("http://issuer/keys")
