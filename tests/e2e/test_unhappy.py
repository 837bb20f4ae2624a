"""When something is wrong the page says what, in words, and offers a way on."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.accessibility import violations
from tests.e2e.journeys import PLANNED_MS, approval, design, newest, start

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(200)]
CONTRADICTORY = (
    "Credit decisions for a bank on AWS in eu-central-1, 2,000 applications in one run every night. "
    "3000 USD a month, two ML engineers. A person decides on every single case before it goes out. "
    "No human ever looks at a decision, all are automatic without exception."
)
DEAR = "Score payments for fraud in 50 ms at p95, 200 requests a second, for $5 a month, hard limit, on AWS."
VIEWS_FETCHED_MS = 6000  # a calm page fetches the views nobody has opened yet, one after the other


def test_a_view_that_fails_keeps_the_rest_and_can_be_tried_again(page: Page, served: str) -> None:
    project, _ = design(served, "Fails")
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.fulfill(status=500, json={"title": "Something broke here", "detail": "It is in the log."})
        else:
            route.continue_()

    page.route("**/decision-sets/*/report", answer)
    page.goto(f"/w/{project}?tab=report")
    alert = page.get_by_role("alert").filter(has_text="Something broke here")
    expect(alert).to_be_visible(timeout=30_000)
    expect(approval(page)).to_be_visible()
    assert violations(page) == []
    broken = False
    alert.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert").filter(has_text="Something broke here")).to_be_hidden(timeout=20_000)


def test_offline_is_said_and_the_design_stays_readable(page: Page, context: BrowserContext, served: str) -> None:
    project, _ = design(served, "Offline")
    page.goto(f"/w/{project}")
    view = page.locator("#canvas-view")
    expect(view.get_by_text("What it is made of")).to_be_visible(timeout=20_000)
    page.wait_for_timeout(VIEWS_FETCHED_MS)
    context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="Offline")).to_be_visible(timeout=20_000)
    page.get_by_role("tab", name="Decisions").click()
    expect(view.get_by_text("Tech stack").first).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="Offline")).to_be_hidden(timeout=20_000)


def test_a_blocked_gate_names_the_missing_fact_and_takes_it(page: Page, served: str) -> None:
    """The rule is made to wait in the answer on its way; the fact that is stated goes to the real API."""
    project, decision_set = design(served, "Blocked")
    page.route(f"**/decision-sets/{decision_set}", _waiting_for_regimes)
    page.goto(f"/w/{project}")
    expect(approval(page)).to_be_disabled(timeout=20_000)
    assert violations(page) == []
    page.get_by_role("button", name="State regulations").first.click()
    page.get_by_label("Regulations").last.fill("gdpr")
    page.get_by_role("button", name="Design a new version").click()
    expect(approval(page)).to_be_enabled(timeout=PLANNED_MS)
    child = newest(served, project)
    assert child["parent_id"] == decision_set
    assert child["constraints"]["regimes"]["value"] == ["gdpr"]


def _waiting_for_regimes(route: Route) -> None:
    answer = route.fetch()
    found: dict[str, Any] = answer.json()
    if found["policy_report"]:
        rule = found["policy_report"]["results"][0]
        rule.update(outcome="unknown", severity="block", evidence={"data.regimes": None})
        fact = {"fact": "data.regimes", "about": "gdpr, hipaa", "type": "texts", "constraint": "regimes"}
        found["missing"] = [{**fact, "rules": [rule["rule_id"]]}]
    route.fulfill(response=answer, json=found)


@pytest.mark.parametrize("way", ["Let it act alone", "That is no contradiction: both hold"])
def test_what_cannot_all_hold_is_settled_beside_the_questions(page: Page, served: str, way: str) -> None:
    project = start(page, CONTRADICTORY)
    choice = page.get_by_role("radio", name=way)
    expect(choice).to_be_attached(timeout=PLANNED_MS)
    expect(page.get_by_role("button", name="Accept all defaults")).to_be_hidden()
    assert violations(page) == []
    choice.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Taken", exact=True)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Continue", exact=False).click()
    expect(approval(page)).to_be_visible(timeout=PLANNED_MS)
    assert [one["fields"] for one in newest(served, project)["settled"]] == [["human_in_loop"]]


def test_what_no_design_meets_goes_on_in_a_new_version(page: Page, served: str) -> None:
    project = start(page, DEAR)
    settle = page.get_by_role("button", name="Continue in a new version").first
    expect(page.get_by_role("button", name="Accept all defaults").or_(settle)).to_be_visible(timeout=PLANNED_MS)
    if settle.is_hidden():
        page.get_by_role("button", name="Accept all defaults").click()
    expect(settle).to_be_disabled(timeout=PLANNED_MS)
    page.get_by_role("radio", name="Raise the budget").first.check(force=True)
    settle.click()
    expect(page.get_by_text("Version 2 is being designed")).to_be_visible(timeout=20_000)
    expect(approval(page).or_(page.get_by_role("button", name="Accept all defaults"))).to_be_visible(timeout=PLANNED_MS)
    assert newest(served, project)["version"] == 2
