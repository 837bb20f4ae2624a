"""What a delivered page names is there: steps, files, other pages and their headings, in every kind of repository."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from agents.blueprint.alerting import alerts
from agents.expertise.ml_test_score import ITEMS
from agents.expertise.model import expertise
from core.constraints import Constraints
from templates.render_parts import repositories
from templates.render_runbooks import headings, names
from templates.render_runbooks import pages as written
from templates.sizing import workload
from tests.templates.repo.repositories import ARCHETYPES, VARIANTS, rendered
from worker.sandbox.tiers import detect
from worker.validators import links
from worker.validators.workspace import Workspace

KINDS = (*((name, None) for name in ARCHETYPES), *VARIANTS)
VALUES = {"host": {"back": "it", "room": "Add"}, "steps": ["retrain"], "test_kinds": [], "domain": {}, "kind": {}}
STEP = re.compile(r"python -m pipelines\.(\w+)")
PLACE = re.compile(r"`((?:src|docs|conf|tests|infra|services|pipelines|contracts|\.github)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)")


@pytest.fixture(params=KINDS, ids=lambda kind: "-".join(filter(None, kind)))
def pages(request: pytest.FixtureRequest) -> tuple[dict[str, bytes], dict[str, str]]:
    """(every file, the text of each Markdown page)."""
    archetype, problem_type = request.param
    files = rendered(archetype, problem_type=problem_type)
    return files, {path: data.decode() for path, data in files.items() if path.endswith(".md")}


def test_every_step_and_path_a_page_names_is_there(pages: tuple[dict[str, bytes], dict[str, str]]) -> None:
    files, texts = pages
    steps = [(path, f"pipelines/{step}.py") for path, text in texts.items() for step in STEP.findall(text)]
    places = [(path, place) for path, text in texts.items() for place in PLACE.findall(text)]
    assert steps
    assert [(path, named) for path, named in (*steps, *places) if not _there(named, files)] == []


def test_every_link_leads_to_a_page_and_a_heading_of_it(pages: tuple[dict[str, bytes], dict[str, str]]) -> None:
    files, texts = pages
    links = [(path, _target(path, to), at) for path, text in texts.items() for to, at in LINK.findall(text)]
    assert links
    assert [link for link in links if link[1] not in files] == []
    assert [link for link in links if link[2] and link[2] not in _anchors(texts[link[1]])] == []


def test_the_check_that_withholds_a_zip_has_nothing_to_say(
    pages: tuple[dict[str, bytes], dict[str, str]], tmp_path: Path
) -> None:
    files = {**written(headings(), VALUES), **pages[0]}
    assert links.VALIDATOR.run(Workspace(files, detect(), None, tmp_path)).findings == []


def test_the_test_score_points_at_what_is_there(pages: tuple[dict[str, bytes], dict[str, str]]) -> None:
    files, _ = pages
    assert [item.file for item in ITEMS if not _there(item.file, files)] == []


@pytest.mark.parametrize("mode", ["online", "batch", "streaming", "async", "edge"])
@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_every_alert_of_the_design_has_its_page(archetype: str, mode: str) -> None:
    work = workload(Constraints.model_validate({"serving_mode": {"value": mode}}))
    found = [alert.model_dump() for alert in alerts(work, expertise(archetype), rotation=False)]
    decided = {"monitoring_observability": {"decisions": {"alerts": found}}}
    assert {alert["runbook"] for alert in found} <= set(written(names(repositories()[archetype], decided), VALUES))


def _there(named: str, files: dict[str, bytes]) -> bool:
    return any(path == named or path.startswith(named.rstrip("/") + "/") for path in files)


def _target(path: str, to: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path


def _anchors(text: str) -> set[str]:
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}
