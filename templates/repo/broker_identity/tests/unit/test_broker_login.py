"""Event Hubs is entered with a token of this container's identity, asked for once while it lasts."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from urllib.parse import parse_qs, urlsplit

import pytest

from mlsystem import broker_login

ASKED: list[tuple[dict[str, list[str]], str | None]] = []


class Endpoint(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append((parse_qs(urlsplit(self.path).query), self.headers["X-IDENTITY-HEADER"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"access_token": "t", "expires_on": str(time.time() + 3600)}).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet in tests."""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ASKED.clear()
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.server_port}/token")
    monkeypatch.setenv("IDENTITY_HEADER", "h")
    monkeypatch.setenv("AZURE_CLIENT_ID", "me")
    yield
    server.shutdown()
    server.server_close()


def test_a_token_is_asked_for_once_while_it_lasts(endpoint: None) -> None:
    provider = broker_login.options()["sasl_oauth_token_provider"]
    assert provider.token() == provider.token() == "t"
    ((query, header),) = ASKED
    assert (query["resource"], query["client_id"], header) == ([broker_login.SCOPE], ["me"], "h")


def test_the_client_accepts_the_provider_and_every_option() -> None:
    options = broker_login.options()
    assert isinstance(
        options["sasl_oauth_token_provider"], import_module("kafka.net.sasl.oauth").AbstractTokenProvider
    )
    assert set(options) <= set(import_module("kafka").KafkaConsumer.DEFAULT_CONFIG)
    assert options["sasl_oauth_token_provider"].extensions() == {}
