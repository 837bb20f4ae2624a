"""Re-indexing: only on change, only forward through the gate, and back again by rollback."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from mlsystem import assistant, delivery, handbook, landed, question_set, registry
from mlsystem.answering import Draft, ScriptedModel
from mlsystem.chat_endpoint import ChatError
from mlsystem.delivery import Delivery, DeliveryError
from mlsystem.documents import Document
from mlsystem.embedder import HashingEmbedder, Vectors
from mlsystem.index import Hit
from mlsystem.question_set import Question, QuestionSetError
from mlsystem.settings import Settings
from pipelines import ingest, monitor, promote, reindex

NOW = datetime(2025, 6, 2, tzinfo=UTC)


def _cut(page: Document) -> Document:
    return replace(page, text=" ".join(page.text.split()[:3]))


def test_nothing_changed_means_no_new_version(system: Settings) -> None:
    assert reindex.reindex(system, NOW) == reindex.Reindexed([], None, [])


def test_an_edited_page_makes_a_version_and_rollback_restores(system: Settings) -> None:
    page = handbook.pages()[0]
    ingest.ingest(Delivery([replace(page, text=page.text.replace("28", "30"))]), system, NOW)
    assert reindex.reindex(system, NOW).changed == [page.id]
    question = "What is the rule about annual vacation days?"
    assert "30 vacation days" in assistant.load(system).ask(question, set()).text
    registry.rollback(system.registry)
    assert "28 vacation days" in assistant.load(system).ask(question, set()).text


def test_an_index_that_lost_pages_is_not_promoted(system: Settings) -> None:
    kept = [page.id for page in handbook.pages()[6:]]
    ingest.ingest(Delivery([], everything=kept), system, NOW)
    result = reindex.reindex(system, NOW)
    assert result.failures
    assert registry.resolve(system.registry) == "v0001"


def test_an_index_whose_pages_lost_their_text_is_not_promoted(system: Settings) -> None:
    """Titles are enough to be found and cited: only what the answer says gives the loss away."""
    pages = handbook.pages()
    ingest.ingest(Delivery([_cut(page) for page in pages]), system, NOW)
    result = reindex.reindex(system, NOW)
    assert [failure.split()[0] for failure in result.failures] == ["right"]
    assert registry.resolve(system.registry) == "v0001"


CODES = [f"AB-{n}" for n in range(100, 120)]
OWN = [Document(code, code, f"De eigen bijdrage van polis {code} is {code[3:]} euro.") for code in CODES]
ASKED = [
    *(Question(f"Wat is de eigen bijdrage van {code}?", (code,), (f"{code[3:]} euro",)) for code in CODES),
    Question("Who won the chess olympiad?"),
]


def test_own_documents_are_judged_by_the_questions_delivered_with_them(empty: Settings) -> None:
    ingest.ingest(Delivery(OWN), empty, NOW)
    with pytest.raises(QuestionSetError, match="deliver questions"):
        reindex.reindex(empty, NOW)
    ingest.ingest(Delivery([], questions=ASKED), empty, NOW)
    assert reindex.reindex(empty, NOW).failures == []


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (['{"text": "Why?"}'] * 20, "0 questions with an answer"),
        (['{"text": "Why?", "sources": ["a"], "expects": ["b"]}'] * 20, "0 without"),
        (['{"text": "Why?", "sources": ["a"]}'], "not both"),
        (["Why?"], "line 1"),
        (['{"text": "Why?", "source": ["a"]}'], "line 1"),
    ],
)
def test_questions_that_judge_nothing_are_refused(empty: Settings, lines: list[str], word: str) -> None:
    folder = empty.landing / "questions"
    folder.mkdir(parents=True)
    (folder / question_set.FILE).write_text("\n".join(lines))
    with pytest.raises(QuestionSetError, match=word):
        question_set.load(empty, 15)


def test_what_was_refused_is_not_embedded_again(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Counting(HashingEmbedder):
        def embed(self, texts: list[str]) -> Vectors:
            seen.extend(texts)
            return super().embed(texts)

    pages = handbook.pages()
    ingest.ingest(Delivery([_cut(page) for page in pages]), system, NOW)
    refused = reindex.reindex(system, NOW)
    assert refused.failures
    monkeypatch.setattr(assistant, "embedder", Counting)
    assert reindex.reindex(system, NOW) == reindex.Reindexed([], None, refused.failures)
    assert registry.versions(system.registry) == ["v0001", "v0002"]
    ingest.ingest(Delivery(pages), system, NOW)
    assert reindex.reindex(system, NOW).changed == []
    assert [text for text in seen if text.startswith("Handbook")] == []


def test_an_index_that_no_model_could_judge_is_kept_and_judged_later(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: ScriptedModel, question: str, hits: list[Hit]) -> Draft:
        raise ChatError("the endpoint is silent")

    with monkeypatch.context() as patched:
        patched.setattr(ScriptedModel, "complete", down)
        kept = _edit(system, 30)
    assert (kept.version, kept.failures) == ("v0002", ["not judged: the endpoint is silent"])
    again = reindex.reindex(system, NOW)
    assert (again.changed, again.failures) == ([], [])
    assert registry.resolve(system.registry) == again.version == "v0003"


def test_other_questions_judge_the_same_documents_anew(system: Settings) -> None:
    wrong = [replace(q, expects=("nobody said this",)) if q.sources else q for q in handbook.questions()]
    ingest.ingest(Delivery([], questions=wrong), system, NOW)
    again = reindex.reindex(system, NOW)
    assert (again.changed, again.version) == ([], "v0002")
    assert [failure.split()[0] for failure in again.failures] == ["right"]


def _edit(system: Settings, days: int) -> reindex.Reindexed:
    page = handbook.pages()[0]
    ingest.ingest(Delivery([replace(page, text=page.text.replace("28", str(days)))]), system, NOW)
    return reindex.reindex(system, NOW)


def test_what_a_person_took_back_stays_back_until_a_person_promotes(system: Settings) -> None:
    assert _edit(system, 30).waits == ""
    assert promote.promote(system, "rollback") == "v0001"
    assert reindex.reindex(system, NOW) == reindex.Reindexed([], None, [])
    held = _edit(system, 31)
    assert (held.version, held.failures) == ("v0003", [])
    assert held.waits == "v0002 was taken back: promote a version to go on"
    assert registry.resolve(system.registry) == "v0001"
    promote.promote(system, "v0003")
    assert _edit(system, 32).waits == ""
    assert registry.resolve(system.registry) == "v0004"


def test_every_version_has_its_judgement_and_only_a_passed_one_is_promoted(system: Settings) -> None:
    pages = handbook.pages()
    ingest.ingest(Delivery([_cut(page) for page in pages]), system, NOW)
    assert reindex.reindex(system, NOW).version == "v0002"
    judged = [json.loads((system.registry / v / "evaluation.json").read_text()) for v in ("v0001", "v0002")]
    assert [report["passed"] for report in judged] == [True, False]
    with pytest.raises(promote.NotJudgedError):
        promote.promote(system, "v0002")


@pytest.mark.parametrize(("approval", "serves"), [("human", False), ("auto", True)])
def test_the_first_index_and_another_recipe_wait_where_people_approve(
    empty: Settings, approval: str, serves: bool
) -> None:
    conf = empty.home / "conf"
    shutil.copytree(empty.conf, conf)
    policy = conf / "retraining.toml"
    policy.write_text(re.sub(r'approval = "\w+"', f'approval = "{approval}"', policy.read_text()))
    mine = replace(empty, conf=conf)
    ingest.ingest(Delivery(handbook.pages(), questions=handbook.questions()), mine, NOW)
    assert (reindex.reindex(mine, NOW).waits == "") is serves
    promote.promote(mine, "v0001")
    answering = conf / "answering.toml"
    answering.write_text(answering.read_text().replace("top_k = 4", "top_k = 5"))
    again = reindex.reindex(mine, NOW)
    assert (again.changed, again.version, again.failures) == ([], "v0002", [])
    assert (registry.resolve(mine.registry) == "v0002") is serves


def _found(system: Settings) -> set[str]:
    index, _ = registry.load(system.registry, registry.versions(system.registry)[-1])
    return set(index.sources)


def test_what_is_gone_in_the_source_leaves_index_and_landing_zone(system: Settings) -> None:
    pages = handbook.pages()
    ingest.ingest(Delivery([], gone=["visitors"]), system, NOW)
    reindex.reindex(system, NOW)
    assert _found(system) == {page.id for page in pages} - {"visitors"}
    left = [page.id for page in pages if page.id not in ("visitors", "laptop")]
    ingest.ingest(Delivery([], everything=left), system, NOW)
    reindex.reindex(system, NOW)
    assert _found(system) == set(left)
    assert "36 months" not in "".join(path.read_text() for path in system.landing.rglob("*.json"))


def test_what_comes_after_a_list_of_everything_stays(system: Settings) -> None:
    ingest.ingest(Delivery([], everything=["laptop"]), system, NOW)
    ingest.ingest(Delivery([Document("new", "New", "Said later.")]), system, NOW + timedelta(hours=1))
    landed.withdraw(system.landing)
    assert [document.id for document in landed.documents(system.landing)] == ["laptop", "new"]


def test_a_delivery_is_read_and_what_nothing_reads_is_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.json").write_text('{"id": "a", "title": "A", "text": "Said.", "groups": ["hr"]}')
    (tmp_path / "b.json").write_text('{"id": "b", "deleted": true}')
    (tmp_path / "manifest.txt").write_text("a\nc\n")
    (tmp_path / "questions.jsonl").write_text('{"text": "Why?"}\n')
    (tmp_path / "polis.pdf").write_bytes(b"%PDF")
    read = delivery.read(tmp_path)
    assert read.documents == [Document("a", "A", "Said.", ("hr",))]
    assert (read.gone, read.everything, read.unread) == (["b"], ["a", "c"], ["polis.pdf"])
    assert read.questions == [Question("Why?")]


@pytest.mark.parametrize("entry", ['"text": " "', '"text": "Said.", "groups": []'])
def test_a_document_without_text_or_readers_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "a.json").write_text('{"id": "a", "title": "A", ' + entry + "}")
    with pytest.raises(DeliveryError):
        delivery.read(tmp_path)


def test_an_index_of_another_embedder_is_not_served(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other:
        name = "other"

    monkeypatch.setattr(assistant, "embedder", Other)
    with pytest.raises(registry.RegistryError, match="embedded with"):
        assistant.load(system)


def test_foreign_questions_raise_the_alarm_and_ordinary_ones_do_not(system: Settings) -> None:
    rng = np.random.default_rng(3)

    def window(level: float) -> list[dict[str, object]]:
        return [{"best_score": s, "refused": s < 0.2} for s in rng.normal(level, 0.1, 600)]

    reference = window(0.5)
    assert monitor.monitor(system, reference, window(0.5)).fired == []
    assert set(monitor.monitor(system, reference, window(0.1)).fired) == {"best_score", "refused"}
    assert monitor.monitor(system, reference, window(0.1)[:20]).status == "too_few"


def test_answers_are_compared_once_a_day_however_often_the_steps_run(system: Settings) -> None:
    now = datetime(2026, 7, 1, 3, tzinfo=UTC)
    hours = [monitor.due(system, now + timedelta(hours=hour)) for hour in range(25)]
    assert [hour for hour, looked in enumerate(hours) if looked] == [0, 24]
