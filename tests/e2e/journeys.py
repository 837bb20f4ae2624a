"""Steps that several journeys share: through the page where they are the subject, else through the API."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page

BRIEF = (Path(__file__).parents[1] / "briefs" / "online_tabular.txt").read_text()
PLANNED_MS, GENERATED_MS = 120_000, 480_000
RESTING = ("awaiting_approval", "needs_input", "infeasible", "failed")


def client(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, trust_env=False, timeout=30)


def start(page: Page, brief: str) -> str:
    """Type a brief and send it; the new project's id."""
    page.goto("/")
    page.get_by_role("textbox").last.fill(brief)
    page.get_by_role("button", name="Design it").click()
    page.wait_for_url("**/w/*")
    return page.url.split("/w/")[1].split("?")[0]


def design(address: str, name: str) -> tuple[str, str]:
    """(project, decision set) of a design that waits for approval, made through the API."""
    with client(address) as api:
        project: str = api.post("/projects", json={"name": name}).json()["id"]
        made = api.post(f"/projects/{project}/constraints", json={"text": BRIEF}).json()
    return project, rested(address, made["decision_set_id"])["id"]


def change(address: str, project: str, parent: str, constraints: dict[str, Any]) -> dict[str, Any]:
    """A child version with other constraints, planned."""
    with client(address) as api:
        asked = {"parent_id": parent, "constraints": constraints}
        made = api.post(f"/projects/{project}/constraints", json=asked)
        assert made.status_code == 202, made.text
    return rested(address, made.json()["decision_set_id"])


def rested(address: str, decision_set: str) -> dict[str, Any]:
    """The set once nothing runs any more; open questions take their defaults."""
    end = time.monotonic() + PLANNED_MS / 1000
    with client(address) as api:
        while time.monotonic() < end:
            found: dict[str, Any] = api.get(f"/decision-sets/{decision_set}").json()
            if found["status"] == "needs_input":
                api.post(f"/decision-sets/{decision_set}/answers", json={"accept_defaults": True})
            elif found["status"] in RESTING:
                return found
            time.sleep(0.3)
    raise AssertionError(f"still {found['status']}")


def newest(address: str, project: str) -> dict[str, Any]:
    with client(address) as api:
        first = api.get(f"/projects/{project}/decision-sets").json()["items"][0]
        found: dict[str, Any] = api.get(f"/decision-sets/{first['id']}").json()
    return found


def approval(page: Page) -> Locator:
    return page.get_by_role("button", name="Approve", exact=True)


def told(page: Page) -> list[str]:
    """Every card of the feed in order, as one line each; scrolls from its top to its end, for few are in the page."""
    log = page.get_by_role("log")
    log.evaluate("log => log.scrollTop = 0")
    found: dict[int, str] = {}
    while True:
        page.wait_for_timeout(120)
        rows = log.locator("[data-index]").evaluate_all(
            "rows => rows.map(row => [Number(row.dataset.index), row.innerText.replace(/\\s+/g, ' ').trim()])"
        )
        found.update({int(index): str(text) for index, text in rows})
        if log.evaluate("log => log.scrollTop + log.clientHeight >= log.scrollHeight - 2"):
            return [found[index] for index in sorted(found)]
        log.evaluate("log => log.scrollTop += log.clientHeight / 2")
