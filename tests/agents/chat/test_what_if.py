"""A hypothetical is planned beside the design: figures of both, nothing kept, and an offer that a “do it” accepts."""

from __future__ import annotations

import pytest

from agents.chat.answers import answer
from agents.chat.design import usd
from agents.chat.factor import factor
from agents.chat.wishes import changes, stated
from agents.graph import run_planning
from agents.intake.answers import apply
from agents.intake.extraction import extract
from agents.ledger import InMemoryLedger
from tests.agents.chat.designs import ask, design
from tests.agents.conftest import intake


@pytest.mark.parametrize(
    ("said", "path", "after"),
    [
        ("What if we moved to Google Cloud?", "cloud", "gcp"),
        ("Can we run it on GCP instead?", "cloud", "gcp"),
        ("What if availability must be 99.99%?", "availability_slo", 99.99),
        ("What if the budget is halved?", "budget.monthly_usd", 200.0),
        ("What would it cost in us-east-1?", "regions", None),
    ],
)
def test_a_question_is_read_as_the_statement_it_asks_about(said: str, path: str, after: object) -> None:
    found = {change.path: change.after for change in changes(stated(said), intake("churn"))}
    assert path in found
    assert after is None or found[path] == after


def test_both_bills_are_told_and_the_second_is_that_of_a_real_plan() -> None:
    one = design("churn")
    said = "What if availability must be 99.99%?"
    reply = ask(said, "churn")
    other = run_planning(apply(extract(stated(said), one.intake), {}, accept_defaults=True), InMemoryLedger())
    assert other.estimate is not None
    assert usd(one.estimate.monthly_usd.expected) in reply.text
    assert usd(other.estimate.monthly_usd.expected) in reply.text
    assert "Nothing has been changed" in reply.text
    assert reply.offer == "availability must be 99.99%."
    assert ask("What if the budget is halved?", "churn").offer == "The budget is $200.00 a month."
    assert changes(reply.offer, one.intake)


def test_what_cannot_be_met_is_said_with_ways_out() -> None:
    reply = ask("What if the budget were $1 a month?", "churn")
    assert "No design meets that" in reply.text
    assert "A way out" in reply.text


def test_another_cloud_names_the_parts_that_change() -> None:
    reply = ask("What if we moved to Google Cloud?", "churn")
    assert "Cloud: AWS → Google Cloud" in reply.text
    assert "gcp.store" in reply.text


def test_a_hypothetical_without_a_requirement_is_answered_otherwise() -> None:
    reply = answer("What if the model is down?", design("fraud"))
    assert reply is not None
    assert "falls back to" in reply.text
    assert reply.offer == ""


@pytest.mark.parametrize(
    ("said", "times"),
    [("at 10×", 10), ("at 10x", 10), ("×3", 3), ("double", 2), ("half the users", 0.5), ("20% more", 1.2),
     ("increase it by 50 %", 1.5), ("cut it by 30 percent", 0.7), ("tenfold", 10), ("as it is", None)],
)  # fmt: skip
def test_how_much_more(said: str, times: float | None) -> None:
    found = factor(said)
    assert found is None if times is None else found == pytest.approx(times)


def test_what_changed_since_the_version_before() -> None:
    before, after = design("churn"), design("fraud", design("churn"), 2)
    reply = answer("What changed since the last version?", after)
    assert reply is not None
    assert "From version 1 to 2" in reply.text
    assert usd(before.estimate.monthly_usd.expected) in reply.text
    assert usd(after.estimate.monthly_usd.expected) in reply.text
    assert "ingest.stream: nothing → " in reply.text
    alone = answer("What changed since the last version?", before)
    assert alone is not None
    assert "no finished version before it" in alone.text
