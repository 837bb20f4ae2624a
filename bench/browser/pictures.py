"""`python -m bench.browser.pictures [ADDRESS]`: the pictures under docs/images, taken of the product as it is now.

Without an address the product is started with a database of its own. The three briefs of the start page are designed,
and the one on the pictures gets a second version with half the budget and half the time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import Page, sync_playwright

from bench.browser.stack import CHROMIUM, FLAGS, ROOT, served

IMAGES = ROOT / "docs" / "images"
WINDOW, PHONE = (1440, 900), (390, 844)
PLANNED_MS, DRAWN_MS = 300_000, 1500
BRIEFS = ("Nightly demand forecast", "Policy assistant", "Fraud scoring")  # the last one is on the pictures
CHANGE = {
    "budget": {"monthly_usd": {"value": 9000.0, "unit": "USD/month", "source": "stated"}},
    "latency": {"p95_ms": {"value": 40.0, "unit": "ms", "source": "stated"}},
}


@dataclass(frozen=True)
class Picture:
    """`at` is what follows the address of the design, None for the start page."""

    name: str
    at: str | None
    prepare: Callable[[Page], None] = lambda page: None
    dark: bool = False
    window: tuple[int, int] = WINDOW


def main(address: str | None) -> None:
    with nullcontext(address) if address else served() as at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(base_url=at)
        project = [_design(page, brief) for brief in BRIEFS][-1]
        _change(at, project)
        page.goto(f"/w/{project}")
        page.get_by_role("heading", name="What this version changed").wait_for(timeout=PLANNED_MS)
        for picture in PICTURES:
            width, height = picture.window
            shown = browser.new_page(
                base_url=at,
                color_scheme="dark" if picture.dark else "light",
                viewport={"width": width, "height": height},
            )
            shown.goto("/" if picture.at is None else f"/w/{project}{picture.at}")
            shown.wait_for_timeout(DRAWN_MS)
            picture.prepare(shown)
            shown.wait_for_timeout(DRAWN_MS)
            shown.screenshot(path=IMAGES / f"{picture.name}.png")
            shown.close()
        browser.close()


def _design(page: Page, brief: str) -> str:
    """The project of a brief of the start page, once it waits for approval."""
    page.goto("/")
    page.get_by_role("button", name=brief).click()
    page.get_by_role("button", name="Design it").click()
    page.wait_for_url("**/w/*")
    waits = page.get_by_role("button", name="Approve", exact=True)
    defaults = page.get_by_role("button", name="Accept all defaults").first
    waits.or_(defaults).first.wait_for(timeout=PLANNED_MS)
    if defaults.is_visible():
        defaults.click()
        waits.wait_for(timeout=PLANNED_MS)
    return page.url.split("/w/")[1].split("?")[0]


def _change(address: str, project: str) -> None:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as api:
        first: dict[str, Any] = api.get(f"/projects/{project}/decision-sets").json()["items"][0]
        asked = {"parent_id": first["id"], "constraints": CHANGE}
        api.post(f"/projects/{project}/constraints", json=asked).raise_for_status()


def _reasons(page: Page) -> None:
    """The fifth agent's card, opened, at the top of the conversation."""
    page.get_by_role("button", name=re.compile(r"of \d+ stages")).click()
    page.get_by_role("menuitem", name="Tech stack").click()
    page.wait_for_timeout(DRAWN_MS)
    card = page.get_by_role("button", name=re.compile("5 Tech stack"))
    card.click()
    card.evaluate("button => button.scrollIntoView({block: 'start'})")


def _settings(page: Page) -> None:
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name="Providers and models", exact=True).click()


PICTURES = (
    Picture("start", None),
    Picture("workspace-light", "?v=1&tab=architecture", _reasons),
    Picture("workspace-dark", "?v=1&tab=overview", dark=True),
    Picture("versions", "?v=2&tab=history"),
    Picture("diff", "?v=2&tab=diff"),
    Picture("settings", "?v=2&tab=history", _settings),
    Picture("phone", "?v=2", window=PHONE),
)

if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
