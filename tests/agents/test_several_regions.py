"""Several regions, or minutes to come back after a disaster, are told as what is asked for and not as what is built."""

from __future__ import annotations

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from agents.report import render_report
from worker.intake import settle

BRIEF = (
    "We score leads on request. AWS in us-east-1, eu-west-1 and ap-southeast-1, active-active. 50 requests per second "
    "at peak, p95 of 200 ms. 99.9 percent availability, RTO 5 minutes, RPO 1 minute. "
    "No personal data. Budget 9,000 USD a month."
)


@pytest.fixture(scope="module")
def report() -> str:
    intake = settle(extract(BRIEF), {}, accept_defaults=True)
    result = run_planning(intake, InMemoryLedger())
    assert result.plan is not None
    assert result.estimate is not None
    assert result.policy_report is not None
    return render_report(result.plan, result.decisions, intake, result.estimate, result.policy_report)


def test_the_first_page_names_the_regions_that_are_left_out(report: str) -> None:
    assert "- **Place:** AWS, us-east-1; of 3 regions named, eu-west-1 and ap-southeast-1 are not part" in report


def test_it_is_a_risk_with_what_it_would_cost(report: str) -> None:
    assert "this design is for us-east-1 alone" in report
    assert "2.7–3.3 times the cost" in report


def test_minutes_after_a_disaster_are_not_promised_for_the_region(report: str) -> None:
    assert "an hour at least: 5 min hold when a machine or a zone is lost, not when the region is" in report
    assert "60 s of data can be lost, unless the region itself is" in report
