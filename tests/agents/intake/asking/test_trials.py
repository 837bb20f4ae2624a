"""Open facts that weigh on each other are tried together, each combination planned once."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.asking.impact import compare, strongest
from agents.intake.planner import Outcome
from agents.intake.questions import ask
from core.constraints import Conflict, Constraints, Source

COMMENTS = "Screen the comments under our articles for insults. GCP europe-west9, EU only, names, 3,500 euros a month."


class Planner:
    """Only a great number within a short time needs another pattern, as `joint` says."""

    def __init__(self, *, joint: bool) -> None:
        self.joint, self.seen = joint, list[str]()

    def __call__(self, c: Constraints) -> Outcome:
        self.seen.append(c.model_dump_json(exclude_none=True))
        mode = c.serving_mode.value if c.serving_mode else "batch"
        daily = c.throughput.predictions_per_day.value if c.throughput.predictions_per_day else 0
        large = self.joint and mode == "online" and daily > 10**7
        return Outcome(
            {"store.online": "gcp.store.bigtable" if large else "gcp.store.x"}, 100, 10, archetype="moderation"
        )


def test_two_open_facts_that_only_matter_together_are_both_asked() -> None:
    asked = {question.field for question in ask(extract(COMMENTS), Planner(joint=True))}
    assert {"serving_mode", "throughput.predictions_per_day"} <= asked


def test_none_is_asked_where_no_combination_moves_anything() -> None:
    asked = {question.field for question in ask(extract(COMMENTS), Planner(joint=False))}
    assert not {"serving_mode", "throughput.predictions_per_day"} & asked


def test_no_combination_is_planned_twice() -> None:
    planner = Planner(joint=True)
    ask(extract(COMMENTS), planner)
    trials = planner.seen[1:]
    assert len(trials) == len(set(trials))


def test_an_answer_is_tried_as_if_it_were_given() -> None:
    def planner(c: Constraints) -> Outcome:
        mode = c.serving_mode
        lists = mode is not None and mode.source is Source.STATED and mode.value == "batch"
        return Outcome({"serve": "list" if lists else "service"}, 100)

    assert "serving_mode" in {question.field for question in ask(extract(COMMENTS), planner)}


def test_what_only_matters_where_nothing_else_is_answered_is_asked() -> None:
    def planner(c: Constraints) -> Outcome:
        lists = c.serving_mode is not None and c.serving_mode.value == "batch"
        counted = c.throughput.predictions_per_day is not None
        return Outcome({"serve": "list" if lists and not counted else "service"}, 100, archetype="moderation")

    assert "serving_mode" in {question.field for question in ask(extract(COMMENTS), planner)}


def test_an_amount_is_asked_for_once() -> None:
    def planner(c: Constraints) -> Outcome:
        daily, pieces = c.throughput.predictions_per_day, c.throughput.docs_per_day
        chosen = {"serve": str(daily and daily.value), "ingest": str(pieces and pieces.value)}
        return Outcome(chosen, 100, archetype="online_tabular" if c.serving_mode else "batch_llm_documents")

    found = [question.field for question in ask(extract("Read the contracts of our tenants. AWS, EU only."), planner)]
    assert len({"throughput.predictions_per_day", "throughput.docs_per_day"} & set(found)) == 1


def test_the_verdict_turns_where_some_answers_keep_the_budget() -> None:
    costs = [Outcome({}, 400), Outcome({}, 900)]
    assert compare(costs, 1000).turns
    assert not compare(costs, 2000).turns


def test_an_answer_is_asked_for_by_what_it_moves_at_most_and_ranked_by_what_it_moves_alone() -> None:
    alone, together = [Outcome({}, 100), Outcome({}, 300)], [Outcome({}, 100), Outcome({}, 9100)]
    found = strongest([alone, together], None)
    assert (found.usd, found.alone) == (9000, 0.2)


def test_what_nobody_can_build_has_no_patterns_to_compare() -> None:
    conflict = Conflict(fields=["latency.p95_ms"], explanation="too fast")
    outcomes = [Outcome({"serve.online": "a"}, 10), Outcome({}, None, conflicts=(conflict,))]
    assert compare(outcomes).roles == ()


def test_who_waits_and_how_many_there_are_is_asked_of_comments_that_are_screened() -> None:
    asked = {question.field for question in ask(extract(COMMENTS))}
    assert {"serving_mode", "throughput.predictions_per_day"} <= asked


@pytest.mark.parametrize(
    ("brief", "asked"),
    [
        ("Our staff shall ask our handbooks questions. Azure westeurope, EU only, names in them, $2,000 a month.",
         {"throughput.predictions_per_day", "data.row_count"}),
        ("Warn us of pumps about to break. Our own servers, no cloud, no personal data, $2,000 a month.",
         {"throughput.events_per_s", "freshness_s"}),
        ("Mark bleedings on photographs of the retina for eye doctors. AWS us-west-2, HIPAA, US only, $3,000 a month.",
         {"serving_mode", "throughput.docs_per_day"}),
        ("We bid for banner space in auctions on GCP europe-west1, EU only, cookies, $20,000 a month.",
         {"latency.p95_ms", "throughput.predictions_per_day"}),
    ],
)  # fmt: skip
def test_what_a_shape_of_system_hangs_on_is_asked(brief: str, asked: set[str]) -> None:
    assert asked <= {question.field for question in ask(extract(brief))}


def test_a_few_alerts_a_day_say_nothing_of_the_readings_behind_them() -> None:
    pumps = "Warn us of odd vibration in our pumps on Azure polandcentral, EU only, no personal data, $3,000 a month"
    few, many = (
        {question.field for question in ask(extract(f"{pumps}, {amount}."))}
        for amount in ("at most 10 predictions a day", "2,000 readings per second")
    )
    assert "throughput.events_per_s" in few
    assert "throughput.events_per_s" not in many
