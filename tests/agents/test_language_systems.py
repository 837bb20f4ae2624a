"""Systems that read or write language: who may see what, what is read in time, and what each shape is judged by."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from worker.intake import settle

STAFF = "An assistant answers our staff's questions from 40,000 documents, 2,000 questions a day. AWS Ireland."
INVOICES = "Invoices, 9,000 a day, are read by a language model, each within 2 minutes of its arrival. {cloud}."
PICTURES = "We moderate 2.6M pictures a day that users upload, nudity and weapons, within 5 seconds. AWS Ireland."
CALLS = "8,000 calls a day are transcribed overnight, due at 07:00{more}. Azure UK South."
ITEMS = "Product texts by a language model for 3,000 items a day from supplier data sheets. GCP Netherlands."


@cache
def decided(brief: str) -> dict[str, Any]:
    result = run_planning(settle(extract(brief), {}, accept_defaults=True), InMemoryLedger())
    assert result.plan is not None, [conflict.explanation for conflict in result.conflicts]
    return {name: output.decisions for name, output in result.decisions.items()}


def pattern(brief: str, role: str) -> str | None:
    parts = decided(brief)["system_architecture"].components
    return next((c.pattern_id for c in parts if c.role == role), None)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("Not everybody may see everything, SharePoint permissions have to be honoured.", "per_document"),
        ("Users must only get answers from documents they are allowed to open.", "per_document"),
        ("A lawyer must never see documents of matters he is not on.", "per_document"),
        ("Each department sees only its own documents.", "groups"),
        ("Clearance levels and need-to-know compartments per document have to be enforced.", "clearances"),
        ("Everybody may read everything.", "none"),
        ("The model must not show secrets.", None),
    ],
)
def test_who_may_see_what_is_read(said: str, rules: str | None) -> None:
    found = extract(f"{STAFF} {said}").constraints.data.access_rules
    assert (found and found.value) == rules


@pytest.mark.parametrize(
    ("said", "applied", "cached"),
    [
        ("SharePoint permissions have to be honoured.", "user id and groups", True),
        ("Clearance levels and need-to-know compartments have to be enforced.", "compartments", False),
    ],
)
def test_rights_are_copied_applied_tested_watched_and_cached_apart(said: str, applied: str, *, cached: bool) -> None:
    design = decided(f"{STAFF} {said}")
    assert design["data_engineering"].document_access.every_min == 15
    assert applied in design["inference_pipeline"].retrieval.filtered_by
    assert any("0 leaks" in test.threshold for test in design["testing_strategy"].model_tests)
    assert any(check.feature_set == "access" for check in design["monitoring_observability"].data_checks)
    caching = design["inference_pipeline"].caching
    assert (caching is not None) == cached
    assert caching is None or "rights" in caching.key


def test_without_a_word_on_rights_nothing_is_promised_and_a_risk_is_named() -> None:
    design = decided(STAFF)
    assert design["data_engineering"].document_access is None
    assert "every caller" in design["inference_pipeline"].retrieval.filtered_by


@pytest.mark.parametrize(
    ("cloud", "noticed"),
    [
        ("AWS Ireland", "arrival starts a run"),
        ("Azure West Europe", "wait for the next look, every 60 s"),
        ("GCP Frankfurt", "arrival starts a run"),
    ],
)
def test_what_is_due_in_minutes_is_read_on_demand_and_timed_from_its_arrival(cloud: str, noticed: str) -> None:
    brief = INVOICES.format(cloud=cloud)
    reader = pattern(brief, "serve.batch")
    assert reader is not None
    assert not reader.endswith("_batch")
    path = decided(brief)["system_architecture"].latency[0]
    assert path.name == "arrival to result"
    assert {noticed, "parsing of the pages", "token generation"} <= {hop.name for hop in path.hops}
    assert 10_000 < path.p95_ms < (path.target_p95_ms or 0)


def test_what_takes_files_in_is_held_to_parsing_them_and_not_to_the_whole_way() -> None:
    brief = "Reports land as PDF in an S3 bucket, 350 a day, and a language model reads each by the next day. AWS."
    assert pattern(brief, "ingest.batch") == "aws.ingest.s3_event_lambda"


def test_an_examination_that_letters_speak_of_is_no_picture() -> None:
    brief = "Claims attachments with radiology reports (MRI, CT) are read by a language model, 60,000 a day. Azure, US."
    assert decided(brief)["project_stages"].archetype == "batch_llm_documents"


def test_documents_are_judged_by_their_fields() -> None:
    design = decided(INVOICES.format(cloud="AWS Ireland"))
    told = " ".join(test.threshold for test in design["testing_strategy"].model_tests)
    assert "field accuracy" in told
    assert "groundedness" not in told
    assert design["feature_engineering"].strategy == "documents"


def test_texts_for_items_are_written_in_runs_and_nothing_is_retrieved() -> None:
    design = decided(ITEMS)
    assert design["project_stages"].archetype == "batch_llm_documents"
    assert "generation" in design["project_stages"].variants
    assert design["feature_engineering"].strategy == "records"
    assert pattern(ITEMS, "store.vector") is None
    assert any("0 invented" in test.threshold for test in design["testing_strategy"].model_tests)


def test_calls_have_a_language_model_where_more_than_words_is_asked_for() -> None:
    assert pattern(CALLS.format(more=""), "serve.llm") is None
    brief = CALLS.format(more=", with a summary and the reason for each call")
    assert pattern(brief, "serve.llm") == "azure.serve.openai"
    assert pattern(brief, "govern.prompts") is not None
    assert "analyse" in {step.id for step in decided(brief)["pipelines_blueprint"].dag}


def test_pictures_are_moderated_as_pictures() -> None:
    design = decided(PICTURES)
    assert design["feature_engineering"].strategy == "images"
    assert design["deployment_serving"].compute == "gpu"
    assert design["model_development"].explainability == "policy"
    assert "perceptual_hash" in {feature.name for feature in design["feature_engineering"].features}


def test_own_machines_buy_no_model_by_the_token() -> None:
    brief = "An assistant over 40,000 reports, 2,000 questions a day, own Kubernetes, air-gapped, open weights only."
    design = decided(brief)
    assert {candidate.library for candidate in design["model_development"].candidates} == {"vllm"}
    assert "provider" not in design["pipelines_blueprint"].training.cadence


def test_a_new_question_never_gets_an_old_answer() -> None:
    assert decided(STAFF)["inference_pipeline"].fallback == "passages"
    chat = "A chat on our website answers customers' questions from 3,500 articles, 9,000 questions a day. AWS."
    assert decided(chat)["inference_pipeline"].fallback == "person"
