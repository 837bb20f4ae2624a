"""A stream of cards at a steady rate in front of the real page, and what scrolling to the end looks like meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page

SCRIPT = Path(__file__).with_name("streaming.js").read_text()
FROM_END = "log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)"


def stream_cards(page: Page, decision_set: str, rate: int, total: int) -> None:
    """From the next page on, events of a project are `total` reason cards, `rate` a second."""
    given = json.dumps({"decisionSet": decision_set, "rate": rate, "total": total})
    page.add_init_script(f"({SCRIPT.strip().rstrip(';')})({given})")


def from_end(log: Locator) -> int:
    """Pixels between the reader and the end of the feed."""
    return int(log.evaluate(FROM_END))


def cards(log: Locator) -> int:
    return log.locator("[data-card]").count()
