"""The main job in a browser: a brief, the reasons, the approval, the repository, the download."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.journeys import BRIEF, GENERATED_MS, PLANNED_MS, approval, newest, start

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]


def test_from_brief_to_download(page: Page, served: str) -> None:
    project = start(page, BRIEF)

    approve = approval(page)
    expect(approve).to_be_visible(timeout=PLANNED_MS)
    assert newest(served, project)["status"] == "awaiting_approval"
    assert violations(page) == []

    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.emulate_media(color_scheme="light")

    approve.click()
    download = page.get_by_role("link", name="repo.zip").first
    expect(download).to_be_visible(timeout=GENERATED_MS)
    finished = newest(served, project)
    assert finished["status"] == "completed", finished["error"]

    with page.expect_download() as downloading:
        download.click()
    body = Path(downloading.value.path()).read_bytes()
    stored = next(a for a in finished["artifacts"] if a["path"] == "repo.zip")
    assert hashlib.sha256(body).hexdigest() == stored["sha256"]
    names = zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert {"README.md", "Makefile", "reports/architecture.md", "manifest.json"} <= set(names)

    page.get_by_role("tab", name="Repository").click()
    expect(page.get_by_text("Makefile").first).to_be_visible()
    page.get_by_role("tab", name="Report").click()
    expect(page.get_by_role("heading", name="Project Stages", exact=False).first).to_be_visible()
    assert violations(page) == []


def test_a_vague_brief_is_asked_about(page: Page) -> None:
    start(page, "We want to predict which customers leave, from our CRM tables on AWS.")
    expect(page.get_by_role("button", name="Accept all defaults").first).to_be_visible(timeout=PLANNED_MS)
    page.get_by_role("button", name="Accept all defaults").first.click()
    expect(approval(page)).to_be_visible(timeout=PLANNED_MS)
