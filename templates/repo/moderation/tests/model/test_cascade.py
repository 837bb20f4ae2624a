"""Who decides what: the cheap stage when it is sure, the dear one when it is not, people when neither is."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from mlsystem import sample, second_stage, task
from mlsystem.cascade import Cascade
from mlsystem.second_stage import Budget, EndpointStage, ScriptedStage, Unavailable
from mlsystem.settings import Settings

START = datetime(2025, 3, 1, tzinfo=UTC)


class First:
    def __init__(self, score: float) -> None:
        self.score, self.thresholds = score, {"allow_below": 0.25, "remove_above": 0.85}
        self.locales = {"en"}

    def scores(self, texts: list[str]) -> np.ndarray:
        return np.full(len(texts), self.score)


class Second:
    name = "second"

    def __init__(self, score: float | None) -> None:
        self.given, self.calls = score, 0

    def score(self, text: str, locale: str) -> float:
        self.calls += 1
        if self.given is None:
            raise Unavailable
        return self.given


def cascade(config: Settings, first: float | None, second: Second | None, per_hour: int = 10) -> Cascade:
    model: Any = None if first is None else First(first)
    return Cascade(model, "v0001", second, Budget(per_hour), config.table("cascade"))


@pytest.mark.parametrize(
    ("first", "second", "decision", "stage", "calls"),
    [
        (0.01, 0.9, "allow", "first", 0),
        (0.99, 0.1, "remove", "first", 0),
        (0.5, 0.05, "allow", "second", 1),
        (0.5, 0.95, "remove", "second", 1),
        (0.5, 0.5, "review", "people", 1),
        (0.5, None, "review", "people", 1),
        (None, 0.9, "review", "people", 0),
    ],
)
def test_each_stage_gets_only_what_it_should(
    empty: Settings, first: float | None, second: float | None, decision: str, stage: str, calls: int
) -> None:
    dear = Second(second)
    verdict = cascade(empty, first, dear).judge("text", "en")
    assert (verdict.decision, verdict.stage, dear.calls) == (decision, stage, calls)


def test_people_decide_in_a_language_that_was_not_learned(empty: Settings) -> None:
    dear = Second(0.01)
    verdict = cascade(empty, 0.01, dear).judge("text", "sv")
    assert (verdict.decision, verdict.stage, dear.calls) == ("review", "people", 0)


def test_a_flood_does_not_cost_more_than_the_budget(empty: Settings) -> None:
    dear = Second(0.95)
    running = cascade(empty, 0.5, dear, per_hour=3)
    verdicts = [running.judge("text", "en") for _ in range(10)]
    assert dear.calls == 3
    assert {v.stage for v in verdicts[3:]} == {"people"}


def test_the_budget_comes_back_after_an_hour() -> None:
    moments = iter([0.0, 1.0, 3600.0])
    budget = Budget(1, clock=lambda: next(moments))
    assert [budget.take() for _ in range(3)] == [True, False, True]


class Runtime:
    def __init__(self, body: str) -> None:
        self.body = body

    def invoke_endpoint(self, **call: Any) -> dict[str, Any]:
        assert json.loads(call["Body"]) == {"text": "t", "locale": "en"}
        return {"Body": io.BytesIO(self.body.encode())}


def test_the_endpoint_answers_or_is_unavailable() -> None:
    assert EndpointStage(Runtime('{"score": 0.7}'), "guard").score("t", "en") == 0.7
    for broken in ("not json", '{"score": 7}', "{}"):
        with pytest.raises(Unavailable):
            EndpointStage(Runtime(broken), "guard").score("t", "en")


def test_the_word_list_decides_on_the_sample_only(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLSYSTEM_SECOND_STAGE", raising=False)
    assert isinstance(second_stage.stage(empty), ScriptedStage)
    customers = replace(empty, sample=False)
    assert second_stage.stage(customers) is None
    verdict = cascade(customers, 0.5, None).judge("välkommen till vår grupp", "en")
    assert (verdict.decision, verdict.stage) == ("review", "people")


def test_training_twice_gives_the_same_scores_and_every_language_is_judged(empty: Settings) -> None:
    records = sample.synthesise(1000, 5, START)
    learn, held_out = task.split(records)
    assert max(r["at"] for r in learn) < min(r["at"] for r in held_out)
    first, second = task.fit(learn, empty), task.fit(learn, empty)
    texts = [r["text"] for r in held_out]
    assert np.array_equal(first.scores(texts), second.scores(texts))
    assert set(task.slices(first, held_out)) == {"en", "de", "es"}
    assert task.measure(First(0.9), held_out)["removed_right"] == np.mean([r["harmful"] for r in held_out])
    assert task.measure(First(0.5), held_out)["removed_right"] == 1.0
    assert first.locales == {"en", "de", "es"}
    assert task.signals(first, {"text": "xibble vorn"})["unknown_share"] == 1.0
