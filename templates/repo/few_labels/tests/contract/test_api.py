"""The HTTP contract: answers from the first day, questions without the guess, labels that land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log, questions
from mlsystem.settings import Settings
from mlsystem.zero_shot import Unavailable
from pipelines import ingest
from services.api.answering import Answering
from services.api.app import create_app

CLEAR = {"id": "a", "text": "the invoice shows a payment and a refund", "channel": "mail"}


def unclear(n: int = 0) -> dict[str, Any]:
    return {"id": f"u{n}", "text": "we still wait and thanks", "channel": "chat"}


@pytest.fixture
def first_day(empty: Settings) -> Iterator[TestClient]:
    """No version, no label: the descriptions answer."""
    with TestClient(create_app(empty)) as running:
        yield running


def test_the_first_day_has_answers(first_day: TestClient) -> None:
    assert first_day.get("/readyz").json() == {"status": "ok", "model_version": "none", "stage": "zero_shot"}
    found = first_day.post("/classify", json=CLEAR).json()
    assert (found["label"], found["stage"], found["model_version"]) == ("billing", "zero_shot", "none")


def test_a_version_answers_and_logs_without_the_text(client: TestClient, system: Settings) -> None:
    found = client.post("/classify", json=CLEAR).json()
    assert (found["label"], found["stage"], found["model_version"]) == ("billing", "small_model", "v0001")
    (entry,) = prediction_log.read(system.predictions)
    assert set(entry["signals"]) == {"margin", "unknown_share", "words"}
    assert "text" not in entry


def test_uncertain_items_become_questions_and_answers_become_labels(
    client: TestClient, system: Settings
) -> None:
    assert client.post("/classify", json=unclear()).json()["asked"] is True
    (question,) = client.get("/questions").json()
    assert set(question) == {"id", "channel", "text", "sampled_by"}
    given = client.post("/questions/u0", json={"label": "delivery", "person": "p1"})
    assert given.json()["label"] == "delivery"
    (landed,) = [r for r in ingest.landed(system) if r["id"] == "u0"]
    drawn = questions.drawn("u0", system.table("poc")["random_share"])
    assert (landed["label"], landed["sampled_by"]) == ("delivery", "random" if drawn else "uncertainty")
    assert client.post("/questions/u0", json={"label": "fault", "person": "p2"}).status_code == 409
    assert client.get("/questions").json() == []


@pytest.mark.parametrize(
    "change", [{"channel": "fax"}, {"text": ""}, {"text": "x" * 5001}, {"label": "billing"}]
)
def test_an_item_outside_the_schema_is_422(client: TestClient, change: dict[str, object]) -> None:
    assert client.post("/classify", json={**CLEAR, **change}).status_code == 422


class Advisor:
    name = "advisor"

    def __init__(self, answers: bool) -> None:
        self.answers = answers

    def scores(self, texts: list[str]) -> list[list[float]]:
        if not self.answers:
            raise Unavailable("down")
        return [[0.9, 0.05, 0.03, 0.02]]


def test_a_language_model_stands_in_for_the_baseline_only(first_day: TestClient) -> None:
    state: Any = first_day.app.state  # type: ignore[attr-defined]
    state.running = replace(state.running, advisor=Advisor(True))
    assert first_day.post("/classify", json=CLEAR).json()["stage"] == "language_model"
    state.running = replace(state.running, advisor=Advisor(False))
    assert first_day.post("/classify", json={**CLEAR, "id": "b"}).json()["stage"] == "zero_shot"


def test_a_model_that_has_beaten_the_baseline_is_not_replaced(client: TestClient) -> None:
    trained: Answering = client.app.state.running  # type: ignore[attr-defined]
    assert replace(trained, advisor=Advisor(True)).scores("text")[1] == "small_model"  # type: ignore[arg-type]


def test_probes_and_metrics(client: TestClient) -> None:
    client.post("/classify", json=CLEAR)
    assert 'answers_total{label="billing",stage="small_model"}' in client.get("/metrics").text
