"""How many tokens a night of documents may spend, and how they are cut; and who transcribes calls."""

from __future__ import annotations

import pytest

from core.constraints import Constraints, Intake
from templates.catalog.load import catalog
from templates.render_reading import reading
from templates.sizing import workload


def intake(documents: float) -> Intake:
    facts = {
        "project": {"problem_type": {"value": "llm_extraction"}},
        "throughput": {"docs_per_day": {"value": documents}},
        "data": {"pages_per_doc": {"value": 14}},
    }
    return Intake(brief="Contracts.", constraints=Constraints.model_validate(facts))


@pytest.mark.parametrize(("documents", "words"), [(1800, 12_000), (50, 120)])
def test_a_night_fits_the_limit_and_a_contract_one_request(documents: float, words: int) -> None:
    found = reading(intake(documents))
    assert found["chunk_words"] == words
    assert found["run_tokens"] >= documents * 14 * 850


def test_calls_that_are_summarised_are_still_transcribed_by_the_code_there_is() -> None:
    facts = {"project": {"problem_type": {"value": "asr"}, "domain": {"value": "call_analytics"}}}
    work = workload(Constraints.model_validate({**facts, "throughput": {"docs_per_day": {"value": 9000}}}))
    names = {**work.names(), "llm": True, "gpu_serve": True}
    assert catalog().pattern("aws.serve.batch_whisper_gpu").misfits(names) == []
