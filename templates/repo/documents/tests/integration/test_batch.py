"""A run reads what nobody has read, once, whatever runs beside it; people get the unsound and a sample."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from mlsystem import ledger, prediction_log, recipe, registry, results, sample, task
from mlsystem.batch_model import BatchModel, Request, ScriptedModel
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest

DAY = datetime(2025, 4, 2, tzinfo=UTC)


class Counted(ScriptedModel):
    """Counts what is asked and so paid for; requests with `silent` in their id get no answer."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.silent = ""
        self.down = False

    def complete(self, requests: list[Request]) -> dict[str, str]:
        if self.down:
            raise OSError("the service is away")
        self.asked.update(r.id for r in requests)
        return super().complete([r for r in requests if not self.silent or self.silent not in r.id])


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted()

    def reader(_: recipe.Recipe) -> BatchModel:
        return counted

    monkeypatch.setattr(task, "reader", reader)
    return counted


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(folder.glob("*")) for line in path.read_text().splitlines()]


def test_a_repeated_run_reads_nothing_again_and_logs_no_text(system: Settings, model: Counted) -> None:
    ingest.ingest(sample.synthesise(120, 51, DAY), system)
    documents = batch_infer.waiting(system, DAY.date())
    first = batch_infer.infer(system, DAY.date(), documents)
    table = results.current(system.home / "published")
    assert batch_infer.infer(system, DAY.date(), documents) == batch_infer.Run()
    assert results.current(system.home / "published") == table
    assert (first.published + first.for_review, len(table)) == (120, first.published)
    assert set(model.asked.values()) == {1}
    assert set(prediction_log.read(system.predictions)[0]) == {
        "request_id", "model_version", "code_sha", "signals",
    }  # fmt: skip


def test_a_text_is_paid_for_once_whatever_its_name_and_a_corrected_one_is_read(
    system: Settings, model: Counted
) -> None:
    (document,) = sample.synthesise(1, 61, DAY)
    renamed = {**document, "id": "again"}
    assert batch_infer.infer(system, DAY.date(), [document, renamed]).published == 1
    assert batch_infer.infer(system, DAY.date(), [renamed]) == batch_infer.Run()
    corrected = {**document, "text": document["text"].replace("EUR", "GBP").replace("USD", "GBP")}
    assert batch_infer.infer(system, DAY.date(), [corrected]).published == 1
    (row,) = results.current(system.home / "published")
    assert (row["document"], row["currency"]) == (document["id"], "GBP")


def test_runs_at_once_pay_for_each_document_once(system: Settings, model: Counted) -> None:
    documents, start = sample.synthesise(60, 55, DAY), Barrier(3)

    def run(_: int) -> batch_infer.Run:
        start.wait()
        return batch_infer.infer(system, DAY.date(), documents)

    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(run, range(3)))
    assert sum(r.published + r.for_review for r in runs) == 60
    assert set(model.asked.values()) == {1}
    assert len(results.current(system.home / "published")) == sum(r.published for r in runs)


def test_a_run_that_failed_gives_its_documents_back(system: Settings, model: Counted) -> None:
    documents = sample.synthesise(30, 56, DAY)
    model.down = True
    with pytest.raises(OSError, match="away"):
        batch_infer.infer(system, DAY.date(), documents)
    model.down = False
    run = batch_infer.infer(system, DAY.date(), documents)
    assert run.published + run.for_review == 30
    assert set(model.asked.values()) == {1}


def test_what_a_run_that_died_had_claimed_waits(system: Settings, model: Counted) -> None:
    documents = sample.synthesise(5, 57, DAY)
    hours = system.table("documents")["claim_hours"]
    book = ledger.of(system, "v0001", hours)
    long_ago, now, *_ = ledger.by_text(documents)
    replace(book, clock=lambda: DAY.timestamp()).claim([long_ago])
    book.claim([now])
    run = batch_infer.infer(system, DAY.date(), documents)
    assert run.published + run.for_review == 4
    assert not any(name.startswith(documents[1]["id"]) for name in model.asked)


def test_what_is_not_answered_is_asked_again_and_then_held(system: Settings, model: Counted) -> None:
    documents = sample.synthesise(3, 58, DAY)
    model.silent = documents[0]["id"]
    runs = [batch_infer.infer(system, DAY.date(), documents) for _ in range(batch_infer.TRIES + 1)]
    assert [r.unanswered for r in runs] == [1, 1, 0, 0]
    (held,) = lines(results.review(system.home / "published", DAY.date()))
    assert (held["document"], recipe.UNANSWERED in held["problems"]) == (documents[0]["id"], True)
    assert {n for name, n in model.asked.items() if not name.startswith(documents[0]["id"])} == {1}


def test_another_champion_reads_again_only_where_it_is_asked_to(system: Settings, model: Counted) -> None:
    documents = sample.synthesise(15, 59, DAY)
    batch_infer.infer(system, DAY.date(), documents)
    chosen, card = registry.load(system.registry, registry.resolve(system.registry))
    second = registry.register(
        system.registry, chosen, trained_at="2025-04-01", family=card.family, inputs=[], metrics={},
        data_snapshot="", code_sha="",
    ).version  # fmt: skip
    registry.promote(system.registry, second)
    assert batch_infer.infer(system, DAY.date(), documents) == batch_infer.Run()
    batch_infer.infer(system, DAY.date(), documents, again=True)
    rows = results.current(system.home / "published")
    assert {row["recipe_version"] for row in rows} == {second}
    assert set(model.asked.values()) == {2}


def test_what_fails_the_schema_waits_for_a_person(system: Settings) -> None:
    documents = sample.synthesise(300, 52, DAY)
    annex = {d["id"] for d in documents if "see annex" in d["text"]}
    batch_infer.infer(system, DAY.date(), documents)
    held = {row["document"] for row in lines(results.review(system.home / "published", DAY.date()))}
    assert annex
    assert held == annex
    assert not held & {row["document"] for row in results.current(system.home / "published")}


def test_a_layout_nobody_knows_publishes_nothing(system: Settings) -> None:
    batch_infer.infer(system, DAY.date(), sample.synthesise(60, 53, DAY))
    before = results.current(system.home / "published")
    strange = sample.synthesise(60, 54, DAY, shift=1.0)
    with pytest.raises(results.PublishError):
        batch_infer.infer(system, DAY.date(), strange)
    assert results.current(system.home / "published") == before
    held = {row["document"] for row in lines(results.review(system.home / "published", DAY.date()))}
    assert {d["id"] for d in strange} <= held


def test_late_documents_are_read_too(system: Settings) -> None:
    ingest.ingest(sample.synthesise(1, 60, DAY.replace(day=1)), system)
    assert [d["id"] for d in batch_infer.waiting(system, DAY.date())] == ["d060-000000"]
    assert batch_infer.waiting(system, DAY.replace(day=9).date()) == []
    assert len(batch_infer.waiting(replace(system, only_new=True), DAY.replace(day=9).date())) == 701


def test_the_sample_for_people_has_the_share_asked_for() -> None:
    drawn = sum(results.drawn(f"d{i}", 0.05) for i in range(10_000))
    assert 400 < drawn < 600
    assert not any(results.drawn(f"d{i}", 0.0) for i in range(100))


def test_nothing_is_read_or_published_before_there_is_something(empty: Settings) -> None:
    assert batch_infer.waiting(empty, DAY.date()) == []
    assert batch_infer.infer(empty, DAY.date(), []) == batch_infer.Run()
    assert results.current(empty.home / "published") == []
