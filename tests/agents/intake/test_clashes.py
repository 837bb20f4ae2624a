"""Contradictions are named by the very fields that clash, with ways out; what only looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from agents.intake import extract, planner
from agents.intake.conflicts import find

HERE = Path(__file__).parent
FILES = [HERE / "clashes.yaml", *sorted((HERE / "clashes").glob("*.yaml"))]
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("brief", "fields"), CASES)
def test_contradictions_are_named(brief: str, fields: list[list[str]]) -> None:
    found = find(extract(brief), choose=None)
    assert [conflict.fields for conflict in found] == fields
    assert all(conflict.relaxations for conflict in found)


def test_a_way_out_of_the_air_gap_leads_to_the_products_own_cloud() -> None:
    brief = "Assistant that answers from 30,000 reports, 500 questions a day, air-gapped; we want Amazon Bedrock."
    [conflict] = find(extract(brief))
    assert all(way.monthly_usd is not None for way in conflict.relaxations)


def test_what_no_design_meets_is_named_beside_a_contradiction() -> None:
    brief = "Lead scoring API on AWS us-east-1 for 3 dollars a month, a hard limit, p95 400 ms, p99 200 ms, 40 rps."
    found = find(extract(brief), planner.choose)
    assert [conflict.fields for conflict in found] == [
        ["latency.p95_ms", "latency.p99_ms"],
        ["throughput.rps_avg", "budget.monthly_usd", "budget.hard"],
    ]


def test_regions_follow_a_change_of_cloud() -> None:
    first = extract("Lead scoring API on AWS us-east-1, 5 rps, p95 400 ms, names and mails, US only.")
    second = extract("Sorry, GCP instead of AWS.", first)
    assert second.constraints.regions is not None
    assert [ref.id for ref in second.constraints.regions.value] == ["us-east4"]
    assert not second.conflicts
