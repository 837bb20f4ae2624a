"""Contradictions a person settles: a way becomes a stated fact, what was misheard goes, and neither comes again."""

from __future__ import annotations

import pytest

from agents.intake import answers, conflicts, extract
from agents.intake.settlements import standing
from agents.intake.settling import settle
from core.constraints import Conflict, Fact, Intake, Relaxation, Settlement, Source
from core.settling import Choice, settlements
from worker import intake as taken_in

TWICE = "Nightly churn scores on AWS. The budget is exactly $800 a month. The budget is exactly $500 a month."
BOTH = (
    "Credit decisions for a bank on AWS. A person decides on every single case before it goes out. "
    "No human ever looks at a decision, all are automatic without exception."
)
PLACES = "Nightly churn scores. Data must stay in the EU. Run it on AWS in eu-west-2."
LAWS = "We are a covered entity under HIPAA. HIPAA does not apply to us. Nightly readmission scores on AWS."
COPIES = (
    "Orders are scored on AWS. At most 10 minutes of data may be lost. "
    "A snapshot every four hours is the only protection."
)
BUDGET, DECIDER = ["budget.monthly_usd"], ["human_in_loop"]


def chosen(intake: Intake, fields: list[str], take: str | int | None = None) -> list[Settlement]:
    return settlements(intake, [Choice(fields, take)], 1, [])


def value(intake: Intake, path: str) -> object:
    fact = dict(intake.constraints.leaves()).get(path)
    return None if fact is None else fact.value


def fields(intake: Intake) -> list[list[str]]:
    return [conflict.fields for conflict in intake.conflicts]


@pytest.mark.parametrize(
    ("brief", "told", "heard"),
    [(TWICE, BUDGET, True), (BOTH, DECIDER, True), (PLACES, ["regions", "residency"], False)],
)
def test_what_was_heard_in_words_is_told_from_what_follows_from_values(
    brief: str, told: list[str], heard: bool
) -> None:
    [conflict] = [c for c in extract(brief).conflicts if c.fields == told]
    assert conflict.heard is heard


@pytest.mark.parametrize(("place", "usd"), [(0, 800.0), (1, 500.0)])
def test_of_a_field_told_twice_the_value_that_is_taken_holds(place: int, usd: float) -> None:
    intake = extract(TWICE)
    settled = settle(intake, chosen(intake, BUDGET, place))
    budget = settled.constraints.budget.monthly_usd
    assert budget is not None
    assert (budget.value, budget.source, budget.unit) == (usd, Source.STATED, "USD/month")
    assert budget.because == f"chosen by a person: {settled.settled[0].chosen}"
    assert BUDGET not in fields(settled)


def test_what_both_holds_leaves_the_values_as_they_were_read() -> None:
    intake = extract(BOTH)
    settled = settle(intake, chosen(intake, DECIDER))
    assert settled.constraints == intake.constraints
    assert settled.conflicts == []
    assert settled.settled[0].taken is None


@pytest.mark.parametrize("take", [None, "Let a person confirm"])
def test_a_later_message_does_not_raise_it_again(take: str | None) -> None:
    intake = extract(BOTH)
    settled = settle(intake, chosen(intake, DECIDER, take))
    later = extract("It also has to keep its logs for 400 days.", settled)
    assert later.conflicts == []
    assert later.settled == settled.settled
    assert DECIDER in fields(extract("It also has to keep its logs for 400 days.", intake)), "else this shows nothing"


def test_what_says_the_same_in_other_words_is_settled_with_it() -> None:
    """Two kinds tell of the same field, one of which is shown: the other does not come up later."""
    intake = extract(COPIES)
    assert len(conflicts.of_itself(intake)) == 2, "else this shows nothing"
    settled = settle(intake, chosen(intake, ["rpo_min"]))
    assert len(settled.settled[0].alike) == 1
    assert settled.conflicts == []
    assert extract("Please keep the logs for 90 days.", settled).conflicts == []


def test_a_value_a_person_changes_later_is_looked_at_anew() -> None:
    intake = extract(BOTH)
    settled = settle(intake, chosen(intake, DECIDER, "Let a person confirm"))
    changed = answers.apply(settled, {"human_in_loop": False})
    assert changed.settled == []
    assert answers.apply(settled, {"human_in_loop": True}).settled == settled.settled


def test_a_field_that_is_left_open_has_no_value_any_more() -> None:
    intake = extract(PLACES)
    settled = settle(intake, chosen(intake, ["residency", "regions"], "Use a region inside the European Union"))
    assert value(settled, "regions") is None
    assert value(settled, "residency") == "eu_only"
    assert settled.conflicts == []


def test_a_way_that_is_not_enough_is_told_again() -> None:
    """Another region outside the union settles nothing."""
    intake = extract(PLACES)
    way = Relaxation(change="Use us-east-1", put={"regions": [{"id": "us-east-1", "role": "primary"}]})
    told = intake.conflicts[0].model_copy(update={"relaxations": [way]})
    open_ = intake.model_copy(update={"conflicts": [told]})
    settled = settle(open_, chosen(open_, ["regions", "residency"], 0))
    [again] = settled.conflicts
    assert "us-east-1" in again.explanation


def test_holding_what_was_heard_does_not_hide_what_follows_from_values() -> None:
    """Words and values contradict on the same fields: the words are settled, the values are not."""
    intake = extract(PLACES)
    [typed] = intake.conflicts
    words = typed.model_copy(update={"heard": True, "explanation": "“Data must stay in the EU”: it does not."})
    misheard = intake.model_copy(update={"conflicts": [words]})
    settled = settle(misheard, chosen(misheard, typed.fields))
    assert settled.conflicts == [typed]


def test_other_contradictions_stay_open() -> None:
    intake = extract(f"{TWICE} Data must stay in the EU. Run it in eu-west-2.")
    settled = settle(intake, chosen(intake, BUDGET, 0))
    assert fields(intake) == [BUDGET, ["regions", "residency"]]
    assert fields(settled) == [["regions", "residency"]]


def test_what_was_heard_of_other_fields_stays_as_it_was_told() -> None:
    intake = extract(f"{TWICE} {PLACES}")
    places = next(c for c in intake.conflicts if "residency" in c.fields)
    heard = places.model_copy(update={"heard": True, "explanation": "“in the EU”: it is not."})
    told = intake.model_copy(update={"conflicts": [*(c for c in intake.conflicts if c != places), heard]})
    assert settle(told, chosen(told, BUDGET, 0)).conflicts == [heard]


@pytest.mark.parametrize(("place", "left"), [(0, ["hipaa"]), (1, [])])
def test_names_told_and_denied_end_with_the_list_that_is_taken(place: int, left: list[str]) -> None:
    intake = extract(LAWS)
    settled = settle(intake, chosen(intake, ["regimes"], place))
    assert value(settled, "regimes") == left


def test_a_way_without_a_value_is_a_condition_and_settles_it() -> None:
    way = Relaxation(change="Buy a second line")
    conflict = Conflict(fields=DECIDER, explanation="“a”: b", relaxations=[way], heard=True)
    intake = extract(TWICE).model_copy(update={"conflicts": [conflict]})
    settled = settle(intake, chosen(intake, DECIDER, "Buy a second line"))
    assert DECIDER not in fields(settled)
    assert settled.settled[0].is_condition
    assert settled.constraints == intake.constraints


def test_defaults_decide_nothing_that_is_contradicted() -> None:
    intake = taken_in.settle(extract(PLACES), {}, accept_defaults=True)
    assert fields(intake) == [["regions", "residency"]]
    residency = intake.constraints.residency
    assert residency is not None
    assert residency.source is Source.STATED


def test_a_field_told_twice_that_is_not_asked_otherwise_is_asked_with_both_values() -> None:
    [question] = [q for q in taken_in.settle(extract(BOTH), {}, False).questions if q.field == "human_in_loop"]
    assert (question.options, question.default) == (["True", "False"], None)


def test_stated_values_that_stay_the_same_leave_a_settlement_standing() -> None:
    intake = extract(TWICE)
    settled = settle(intake, chosen(intake, BUDGET, 0))
    more = settled.constraints.model_copy(update={"air_gapped": Fact(value=False)})
    assert standing(settled.settled, settled.constraints, more, ["air_gapped", *BUDGET]) == settled.settled


def test_an_intake_stored_before_there_were_settlements_is_read() -> None:
    stored = extract(TWICE).model_dump(mode="json")
    del stored["settled"]
    for conflict in stored["conflicts"]:
        del conflict["heard"]
    read = Intake.model_validate(stored)
    assert (read.settled, [conflict.heard for conflict in read.conflicts]) == ([], [False])
