"""A use case whose systems take a second is not meant where every answer is due sooner, unless it is named."""

from __future__ import annotations

import math

from agents.intake import extract, text
from agents.intake.readers import problems

DEBITS = "A risk score for direct debits, answered within {time}, all inputs in the call. Contract: 99.9 % uptime."
SUMMARIES = "Summaries of tickets for our agents within {time}, all inputs in the call."


def domain(brief: str, slowest_ms: float = math.inf) -> object:
    found = problems.read(text.read(brief), slowest_ms)
    return next((m.value for m in found if m.field == "project.domain"), None)


def test_what_takes_a_second_is_not_meant_by_who_asks_for_less() -> None:
    assert domain(SUMMARIES, 5_000) == "llm_documents"
    assert domain(SUMMARIES, 250) != "llm_documents"


def test_the_answer_time_of_the_brief_is_what_counts() -> None:
    found = extract(DEBITS.format(time="250 ms")).constraints.project.domain
    assert found is None or found.value != "knowledge_assistant"


def test_what_one_sentence_tells_stays_whatever_is_timed_in_it() -> None:
    brief = "An assistant answers questions over 5,000 manuals, each look-up of the store within 40 ms."
    assert domain(brief, 40) == "knowledge_assistant"


def test_a_use_case_that_is_named_stays_however_fast_it_is_to_be() -> None:
    assert domain("A RAG assistant over our contracts, answered within 250 ms.", 250) == "knowledge_assistant"


def test_what_is_scored_while_somebody_waits_is_not_read_by_a_language_model() -> None:
    brief = (
        "Tell the call handler how likely it is that a damage claim needs a visit, below 400 ms. "
        "Inputs: 20 fields typed into the claims screen, read with the claim."
    )
    assert domain(brief, 400) != "llm_documents"


def test_what_is_scored_while_a_form_is_filled_in_is_not_read_from_it() -> None:
    brief = "While a broker fills in the form, its 24 fields are sent off and the chance comes back within {time}."
    assert domain(brief.format(time="250 ms"), 250) != "document_extraction"


def test_where_tokens_are_counted_a_language_model_reads() -> None:
    brief = (
        "Permit files, 4,000 a day, 6,000 tokens each; wanted from each: 400 tokens of JSON with 20 fields, overnight "
        "in BigQuery at half price by batch prediction."
    )
    found = extract(brief).constraints.project
    assert found.domain is None or found.domain.value != "eta_pricing"
    assert found.problem_type is not None
    assert found.problem_type.value == "llm_extraction"
