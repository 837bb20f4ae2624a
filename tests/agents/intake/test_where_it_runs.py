"""Where a model runs: at the sites, or in a cloud or data centre and never at the sites."""

from __future__ import annotations

from pathlib import Path

import yaml

from agents.intake import extract, planner
from agents.intake.conflicts import find
from agents.selection.shortlist import shortlist
from agents.selection.terms import terms
from core.constraints import Fact
from templates.catalog.load import catalog
from templates.catalog.pattern import EDGE_INFERENCE
from templates.sizing import workload

FOLDER = Path(__file__).parent / "wordings"
SITES = ("edge", "embedded")
SHELVES = (
    "Cameras over the shelves find empty places. 400 cameras, each sends one picture a minute. The stores allow no "
    "computers on site, so scoring happens in the cloud. AWS us-east-2, pictures of shelves without people, an answer "
    "within 2 seconds (p95). 3 ML engineers, 8,000 dollars a month."
)


def wrong(name: str) -> list[str]:
    """The wordings that are read otherwise than labelled."""
    rows = yaml.safe_load((FOLDER / f"{name}.yaml").read_text())
    return [said for said, want in rows if not is_read(said, want)]


def is_read(said: str, want: str | None) -> bool:
    known = extract(said).constraints
    banned = known.tooling.forbid is not None and EDGE_INFERENCE in known.tooling.forbid.value
    at_sites = known.serving_mode is not None and known.serving_mode.value in SITES
    return {"central": banned and not at_sites, "edge": at_sites and not banned, None: not banned}[want]


def test_the_place_is_heard_in_usual_sentences() -> None:
    assert len(wrong("where_it_runs")) <= 1


def test_so_it_is_in_further_ones() -> None:
    assert len(wrong("where_it_runs_further")) <= 3


def test_nothing_is_planned_where_no_model_may_run_and_the_reason_is_kept() -> None:
    known = extract(SHELVES).constraints
    planned = planner.choose(known)
    assert "serve.edge" not in planned.chosen
    ruled_out = shortlist("serve.online", terms(known, workload(known), catalog(), planned.archetype)).eliminated
    assert ("aws.serve.greengrass_edge", "EXC-01") in {(out.pattern_id, out.rule) for out in ruled_out}


def test_a_model_at_the_sites_where_none_may_run_is_a_contradiction_with_two_ways_out() -> None:
    read = extract(SHELVES)
    at_sites = read.constraints.model_copy(update={"serving_mode": Fact(value="edge")})
    clash = next(c for c in find(read.model_copy(update={"constraints": at_sites})) if "serving_mode" in c.fields)
    assert clash.fields == ["serving_mode", "tooling.forbid"]
    assert len(clash.relaxations) == 2


def test_a_ban_says_nothing_where_no_pictures_or_readings_are_judged() -> None:
    known = extract("Which customers leave? The model runs in the cloud, 40,000 customers, a list every Monday.")
    assert known.constraints.tooling.forbid is None
