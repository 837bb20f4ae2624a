"""Settings against the real API: a key that works and is revoked, a webhook that is delivered and sent again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journeys import client

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


class Receiver(BaseHTTPRequestHandler):
    met: list[str] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.met.append(self.headers["webhook-id"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.met = []
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hooks"
    server.shutdown()


def open_settings(page: Page, address: str, title: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name=title, exact=True).click()


def test_a_key_opens_the_api_until_it_is_revoked(page: Page, served: str) -> None:
    open_settings(page, "/", "API keys")
    page.get_by_label("Name of the key").fill("Night job")
    page.get_by_role("button", name="Make a key").click()
    key = page.get_by_text("amp_", exact=False).first.inner_text()
    asked = {"authorization": f"Bearer {key}"}
    assert httpx.get(f"{served}/auth/me", headers=asked, trust_env=False).json()["kind"] == "key"
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Revoke", exact=True).click()
    page.get_by_role("button", name="Revoke for good").click()
    expect(page.get_by_text("No key yet")).to_be_visible()
    assert httpx.get(f"{served}/auth/me", headers=asked, trust_env=False).status_code == 401


def test_a_webhook_is_delivered_and_sent_again(page: Page, served: str, receiver: str) -> None:
    with client(served) as api:
        project = api.post("/projects", json={"name": "Hooks"}).json()["id"]
    open_settings(page, f"/w/{project}", "Webhooks")
    page.get_by_label("Address").fill(receiver)
    page.get_by_role("button", name="Add the webhook").click()
    expect(page.get_by_text("whsec_", exact=False)).to_be_visible()
    page.get_by_role("button", name="Done").click()
    with client(served) as api:
        api.patch(f"/projects/{project}", json={"name": "Hooks, renamed"})
    page.get_by_text(receiver).click()
    expect(page.get_by_text("delivered").first).to_be_visible(timeout=30_000)
    before = len(Receiver.met)
    page.get_by_role("button", name="Send again").first.click()
    expect(page.get_by_text("It is sent again")).to_be_visible()
    for _ in range(60):
        if len(Receiver.met) > before:
            break
        page.wait_for_timeout(250)
    assert len(Receiver.met) > len(set(Receiver.met))
