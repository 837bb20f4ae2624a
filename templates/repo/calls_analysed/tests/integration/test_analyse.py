"""A day's calls are analysed beside their transcripts, and go with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mlsystem import publishing, sample
from mlsystem.chat_endpoint import ChatError, Reply
from mlsystem.settings import Settings
from pipelines import analyse, batch_infer, ingest, retain

DAY = datetime(2025, 4, 2, tzinfo=UTC)


class Silent:
    name = "silent"

    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        raise ChatError("no answer")


def test_a_day_is_analysed_once_and_goes_with_its_transcripts(system: Settings) -> None:
    ingest.ingest(sample.synthesise(40, 51, DAY), system)
    batch_infer.infer(system, DAY.date(), batch_infer.waiting(system, DAY.date()))
    calls = publishing.current(system.home / "published")
    first = analyse.analyse(system, DAY.date())
    assert first == analyse.analyse(system, DAY.date())
    assert (first.analysed, first.for_review) == (len(calls), 0)
    folder = system.home / "published" / f"run_date={DAY.date()}"
    assert len((folder / "analyses.jsonl").read_text().splitlines()) == len(calls)
    days = system.table("retention")["transcript_days"] + 1
    retain.retain(system, DAY.date() + timedelta(days=days))
    assert not folder.exists()


def test_calls_a_model_does_not_answer_wait_for_people(system: Settings) -> None:
    ingest.ingest(sample.synthesise(20, 52, DAY), system)
    batch_infer.infer(system, DAY.date(), batch_infer.waiting(system, DAY.date()))
    run = analyse.analyse(system, DAY.date(), Silent())
    assert (run.analysed, run.for_review) == (0, len(publishing.current(system.home / "published")))


def test_a_day_without_calls_is_no_error(system: Settings) -> None:
    assert str(analyse.analyse(system, DAY.date())) == "0 analysed, 0 for people to check"
