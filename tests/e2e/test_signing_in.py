"""Signing in at a real OpenID provider, in a real browser, against the product as it is served."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.conftest import ROOT, _free_port, _wait_until_ready

pytestmark = pytest.mark.e2e
PROVIDER = ROOT / "tests" / "api" / "auth" / "idp.mjs"
COOKIE = "amp_session"
EVIL = "http://evil.test"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a product that asks a real provider who people are."""
    data = tmp_path_factory.mktemp("guarded")
    port, provider_port = _free_port(), _free_port()
    address = f"http://127.0.0.1:{port}"
    base = {"PATH": os.environ["PATH"], "HOME": str(data), "LC_ALL": "C.UTF-8"}
    env = {
        **base,
        "AMP_DATA_DIR": str(data),
        "AMP_AUTH_MODE": "oidc",
        "AMP_PUBLIC_URL": address,
        "AMP_OIDC_ISSUER": f"http://127.0.0.1:{provider_port}",
        "AMP_OIDC_CLIENT_ID": "amp",
        "AMP_OIDC_CLIENT_SECRET": "amp-secret-of-the-test-provider-only",
        "AMP_SESSION_SECRET": "s" * 48,
    }
    log = data / "serve.log"
    provider = subprocess.Popen(
        ["node", str(PROVIDER), str(provider_port), f"{address}/auth/callback"],
        cwd=ROOT, env=base, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "serve", "--port", str(port), "--no-worker"],
            cwd=ROOT, env=env, stdout=out, stderr=out,
        )  # fmt: skip
        try:
            assert provider.stdout is not None
            assert provider.stdout.readline().strip() == b"ready"
            _wait_until_ready(address, server, log)
            yield address
        finally:
            for process in (server, provider):
                process.terminate()
                process.wait(30)


@pytest.fixture
def visitor(browser: Browser, guarded: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=guarded)
    yield context
    context.close()


def sign_in(page: Page, name: str = "alice") -> None:
    """From the provider's form to wherever it sends the browser."""
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", "any")
    page.click("button[type=submit]")
    if "/interaction/" in page.url:
        page.click("button[type=submit]")


def me(page: Page) -> tuple[int, dict[str, object]]:
    answer = page.request.get("/auth/me")
    return answer.status, answer.json()


def test_in_by_the_link_and_out_again(visitor: BrowserContext, guarded: str) -> None:
    page = visitor.new_page()
    page.goto("/")
    page.get_by_role("link", name="Sign in").click()
    sign_in(page)
    page.wait_for_url(f"{guarded}/**")
    status, who = me(page)
    assert (status, who["kind"]) == (200, "session")
    assert "alice@example.test" in str(who)
    (cookie,) = [one for one in visitor.cookies() if one["name"] == COOKIE]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/")
    assert COOKIE not in str(page.evaluate("document.cookie"))
    made = page.evaluate(
        "fetch('/projects', {method: 'POST', headers: {'Content-Type': 'application/json'},"
        " body: JSON.stringify({name: 'Mine'})}).then(answer => answer.json())"
    )
    streamed = page.evaluate(
        "id => new Promise(done => { const source = new EventSource(`/projects/${id}/events`);"
        " source.onmessage = one => { source.close(); done(JSON.parse(one.data).type); } })",
        made["id"],
    )
    assert streamed == "project.created"
    left = page.evaluate("fetch('/auth/logout', {method: 'POST'}).then(answer => answer.json())")
    assert me(page)[0] == 401
    page.goto(left["url"])
    page.click("button[autofocus]")
    page.wait_for_url(f"{guarded}/**")
    visitor.add_cookies([{"name": COOKIE, "value": cookie["value"], "url": guarded}])
    assert me(page)[0] == 401, "the old session stays ended"


def test_a_planted_session_is_worth_nothing(visitor: BrowserContext, browser: Browser, guarded: str) -> None:
    planted = "planted-by-somebody-else"
    visitor.add_cookies([{"name": COOKIE, "value": planted, "url": guarded}])
    page = visitor.new_page()
    page.goto("/auth/login")
    sign_in(page)
    page.wait_for_url(f"{guarded}/**")
    assert me(page)[0] == 200
    attacker = browser.new_context(base_url=guarded)
    attacker.add_cookies([{"name": COOKIE, "value": planted, "url": guarded}])
    assert me(attacker.new_page())[0] == 401
    attacker.close()


def test_two_people_see_two_products(visitor: BrowserContext, browser: Browser, guarded: str) -> None:
    page = visitor.new_page()
    page.goto("/auth/login")
    sign_in(page, "carol")
    page.wait_for_url(f"{guarded}/**")
    made = page.request.post("/projects", data={"name": "Carol's"}).json()["id"]
    other = browser.new_context(base_url=guarded)
    stranger = other.new_page()
    stranger.goto("/auth/login")
    sign_in(stranger, "dave")
    stranger.wait_for_url(f"{guarded}/**")
    assert stranger.request.get(f"/projects/{made}").status == 404
    assert stranger.request.get("/projects").json()["items"] == []
    other.close()


def test_another_site_gets_nothing_done(visitor: BrowserContext, guarded: str) -> None:
    page = visitor.new_page()
    page.goto("/auth/login")
    sign_in(page, "erin")
    page.wait_for_url(f"{guarded}/**")
    trap = (
        f"<form id=f method=post action='{guarded}/projects' enctype='text/plain'>"
        """<input name='{"name":"Forged","x":"' value='"}'></form><script>f.submit()</script>"""
    )
    visitor.route(f"{EVIL}/**", lambda route: route.fulfill(body=trap, content_type="text/html"))
    with page.expect_response(f"{guarded}/projects") as answered:
        page.goto(f"{EVIL}/trap")
    assert answered.value.status == 403
    assert page.request.get("/projects").json()["items"] == []
    read = page.evaluate(f"fetch('{guarded}/auth/me', {{credentials: 'include'}}).then(() => 'read', () => 'refused')")
    assert read == "refused"


@pytest.mark.parametrize("target", [f"{EVIL}/", "//evil.test/", "/\\evil.test", "/%09/evil.test"])
def test_after_signing_in_the_browser_stays_here(visitor: BrowserContext, guarded: str, target: str) -> None:
    page = visitor.new_page()
    page.goto(f"/auth/login?next={target}")
    sign_in(page, "frank")
    page.wait_for_load_state()
    assert page.url.startswith(f"{guarded}/")


def test_an_answer_nobody_asked_for_signs_nobody_in(visitor: BrowserContext, guarded: str) -> None:
    """Login CSRF: a victim is sent to the callback with the attacker's own, unspent code."""
    victim = visitor.new_page()
    answer = victim.goto(unspent_answer(guarded))
    assert answer is not None
    assert answer.status == 401
    assert me(victim)[0] == 401


def unspent_answer(guarded: str) -> str:
    """An attacker's sign-in, carried on by hand up to the address the provider sends the browser to."""
    with httpx.Client(trust_env=False) as client:
        answer = client.get(f"{guarded}/auth/login")
        while True:
            while "location" in answer.headers:
                onward = answer.url.join(answer.headers["location"])
                if onward.path == "/auth/callback":
                    return str(onward)
                answer = client.get(onward)
            action, prompt = (
                re.search(pattern, answer.text) for pattern in (r'action="([^"]+)"', r'name="prompt" value="(\w+)"')
            )
            assert action is not None
            assert prompt is not None
            given = {"prompt": prompt[1], "login": "mallory", "password": "any"}
            answer = client.post(answer.url.join(action[1]), data=given)
