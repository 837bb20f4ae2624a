"""Much of everything: a long log and a long diff stay light, follow the end, and can be searched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.journeys import client, design, rested

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(300)]
EVENTS, CARDS_IN_PAGE, LINES = 2000, 40, 20_000


def frames(decision_set: str) -> str:
    """A log of reason cards, as the stream sends them."""
    rows: list[dict[str, Any]] = [
        {
            "seq": seq,
            "type": "agent.completed",
            "decision_set_id": decision_set,
            "created_at": "2026-01-01T00:00:00Z",
            "payload": {"agent": f"agent_{seq}", "pass": 1, "card": {"headline": f"Decision {seq}", "summary": "x"}},
        }
        for seq in range(1, EVENTS + 1)
    ]
    return "".join(f"id: {row['seq']}\ndata: {json.dumps(row)}\n\n" for row in rows)


def test_two_thousand_events_follow_the_end_with_few_cards(page: Page, served: str) -> None:
    project, decision_set = design(served, "Long log")
    body = frames(decision_set)
    page.route("**/events?*", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    page.goto(f"/w/{project}")
    expect(page.get_by_text(f"Decision {EVENTS}", exact=True)).to_be_visible()
    page.wait_for_timeout(500)
    log = page.get_by_role("log")
    assert log.evaluate("log => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight)") == 0
    assert 0 < log.locator("[data-card]").count() <= CARDS_IN_PAGE


def test_twenty_thousand_changed_lines_are_found_by_the_browser(page: Page, served: str) -> None:
    project, decision_set = design(served, "Long diff")
    with client(served) as api:
        made = api.post(f"/decision-sets/{decision_set}/pins", json={"pins": [_role(api, decision_set)]}).json()
    rested(served, made["decision_set_id"])
    page.route("**/diff?*", _with_long_file)
    page.goto(f"/w/{project}?v={made['version']}&tab=diff")
    expect(page.get_by_text("long.txt")).to_be_visible(timeout=20_000)
    assert page.evaluate("window.find('line number 19999')")


def _role(api: Any, decision_set: str) -> str:
    role: str = api.get(f"/decision-sets/{decision_set}").json()["plan"]["components"][0]["role"]
    return role


def _with_long_file(route: Route) -> None:
    answer = route.fetch()
    diff = answer.json()
    lines = "".join(f"+line number {number}\n" for number in range(LINES))
    text = f"--- /dev/null\n+++ b/long.txt\n@@ -0,0 +1,{LINES} @@\n{lines}"
    diff["files"] = [{"path": "long.txt", "status": "added", "additions": LINES, "deletions": 0, "diff": text}]
    route.fulfill(response=answer, json=diff)
