"""Only a token that the issuer signed opens a closed page; what the request says counts for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem.identity import SHA256, Key, key_set
from mlsystem.settings import Settings
from services.api.app import create_app
from services.api.caller import IssuerKeys

CLOSED = {"question": "What is the rule about salary bands review?"}
ISSUER, AUDIENCE, EXPONENT = "https://issuer", "assistant", 65537


@pytest.fixture
def pair() -> tuple[Key, int]:
    """A key made of two Mersenne primes, which everybody knows, and what signs with it."""
    p, q = 2**1279 - 1, 2**2203 - 1
    return Key(p * q, EXPONENT), pow(EXPONENT, -1, (p - 1) * (q - 1))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _token(pair: tuple[Key, int], header: dict[str, Any] | None = None, **claims: Any) -> str:
    key, secret = pair
    facts = {"iss": ISSUER, "aud": AUDIENCE, "exp": time.time() + 600, "groups": ["hr"], **claims}
    parts = ({"alg": "RS256", "kid": "k1", **(header or {})}, facts)
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in parts)
    digest = SHA256 + hashlib.sha256(signed.encode()).digest()
    size = (key.modulus.bit_length() + 7) // 8
    block = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    signature = pow(int.from_bytes(block, "big"), secret, key.modulus).to_bytes(size, "big")
    return f"{signed}.{_encoded(signature)}"


@pytest.fixture
def signed_in(system: Settings, pair: tuple[Key, int]) -> Iterator[TestClient]:
    conf = system.home / "conf"
    shutil.copytree(system.conf, conf)
    named = {"issuer": ISSUER, "audience": AUDIENCE, "keys": f"{ISSUER}/keys", "groups_claim": "groups"}
    (conf / "identity.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in named.items()))
    with TestClient(create_app(replace(system, conf=conf), {"k1": pair[0]}.get)) as client:
        yield client


def _ask(client: TestClient, token: str) -> Any:
    return client.post("/ask", json=CLOSED, headers={"Authorization": f"Bearer {token}"})


def test_a_closed_page_is_cited_only_for_its_group(signed_in: TestClient, pair: tuple[Key, int]) -> None:
    assert _ask(signed_in, _token(pair)).json()["citations"] == ["payroll#0"]
    for others in (["sales"], "hr", None):
        assert "payroll#0" not in _ask(signed_in, _token(pair, groups=others)).json()["citations"]


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
    signed_in: TestClient, pair: tuple[Key, int], header: dict[str, str], claims: dict[str, Any]
) -> None:
    assert _ask(signed_in, _token(pair, header, **claims)).status_code == 401


def test_an_altered_token_and_none_are_refused(signed_in: TestClient, pair: tuple[Key, int]) -> None:
    head, _, signature = _token(pair, groups=["sales"]).split(".")
    forged = _token(pair, groups=["hr"]).split(".")[1]
    assert _ask(signed_in, f"{head}.{forged}.{signature}").status_code == 401
    assert _ask(signed_in, "no.token").status_code == 401
    assert signed_in.post("/ask", json=CLOSED).status_code == 401


def test_while_no_issuer_is_named_everybody_sees_what_is_for_everyone(
    client: TestClient, pair: tuple[Key, int]
) -> None:
    assert "payroll#0" not in _ask(client, _token(pair)).json()["citations"]


def test_keys_are_asked_for_again_once_a_minute_at_most(pair: tuple[Key, int]) -> None:
    now, asked = [0.0], []
    numbers = {"n": pair[0].modulus, "e": EXPONENT}
    entry = {k: _encoded(v.to_bytes((v.bit_length() + 7) // 8, "big")) for k, v in numbers.items()}
    document = {"keys": [{"kty": "RSA", "kid": "k1", **entry}, {"kty": "EC", "kid": "k2"}]}

    class Keys(IssuerKeys):
        def fetch(self) -> dict[str, list[dict[str, str]]]:
            asked.append(now[0])
            return document

    keys = Keys("https://issuer/keys", lambda: now[0])
    assert keys("k1") == key_set(document)["k1"] == pair[0]
    assert (keys("k2"), asked) == (None, [0.0])
    now[0] = 61.0
    assert (keys("k2"), asked) == (None, [0.0, 61.0])
    with pytest.raises(ValueError, match="https"):
        IssuerKeys("http://issuer/keys")
