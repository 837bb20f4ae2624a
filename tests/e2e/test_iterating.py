"""A version after another in a browser: what changes, what stays, who decides, and what everybody sees."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.journeys import BRIEF, PLANNED_MS, approval, change, client, design, newest, start, told

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(400)]


def budget(usd: float) -> dict[str, Any]:
    return {"budget": {"monthly_usd": {"value": usd, "unit": "USD/month", "source": "stated", "confidence": 1.0}}}


def usd(amount: Any) -> str:
    value = Decimal(str(amount))
    return f"${value:,.0f}" if abs(value) >= 1000 else f"${value:,.2f}"


def test_a_changed_budget_shows_its_closure_and_children_agree_with_the_api(page: Page, served: str) -> None:
    project, first = design(served, "Two budgets")
    children = [change(served, project, first, budget(amount)) for amount in (9000, 12000)]

    page.goto(f"/w/{project}?v={children[0]['version']}&tab=diff")
    expect(page.get_by_role("heading", name="Who thought again")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Budget", exact=True).first).to_be_visible()
    expect(page.get_by_text("Carried over unchanged:")).to_contain_text("Data sourcing")
    with client(served) as api:
        diff = api.get(f"/decision-sets/{children[0]['id']}/diff", params={"against": first}).json()
    again = {row["agent"] for row in diff["agents"] if row["moved"]}
    reused = {run["agent"] for run in children[0]["agent_runs"] if run["provider"] == "reused"}
    assert again
    assert again.isdisjoint(reused)
    assert again | reused == {row["agent"] for row in diff["agents"]}

    page.goto(f"/w/{project}?tab=history")
    table = page.get_by_role("region", name="Versions side by side")
    for child in children:
        expected = usd(child["cost_estimate"]["monthly_usd"]["expected"])
        row = table.get_by_role("row", name="Expected a month")
        expect(row.get_by_role("cell").nth(child["version"] - 1)).to_have_text(expected)


def test_a_budget_changed_on_screen_is_compared_and_approved(page: Page, served: str) -> None:
    project, first = design(served, "Edit in place")
    page.goto(f"/w/{project}?tab=overview")
    page.locator("#canvas-view [data-constraint]").filter(has_text="Budget").first.click()
    page.get_by_role("textbox", name="Budget").fill("9000")
    page.get_by_role("button", name="Design a new version").click()
    expect(page.get_by_role("combobox", name="Version", exact=True)).to_have_value("2", timeout=30_000)
    expect(approval(page)).to_be_enabled(timeout=PLANNED_MS)
    page.get_by_role("button", name="Open diff").click()
    expect(page.locator("#canvas-view ins").filter(has_text="9,000").first).to_be_visible(timeout=20_000)
    approval(page).click()
    expect(page.get_by_text("Approved").first).to_be_visible()
    made = newest(served, project)
    assert (made["parent_id"], made["approvals"][0]["status"]) == (first, "approved")


@pytest.mark.slow
def test_what_an_answer_offers_becomes_a_version(page: Page, served: str) -> None:
    project, first = design(served, "Offer")
    page.goto(f"/w/{project}?tab=overview")
    page.get_by_label("Message").fill("What if the budget were $9,000 a month?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Design it as a new version").click(timeout=PLANNED_MS)
    expect(page.get_by_role("combobox", name="Version", exact=True)).to_have_value("2", timeout=30_000)
    expect(page.get_by_role("heading", name="What this version changed")).to_be_visible(timeout=PLANNED_MS)
    expect(page.get_by_text("Against version 1: Budget:").first).to_be_visible()
    made = newest(served, project)
    assert (made["parent_id"], made["constraints"]["budget"]["monthly_usd"]["value"]) == (first, 9000)


def test_two_tabs_one_stream_and_one_decision(page: Page, context: BrowserContext, served: str) -> None:
    project, decision_set = design(served, "Two tabs")
    page.goto(f"/w/{project}")
    expect(approval(page)).to_be_visible()
    streams: list[str] = []
    other = context.new_page()
    other.on(
        "request",
        lambda request: streams.append(request.headers.get("accept", "")) if "/events" in request.url else None,
    )
    other.goto(f"/w/{project}")
    expect(approval(other)).to_be_visible()
    assert "text/event-stream" not in streams

    other.get_by_role("button", name="Reject").click()
    other.get_by_label("Why is it rejected?").fill("Not this one")
    other.get_by_role("button", name="Reject the design").click()
    expect(other.get_by_text("Not this one")).to_be_visible()
    expect(page.get_by_text("Not this one")).to_be_visible()
    expect(approval(page)).to_be_hidden()
    with client(served) as api:
        now = api.get(f"/decision-sets/{decision_set}").json()
        again = api.post(
            f"/decision-sets/{decision_set}/approve",
            json={"gate": "architecture", "status": "approved", "plan_sha256": now["plan_sha256"]},
            headers={"If-Match": f'"{now["revision"]}"'},
        )
    assert again.status_code == 409


@pytest.mark.slow
def test_a_cut_connection_loses_nothing(page: Page, context: BrowserContext, served: str) -> None:
    project, first = design(served, "Cut")
    page.goto(f"/w/{project}")
    expect(approval(page)).to_be_visible()
    expect(page.get_by_text("Constraints in force")).to_be_visible()
    page.wait_for_timeout(1000)
    context.set_offline(True)
    child = change(served, project, first, budget(9000))
    context.set_offline(False)
    expect(page.get_by_role("combobox", name="Version", exact=True)).to_have_value(
        str(child["version"]), timeout=30_000
    )
    expect(approval(page)).to_be_enabled(timeout=30_000)
    kept = told(page)
    page.reload()
    expect(approval(page)).to_be_enabled(timeout=30_000)
    assert told(page) == kept


@pytest.mark.slow
def test_reloaded_and_cut_in_the_middle_of_a_run(page: Page, context: BrowserContext, served: str) -> None:
    start(page, BRIEF)
    page.wait_for_timeout(700)
    page.reload()
    page.wait_for_timeout(300)
    context.set_offline(True)
    page.wait_for_timeout(1500)
    context.set_offline(False)
    expect(approval(page)).to_be_enabled(timeout=PLANNED_MS)
    expect(page.get_by_text("16 of 22 stages")).to_be_visible()
    kept = told(page)
    page.reload()
    expect(approval(page)).to_be_enabled(timeout=30_000)
    assert told(page) == kept
    assert len(set(kept)) == len(kept)


@pytest.mark.slow
def test_without_a_mouse(page: Page, served: str) -> None:
    """Focus reaches the gate by one key, the note by another, and what was typed is recorded."""
    project, decision_set = design(served, "Keyboard only")
    page.goto(f"/w/{project}")
    expect(approval(page)).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("Control+Alt+Backspace")
    page.keyboard.type("Use fewer parts")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Changes requested").first).to_be_visible()
    with client(served) as api:
        assert api.get(f"/decision-sets/{decision_set}").json()["status"] == "changes_requested"
