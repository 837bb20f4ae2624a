"""Who is asked what: drawn items always, uncertain ones within the day's number, each answered once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mlsystem import questions
from mlsystem.questions import Question, QuestionError

NOW = datetime(2025, 3, 1, tzinfo=UTC)
CONF: dict[str, Any] = {"asked_per_day": 2}


def question(name: str, why: str = "uncertainty", margin: float = 0.1, days: int = 0) -> Question:
    asked = (NOW + timedelta(days=days)).isoformat()
    return Question(name, NOW.isoformat(), "mail", "text", "fault", margin, why, asked)


def test_uncertain_items_stop_at_the_days_number_and_drawn_ones_do_not(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    assert [questions.ask(path, question(n), CONF) for n in "abc"] == [True, True, False]
    assert questions.ask(path, question("d", "random"), CONF)
    assert questions.ask(path, question("e", days=1), CONF)


def test_drawn_items_come_first_then_the_least_certain(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    for name, why, margin in (("a", "uncertainty", 0.3), ("b", "uncertainty", 0.1), ("c", "random", 0.9)):
        questions.ask(path, question(name, why, margin), CONF)
    assert [q.id for q in questions.waiting(path)] == ["c", "b", "a"]


def test_a_question_is_answered_once_and_a_repeat_asks_nothing_new(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    questions.ask(path, question("a"), CONF)
    assert questions.answer(path, "a", "fault", "p1", NOW).label == "fault"
    with pytest.raises(QuestionError):
        questions.answer(path, "a", "billing", "p2", NOW)
    with pytest.raises(QuestionError):
        questions.answer(path, "unknown", "billing", "p2", NOW)
    questions.ask(path, question("a"), CONF)
    assert questions.waiting(path) == []


def test_unanswered_texts_do_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    questions.ask(path, question("a"), CONF)
    assert questions.forget(path, NOW + timedelta(days=29), 30) == 0
    assert questions.forget(path, NOW + timedelta(days=31), 30) == 1


def test_the_draw_has_the_share_it_says_and_repeats_itself() -> None:
    names = [f"item-{i}" for i in range(5000)]
    found = [questions.drawn(name, 0.1) for name in names]
    assert found == [questions.drawn(name, 0.1) for name in names]
    assert 0.08 < sum(found) / len(found) < 0.12
