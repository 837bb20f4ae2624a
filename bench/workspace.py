"""`python -m bench workspace`: the interface against its budgets, in a real browser before the real stack.

Sizes, counts, drift and accessibility are gates of `make test`; what depends on the machine is measured here.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.browser import bars, diffs, feed, lighthouse
from bench.browser.stack import CHROMIUM, FLAGS, design, served

TABS = {
    "overview": "Overview", "architecture": "Architecture", "decisions": "Decisions", "cost": "Cost",
    "policies": "Policies", "report": "Report", "diff": "Diff", "history": "Versions", "events": "Events",
}  # fmt: skip
ROUNDS = 3
# From the click to the frame after the one whose page holds the view itself, not only its marked tab.
SWITCH = """async id => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const begun = performance.now();
  document.getElementById(`tab-${id}`).click();
  do await frame(); while (!document.querySelector(`#canvas-view [data-view=${id}]`));
  await frame();
  return performance.now() - begun;
}"""


def measure() -> dict[str, Any]:
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, "--enable-precise-memory-info"])
        project, decision_set = design(address)
        figures = {
            "feed_1000_cards_at_50_per_s": feed.measure(browser, address, project, decision_set),
            "tab_switch_ms": _tabs(browser, address, project),
            "diff_lines": diffs.measure(browser, address, project, decision_set),
        }
        browser.close()
        figures["lighthouse_desktop"] = lighthouse.measure(address, {"start": "/", "design": f"/w/{project}"})
    return {**figures, "bars": {**bars.MOST, **bars.LEAST}, "held": bars.held(figures)}


def _tabs(browser: Browser, address: str, project: str) -> dict[str, float]:
    """To each view, seen before; the best of three."""
    page = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"/w/{project}")
    page.get_by_text("What it is made of").wait_for()
    for name in TABS.values():
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(500)
    tries = [{name: float(page.evaluate(SWITCH, name)) for name in TABS} for _ in range(ROUNDS)]
    page.context.close()
    return {name: round(min(one[name] for one in tries), 1) for name in TABS}
