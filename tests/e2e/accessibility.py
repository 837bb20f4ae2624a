"""axe over the page as it stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[dict[str, Any]]:
    """Every violation of WCAG 2.2 A and AA: rule, what it is about, and where."""
    page.evaluate(_source())
    found = page.evaluate("async (tags) => (await axe.run(document, {runOnly: tags})).violations", RULES)
    return [{"rule": v["id"], "help": v["help"], "where": [n["target"] for n in v["nodes"]][:5]} for v in found]


@cache
def _source() -> str:
    return AXE.read_text()
