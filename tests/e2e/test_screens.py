"""Every screen in both themes and at three widths: no accessibility violation, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.accessibility import violations
from tests.e2e.journeys import change, design

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(400)]
VIEWS = (
    "overview",
    "architecture",
    "decisions",
    "cost",
    "policies",
    "code",
    "checks",
    "report",
    "diff",
    "history",
    "events",
)
WIDTHS = (1440, 1024, 320)


@pytest.fixture(scope="module")
def project(served: str) -> str:
    made, first = design(served, "Screens")
    more = {"budget": {"monthly_usd": {"value": 9000.0, "source": "stated", "confidence": 1.0}}}
    change(served, made, first, more)
    return made


@pytest.fixture
def themed(browser: Browser, served: str, theme: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=served, color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_violation_on_any_screen(themed: Page, project: str, width: int, tmp_path: Path) -> None:
    themed.set_viewport_size({"width": width, "height": 900})
    trouble: list[str] = []
    themed.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    pages = ["/", "/approvals", *(f"/w/{project}?tab={view}" for view in VIEWS)]
    if width < 1440:
        pages = pages[:3]
    for address in pages:
        themed.goto(address, wait_until="networkidle" if address == "/" else "load")
        themed.wait_for_timeout(500)
        found = violations(themed)
        assert found == [], (address, found)
        assert themed.evaluate("document.documentElement.scrollWidth") <= width, address
    assert trouble == []
