"""Every screen in both themes and at five widths: no accessibility violation, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.journeys import approval, change, design

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(500)]
VIEWS = (
    "overview", "architecture", "decisions", "cost", "policies", "code",
    "checks", "report", "diff", "history", "events",
)  # fmt: skip
SETTINGS = (
    "Appearance", "Profile", "Providers and models", "Policy packs", "API keys", "Webhooks", "About",
)  # fmt: skip
OTHER_WIDTHS = (3840, 1024, 768, 320)
COMPACT = 1024


@pytest.fixture(scope="module")
def project(served: str) -> str:
    made, first = design(served, "Screens")
    more = {"budget": {"monthly_usd": {"value": 9000.0, "source": "stated", "confidence": 1.0}}}
    change(served, made, first, more)
    return made


@pytest.fixture
def themed(browser: Browser, served: str, theme: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=served,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        viewport={"width": 1440, "height": 900},
    )
    yield context.new_page()
    context.close()


def test_no_violation_on_any_screen(themed: Page, project: str) -> None:
    trouble = listen(themed)
    for address in ("/", "/approvals", *(f"/w/{project}?tab={view}" for view in VIEWS)):
        visit(themed, address)
        look(themed, address, 1440)
    assert trouble == []


def test_no_violation_in_the_settings(themed: Page, project: str) -> None:
    trouble = listen(themed)
    visit(themed, f"/w/{project}")
    themed.get_by_role("button", name="Settings").click()
    for title in SETTINGS:
        themed.get_by_role("button", name=title, exact=True).click()
        expect(themed.get_by_role("region", name=title)).to_be_visible()
        settled(themed)
        look(themed, title, 1440)
    assert trouble == []


@pytest.mark.slow
@pytest.mark.parametrize("width", OTHER_WIDTHS)
def test_no_violation_at_other_widths(themed: Page, project: str, width: int) -> None:
    themed.set_viewport_size({"width": width, "height": 900})
    trouble = listen(themed)
    for address in ("/", "/approvals", *(f"/w/{project}?tab={view}" for view in VIEWS)):
        visit(themed, address)
        if width < COMPACT and address.startswith("/w/"):
            look(themed, f"{address} chat", width)
            themed.get_by_role("radio", name="Canvas").click()
            settled(themed)
        look(themed, address, width)
    assert trouble == []


@pytest.mark.slow
def test_a_design_can_be_decided_on_a_phone(themed: Page, served: str) -> None:
    made, _ = design(served, "Phone")
    themed.set_viewport_size({"width": 320, "height": 640})
    themed.goto(f"/w/{made}")
    approval(themed).click()
    expect(themed.get_by_text("Approved").first).to_be_visible(timeout=20_000)


def listen(page: Page) -> list[str]:
    """Everything the console calls an error from now on."""
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    return trouble


def visit(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle" if address == "/" else "load")
    settled(page)


def settled(page: Page) -> None:
    """Nothing says that it is loading any more, and no empty shell stands for the page."""
    page.wait_for_timeout(200)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=30_000)
    expect(page.get_by_text("Loading", exact=True)).to_have_count(0, timeout=30_000)


def look(page: Page, where: str, width: int) -> None:
    found = violations(page)
    assert found == [], (where, found)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, where
