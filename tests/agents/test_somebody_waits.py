"""Where somebody waits, what works overnight is not chosen; where nobody does, the cheaper way stays."""

from __future__ import annotations

import pytest

from agents.intake import extract, planner

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
