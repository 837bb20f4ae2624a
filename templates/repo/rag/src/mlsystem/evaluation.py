"""How good the index and the answers are on the owner's questions."""

from __future__ import annotations

from typing import Any

from mlsystem.answering import Answer, Model, answer
from mlsystem.embedder import Embedder
from mlsystem.index import Hit, Index, search
from mlsystem.question_set import Question


def evaluate(
    index: Index, embedder: Embedder, model: Model, asked: list[Question], conf: dict[str, Any]
) -> dict[str, float]:
    """recall: sources found among the hits; answered, right and cited: of the questions with an answer;
    refused: unanswerable ones left alone. Raises ChatError."""
    hits = {q: search(index, embedder, q.text, set(q.groups), conf["top_k"]) for q in asked}
    answers = {q: answer(model, q.text, hits[q], conf["min_score"]) for q in asked}
    known = [q for q in asked if q.sources]
    given = [q for q in known if not answers[q].refused]
    return {
        "recall": _mean([_found(q, hits[q]) for q in known]),
        "answered": _mean([not answers[q].refused for q in known]),
        "right": _mean([_right(q, answers[q]) for q in given]),
        "cited": _mean([bool(answers[q].citations) for q in given]),
        "refused": _mean([answers[q].refused for q in asked if not q.sources]),
    }


def failures(metrics: dict[str, float], conf: dict[str, Any]) -> list[str]:
    """Which limits of conf/answering.toml are missed; empty means the index may serve."""
    limits = {name.removeprefix("min_"): limit for name, limit in conf["gates"].items()}
    return [
        f"{name} {metrics[name]:.2f} below {limit}" for name, limit in limits.items() if metrics[name] < limit
    ]


def _found(question: Question, hits: list[Hit]) -> float:
    there = {hit.chunk.document for hit in hits}
    return _mean([source in there for source in question.sources])


def _right(question: Question, given: Answer) -> bool:
    """Words and figures as they stand, whatever the case and the line breaks."""
    said = _plain(given.text)
    return all(_plain(expected) in said for expected in question.expects)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _mean(values: list[bool] | list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
