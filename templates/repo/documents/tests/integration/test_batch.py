"""A run: published whole or not at all, repeatable, with people's queue and sample beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from mlsystem import prediction_log, publishing, sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest

DAY = datetime(2025, 4, 2, tzinfo=UTC)


def test_a_run_is_repeatable_and_keeps_texts_out_of_the_log(system: Settings) -> None:
    ingest.ingest(sample.synthesise(120, 51, DAY), system)
    documents = batch_infer.of_date(system, DAY.date())
    first = batch_infer.infer(system, DAY.date(), documents)
    table = publishing.current(system.home / "published")
    assert batch_infer.infer(system, DAY.date(), documents) == first
    assert publishing.current(system.home / "published") == table
    assert (first.published + first.for_review, len(table)) == (120, first.published)
    assert set(prediction_log.read(system.predictions)[0]) == {
        "request_id", "model_version", "code_sha", "signals",
    }  # fmt: skip


def test_what_fails_the_schema_waits_for_a_person(system: Settings) -> None:
    documents = sample.synthesise(300, 52, DAY)
    annex = {d["id"] for d in documents if "see annex" in d["text"]}
    batch_infer.infer(system, DAY.date(), documents)
    lines = (system.home / "published" / "review" / f"{DAY.date()}.jsonl").read_text().splitlines()
    held = {json.loads(line)["document"] for line in lines}
    assert annex
    assert held == annex
    assert not held & {row["document"] for row in publishing.current(system.home / "published")}


def test_a_layout_nobody_knows_publishes_nothing(system: Settings) -> None:
    batch_infer.infer(system, DAY.date(), sample.synthesise(60, 53, DAY))
    before = publishing.current(system.home / "published")
    with pytest.raises(publishing.PublishError):
        batch_infer.infer(system, DAY.date(), sample.synthesise(60, 54, DAY, shift=1.0))
    assert publishing.current(system.home / "published") == before


def test_the_sample_for_people_has_the_share_asked_for() -> None:
    drawn = sum(batch_infer.drawn(f"d{i}", 0.05) for i in range(10_000))
    assert 400 < drawn < 600
    assert not any(batch_infer.drawn(f"d{i}", 0.0) for i in range(100))


def test_nothing_is_published_before_the_first_run(empty: Settings) -> None:
    assert publishing.current(empty.home / "published") == []
