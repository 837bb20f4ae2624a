"""How soon a long diff is painted, and whether the browser's own find reaches its last line."""

from __future__ import annotations

import time
from typing import Any

import httpx
from playwright.sync_api import Browser, Route

SIZES, ROUNDS = (5_000, 20_000), 3


def measure(browser: Browser, address: str, project: str, decision_set: str) -> dict[str, Any]:
    version = _child(address, decision_set)
    return {str(lines): _best(browser, address, f"/w/{project}?v={version}", lines) for lines in SIZES}


def _best(browser: Browser, address: str, place: str, lines: int) -> dict[str, Any]:
    tries = [_once(browser, address, place, lines) for _ in range(ROUNDS)]
    return min(tries, key=lambda one: float(one["first_paint_s"]))


def _once(browser: Browser, address: str, place: str, lines: int) -> dict[str, Any]:
    """From the answer's arrival to the frame that shows the file."""
    page = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
    arrived: list[float] = []

    def answer(route: Route) -> None:
        fetched = route.fetch()
        diff = fetched.json()
        body = "".join(f"+line number {number}\n" for number in range(lines))
        text = f"--- /dev/null\n+++ b/long.txt\n@@ -0,0 +1,{lines} @@\n{body}"
        diff["files"] = [{"path": "long.txt", "status": "added", "additions": lines, "deletions": 0, "diff": text}]
        arrived.append(time.perf_counter())
        route.fulfill(response=fetched, json=diff)

    page.route("**/diff?*", answer)
    page.goto(f"{place}&tab=diff")
    page.get_by_text("line number 10", exact=True).wait_for(timeout=60_000)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    painted = time.perf_counter() - arrived[0]
    found = page.evaluate(f"window.find('line number {lines - 1}')")
    page.context.close()
    return {"first_paint_s": round(painted, 2), "found_by_the_browser": bool(found)}


def _child(address: str, decision_set: str) -> int:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as api:
        role = api.get(f"/decision-sets/{decision_set}").json()["plan"]["components"][0]["role"]
        made = api.post(f"/decision-sets/{decision_set}/pins", json={"pins": [role]}).json()
        for _ in range(300):
            status = api.get(f"/decision-sets/{made['decision_set_id']}").json()["status"]
            if status == "awaiting_approval":
                return int(made["version"])
            time.sleep(0.3)
    raise TimeoutError("the child was not planned in time")
