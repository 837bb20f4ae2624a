"""The brokers are entered with the cluster's own certificates, and the key is on no disk afterwards."""

from __future__ import annotations

import ssl
from importlib import import_module
from pathlib import Path

import pytest

from mlsystem import broker_login


class Context:
    """Notes what a context is given."""

    def __init__(self, authority: str) -> None:
        self.authority, self.path, self.chain = authority, Path(), ""

    def load_cert_chain(self, path: Path) -> None:
        self.path, self.chain = path, path.read_text()
        assert path.stat().st_mode & 0o077 == 0, "nobody else may read it"


def test_the_context_trusts_this_cluster_and_shows_our_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("CA", "authority"), ("CERTIFICATE", "certificate"), ("KEY", "key")):
        monkeypatch.setenv(f"MLSYSTEM_EVENTS_{name}", value)
    monkeypatch.setattr(ssl, "create_default_context", lambda cadata: Context(cadata))
    options = broker_login.options()
    context = options["ssl_context"]
    assert (context.authority, context.chain) == ("authority", "certificate\nkey\n")
    assert not context.path.exists()
    assert set(options) <= set(import_module("kafka").KafkaConsumer.DEFAULT_CONFIG)


def test_hosts_are_checked_and_a_broken_authority_is_refused() -> None:
    plain = ssl.create_default_context()
    assert plain.check_hostname
    with pytest.raises(ssl.SSLError):
        broker_login._context("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n", "")
