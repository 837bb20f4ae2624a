"""Where somebody waits, what works overnight is not chosen; where nobody does, the cheaper way stays."""

from __future__ import annotations

import pytest

from agents.intake import extract, planner
from tests.agents.shapes import CLOUDS, shaped

DOCUMENTS = (
    "A managed language model extracts fields from 3,000 invoices a day on {place}, EU only, names, $2,000 a month"
)
PLACES = {
    "AWS eu-west-1": ("aws.serve.bedrock", "aws.serve.bedrock_batch"),
    "Google Cloud europe-west1": ("gcp.serve.vertex_gemini", "gcp.serve.gemini_batch"),
    "Azure westeurope": ("azure.serve.openai", "azure.serve.openai_batch"),
}
XRAYS = (
    "Dental X-ray images in DICOM are read on {place}, PHI, 9,000 images a day, {when}, a dentist decides, "
    "$9,000 a month, four engineers, one of them for the platform."
)


@pytest.mark.parametrize("place", PLACES)
def test_documents_go_to_a_batch_at_half_the_price_unless_they_cannot_wait_for_it(place: str) -> None:
    at_once, overnight = PLACES[place]
    brief = DOCUMENTS.format(place=place)
    soon = planner.choose(extract(f"{brief}. Each within ten minutes of its arrival.").constraints)
    later = planner.choose(extract(f"{brief}. They are due at 6 am.").constraints)
    assert (soon.chosen["serve.batch"], later.chosen["serve.batch"]) == (at_once, overnight)
    assert not soon.conflicts
    assert not later.conflicts


@pytest.mark.parametrize("place", ["AWS us-east-2", "Google Cloud us-central1", "Azure eastus"])
def test_a_reading_that_is_waited_for_has_an_endpoint_and_no_queue(place: str) -> None:
    waited = planner.choose(
        extract(XRAYS.format(place=place, when="while the patient waits, within 3 seconds")).constraints
    )
    queued = planner.choose(extract(XRAYS.format(place=place, when="a result within an hour")).constraints)
    assert not waited.conflicts
    assert {"serve.online"} == {role for role in waited.chosen if role.startswith("serve.")}
    assert {"serve.async"} == {role for role in queued.chosen if role.startswith("serve.")}


@pytest.mark.parametrize("cloud", CLOUDS)
def test_no_queue_stands_where_an_answer_is_due_before_any_queue_gives_one(cloud: str) -> None:
    found = planner.choose(shaped("medical_imaging", cloud, latency={"p95_ms": 4000.0}))
    assert not found.conflicts
    assert "serve.async" not in found.chosen


@pytest.mark.parametrize("cloud", CLOUDS)
def test_scores_that_are_renewed_every_quarter_of_an_hour_are_a_table_all_the_same(cloud: str) -> None:
    found = planner.choose(shaped("batch_tabular", cloud, freshness_s=900.0))
    assert found.chosen["serve.batch"] == "any.serve.batch_table"


@pytest.mark.parametrize("cloud", ["gcp", "on_prem"])
def test_more_searches_than_a_store_answers_are_made_in_memory(cloud: str) -> None:
    few, many = (
        planner.choose(shaped("recommender", cloud, data={"entities": 250_000.0}, throughput={"rps_peak": peak}))
        for peak in (500.0, 20_000.0)
    )
    assert "store.vector" in few.chosen
    assert "store.vector" not in many.chosen
    assert not many.conflicts
