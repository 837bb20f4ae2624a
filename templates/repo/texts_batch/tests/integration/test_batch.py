"""A run: published whole or not at all, repeatable, with a list for people whose choices come back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from mlsystem import prediction_log, publishing, sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, labels

DAY = datetime(2025, 4, 2, tzinfo=UTC)


def run(system: Settings, n: int = 70, seed: int = 51, shift: float = 0.0) -> batch_infer.Run:
    ingest.ingest(sample.synthesise(n, seed, DAY, shift), system, labels.ARRIVALS)
    return batch_infer.infer(system, DAY.date(), batch_infer.of_date(system, DAY.date()))


def asked(system: Settings) -> list[dict[str, Any]]:
    path = system.home / "published" / "people" / f"{DAY.date()}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


def everyone(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text the model is sure of is drawn."""
    conf, table = {**system.table("sorting"), "audit_share": 1.0}, Settings.table
    monkeypatch.setattr(Settings, "table", lambda self, n: conf if n == "sorting" else table(self, n))


def test_a_run_is_repeatable_and_keeps_words_out_of_the_log(system: Settings) -> None:
    first = run(system)
    table = publishing.current(system.home / "published")
    assert run(system) == first
    assert publishing.current(system.home / "published") == table
    assert (first.published + first.for_people, len(table)) == (70, first.published)
    assert min(row["confidence"] for row in table) >= 0.8
    assert {"label", "alternatives", "reasons", "model_version"} <= set(table[0])
    assert set(prediction_log.read(system.predictions)[0]) == {
        "request_id", "model_version", "code_sha", "label", "decided_by", "signals",
    }  # fmt: skip


def test_what_is_unsure_is_for_people_and_not_published(system: Settings) -> None:
    found = run(system)
    unsure = {row["id"] for row in asked(system) if row["sampled_by"] == "unsure"}
    assert 0 < len(unsure) == found.for_people
    assert not unsure & {row["id"] for row in publishing.current(system.home / "published")}


def test_who_checks_the_model_does_not_see_what_it_said(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone(system, monkeypatch)
    found = run(system)
    audit = [row for row in asked(system) if row["sampled_by"] == "audit"]
    assert len(audit) == found.audited == found.published
    assert all(set(row) == {"id", "sampled_by"} for row in audit)


def test_choices_become_labels_with_the_text_they_were_made_for(system: Settings) -> None:
    assert labels.collect(system) == 0
    run(system)
    before = len(ingest.landed(system))
    truth = {r["id"]: r for r in sample.synthesise(70, 51, DAY)}
    chosen = [truth[row["id"]] for row in asked(system)]
    stranger = {**chosen[0], "id": "never-asked"}
    ingest.ingest([*chosen, stranger], system, labels.CHOICES)
    assert labels.collect(system) == len(chosen)
    assert labels.collect(system) == len(chosen)
    assert len(ingest.landed(system)) == before + len(chosen)


def test_texts_of_another_kind_publish_nothing(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    run(system)
    before = publishing.current(system.home / "published")
    strange = [{**r, "language": "xx"} for r in sample.synthesise(60, 54, DAY)]
    with pytest.raises(publishing.PublishError):
        batch_infer.infer(system, DAY.date(), strange)
    assert publishing.current(system.home / "published") == before


def test_nothing_is_published_before_the_first_run(empty: Settings) -> None:
    assert publishing.current(empty.home / "published") == []
