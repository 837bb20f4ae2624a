"""Much of everything: a long log and a long diff stay light, follow the end, and can be searched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.journeys import client, design, rested
from tests.e2e.streaming import cards, from_end, stream_cards

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]
EVENTS, CARDS_IN_PAGE, DRIFT_PX, LINES = 2000, 40, 80, 20_000


# The first card in view and where it stands, in whole pixels: what a reader sees.
FIRST_SEEN = """log => {
  const top = log.getBoundingClientRect().top;
  const card = [...log.querySelectorAll("[data-card]")].find(one => one.getBoundingClientRect().top >= top);
  return [card.innerText, Math.round(card.getBoundingClientRect().top - top)];
}"""


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
    expect(page.get_by_text(f"Decision {EVENTS}", exact=True)).to_be_visible(timeout=20_000)
    page.wait_for_timeout(500)
    log = page.get_by_role("log")
    assert from_end(log) == 0
    assert 0 < cards(log) <= CARDS_IN_PAGE


@pytest.mark.slow
def test_a_thousand_cards_at_fifty_a_second_never_drift(page: Page, served: str) -> None:
    project, decision_set = design(served, "Stream")
    stream_cards(page, decision_set, rate=50, total=1000)
    page.goto(f"/w/{project}")
    log = page.get_by_role("log")
    expect(log.get_by_text("Decision", exact=False).first).to_be_visible(timeout=20_000)
    while not page.get_by_text("Decision 1000", exact=True).count():
        assert from_end(log) <= DRIFT_PX
        assert cards(log) <= CARDS_IN_PAGE
        page.wait_for_timeout(250)
    page.wait_for_timeout(300)
    assert from_end(log) == 0


@pytest.mark.slow
def test_a_reader_who_moved_up_is_not_moved(page: Page, served: str) -> None:
    project, decision_set = design(served, "Reader")
    stream_cards(page, decision_set, rate=50, total=600)
    page.goto(f"/w/{project}")
    log = page.get_by_role("log")
    expect(page.get_by_text("Decision 100", exact=True)).to_be_visible(timeout=20_000)
    log.hover()
    page.mouse.wheel(0, -1500)
    expect(page.get_by_role("button", name="new")).to_be_visible()
    page.wait_for_timeout(1000)
    card, before = log.evaluate(FIRST_SEEN)
    page.wait_for_timeout(3000)
    assert log.evaluate(FIRST_SEEN) == [card, before]
    page.get_by_role("button", name="new").click()
    page.wait_for_timeout(300)
    assert from_end(log) <= DRIFT_PX


@pytest.mark.slow
def test_twenty_thousand_changed_lines_are_found_by_the_browser(page: Page, served: str) -> None:
    project, decision_set = design(served, "Long diff")
    with client(served) as api:
        made = api.post(f"/decision-sets/{decision_set}/pins", json={"pins": [_role(api, decision_set)]}).json()
    rested(served, made["decision_set_id"])
    page.route("**/diff?*", _with_long_file)
    page.goto(f"/w/{project}?v={made['version']}&tab=diff")
    expect(page.get_by_text("long.txt")).to_be_visible(timeout=30_000)
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
