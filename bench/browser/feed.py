"""1,000 reason cards at 50 a second: frames, keys, distance from the end, cards in the page, heap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.browser.figures import percentiles

STREAM = Path(__file__).resolve().parents[2] / "tests" / "e2e" / "streaming.js"
FRAMES = Path(__file__).with_name("frames.js")
RATE, TOTAL, SAMPLE_MS = 50, 1000, 200
FROM_END = "log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)"


def measure(browser: Browser, address: str, project: str, decision_set: str) -> dict[str, Any]:
    page = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    given = json.dumps({"decisionSet": decision_set, "rate": RATE, "total": TOTAL})
    page.add_init_script(f"({STREAM.read_text().strip().rstrip(';')})({given})")
    page.goto(f"/w/{project}")
    log = page.get_by_role("log")
    page.get_by_text("Decision 20", exact=True).wait_for()
    page.evaluate(f"({FRAMES.read_text().split(chr(10), 1)[1].strip().rstrip(';')})()")
    page.get_by_label("Message").focus()
    drift, cards = [], []
    while not page.get_by_text(f"Decision {TOTAL}", exact=True).count():
        drift.append(int(log.evaluate(FROM_END)))
        cards.append(log.locator("[data-card]").count())
        page.keyboard.press("a")
        page.wait_for_timeout(SAMPLE_MS)
    seen = page.evaluate("window.__frames.stop()")
    heap = page.evaluate("performance.memory ? performance.memory.usedJSHeapSize : null")
    page.context.close()
    return {
        "frame_ms": percentiles(seen["frames"]),
        "key_to_frame_ms": percentiles(seen["keys"]),
        "drift_px_max": max(drift),
        "cards_in_page_max": max(cards),
        "heap_mb": None if heap is None else round(heap / 1e6, 1),
    }
