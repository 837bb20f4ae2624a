"""What people use: the next questions, and their answers, which are landed as labels at once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, HTTPException

from mlsystem import questions
from mlsystem.questions import Question
from mlsystem.settings import Settings
from pipelines import ingest
from services.api.answering import question_file
from services.api.schemas import Answer


def router(config: Settings) -> APIRouter:
    found, path = APIRouter(), question_file(config)

    @found.get("/questions")
    def waiting(limit: int = 20) -> list[dict[str, Any]]:
        """The guess is left out: people who see it agree with it."""
        questions.forget(path, datetime.now(UTC), config.table("poc")["keep_days"])
        asked = questions.waiting(path, min(max(limit, 1), 100))
        return [{"id": q.id, "channel": q.channel, "text": q.text, "sampled_by": q.sampled_by} for q in asked]

    @found.post("/questions/{item}")
    def answer(item: str, given: Answer) -> dict[str, Any]:
        try:
            question = questions.answer(path, item, given.label, given.person, datetime.now(UTC))
        except questions.QuestionError as error:
            raise HTTPException(409, str(error)) from error
        ingest.ingest([record(question)], config)
        return {"id": item, "label": given.label, "guess": question.guess}

    return found


def record(question: Question) -> dict[str, Any]:
    """The labelled item as the contract wants it; who answered stays in the question list."""
    names = ("id", "at", "channel", "text", "labelled_at", "label", "sampled_by")
    return {name: getattr(question, name) for name in names}
