"""Chunks cover their document, unchanged documents are not embedded again, and readers see only theirs."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from mlsystem import handbook, index, landed
from mlsystem.codes import codes
from mlsystem.delivery import Delivery
from mlsystem.documents import Document
from mlsystem.embedder import BedrockEmbedder, HashingEmbedder
from mlsystem.settings import Settings
from pipelines import ingest

PAGES = handbook.pages()
EMBEDDER = HashingEmbedder()
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def test_chunks_overlap_and_lose_no_word() -> None:
    words = [f"w{i}" for i in range(500)]
    chunks = index.split(Document("d", "t", " ".join(words)))
    seen = [set(c.text.split()) for c in chunks]
    assert set().union(*seen) == set(words)
    assert all(a & b for a, b in pairwise(seen))
    assert index.split(Document("d", "t", "  ")) == []


def test_only_changed_documents_are_embedded_again() -> None:
    first, changed = index.build(PAGES, EMBEDDER)
    assert len(changed) == len(PAGES)
    edited = [replace(PAGES[0], text="Something new."), *PAGES[1:]]
    second, changed = index.build(edited, EMBEDDER, first)
    assert changed == [PAGES[0].id]
    full, _ = index.build(edited, EMBEDDER)
    np.testing.assert_array_equal(second.vectors, full.vectors)


def test_a_removed_document_leaves_the_index() -> None:
    first, _ = index.build(PAGES, EMBEDDER)
    second, _ = index.build(PAGES[1:], EMBEDDER, first)
    assert PAGES[0].id not in {c.document for c in second.chunks}


def test_a_reader_without_the_group_never_sees_the_page() -> None:
    built, _ = index.build(PAGES, EMBEDDER)
    question = "What is the rule about salary bands review?"
    assert "payroll" not in {h.chunk.document for h in index.search(built, EMBEDDER, question, set(), 12)}
    assert index.search(built, EMBEDDER, question, {"hr"}, 12)[0].chunk.document == "payroll"
    only_hr, _ = index.build([p for p in PAGES if p.id == "payroll"], EMBEDDER)
    assert index.search(only_hr, EMBEDDER, question, set(), 4) == []


def test_a_code_is_found_to_the_letter() -> None:
    pages = [
        Document(f"part-{n}", "Torque", f"The torque of part {code} is {n} Nm.")
        for n, code in enumerate(["4417-A", "4417-B", "4418-B", "441-7B"])
    ]
    built, _ = index.build(pages, EMBEDDER)
    found = index.search(built, EMBEDDER, "What is the torque for 4417-b?", set(), 2)
    assert found[0].chunk.document == "part-1"
    assert found[0].score > found[1].score + 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clause 7.4.2b applies.", {"7.4.2b"}),
        ("See E-102/3 and ISO9001.", {"e-102/3", "iso9001"}),
        ("In 2024 we had 12 cases.", set()),
    ],
)
def test_codes_are_told_from_years_and_counts(text: str, expected: set[str]) -> None:
    assert codes(text) == expected


def test_documents_survive_the_landing_zone(empty: Settings) -> None:
    named = [replace(PAGES[0], id="../board/minutes 1"), *PAGES[1:]]
    for _ in range(2):
        ingest.ingest(Delivery(named), empty, NOW)
    assert landed.documents(empty.landing) == sorted(named, key=lambda d: d.id)
    assert len(list(empty.landing.rglob("*.json"))) == len(named)


def test_the_cloud_embedder_sends_text_and_returns_unit_vectors() -> None:
    class Client:
        def invoke_model(self, modelId: str, body: str) -> dict[str, Any]:  # noqa: N803
            assert modelId == "a-model"
            assert json.loads(body)["inputText"] == "hello"
            return {"body": io.BytesIO(b'{"embedding": [3.0, 4.0]}')}

    np.testing.assert_allclose(BedrockEmbedder(Client(), "a-model").embed(["hello"]), [[0.6, 0.8]], atol=1e-6)
