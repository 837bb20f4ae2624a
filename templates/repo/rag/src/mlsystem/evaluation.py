"""How good the index and the answers are on a fixed set of questions."""

from __future__ import annotations

from typing import Any

from mlsystem.answering import Model, answer
from mlsystem.documents import PUBLIC, Question
from mlsystem.embedder import Embedder
from mlsystem.index import Index, search


def evaluate(
    index: Index, embedder: Embedder, model: Model, asked: list[Question], conf: dict[str, Any]
) -> dict[str, float]:
    """recall: right page among the hits; answered, right and cited: of the questions with an answer;
    refused: unanswerable ones left alone."""
    groups = {PUBLIC, "hr"}
    known = [q for q in asked if q.document]
    unknown = [q for q in asked if not q.document]
    hits = {q.text: search(index, embedder, q.text, groups, conf["top_k"]) for q in asked}
    answers = {q.text: answer(model, q.text, hits[q.text], conf["min_score"]) for q in asked}
    given = [q for q in known if not answers[q.text].refused]
    return {
        "recall": _share([q.document in {h.chunk.document for h in hits[q.text]} for q in known]),
        "answered": _share([not answers[q.text].refused for q in known]),
        "right": _share([q.expects in answers[q.text].text for q in given]),
        "cited": _share([bool(answers[q.text].citations) for q in given]),
        "refused": _share([answers[q.text].refused for q in unknown]),
    }


def failures(metrics: dict[str, float], conf: dict[str, Any]) -> list[str]:
    """Which limits of conf/answering.toml are missed; empty means the index may serve."""
    limits = {name.removeprefix("min_"): limit for name, limit in conf["gates"].items()}
    return [
        f"{name} {metrics[name]:.2f} below {limit}" for name, limit in limits.items() if metrics[name] < limit
    ]


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
