"""Who decides on a text: the model where it is sure, people where it is not; a few are checked blind."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mlsystem import keyword_rule
from mlsystem.calibration import Floats
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.keyword_rule import Class


@dataclass(frozen=True)
class Sorted:
    """`why`: sure, unsure, unknown_language, no_model or failed.

    `alternatives` are the next best (class, probability). `reasons` are words of the text: they belong to its
    answer and to nobody else.
    """

    label: str | None
    confidence: float
    decided_by: str
    why: str
    alternatives: list[tuple[str, float]]
    reasons: list[str]


def sort(model: Classifier, records: Sequence[Record], conf: dict[str, Any]) -> list[Sorted]:
    """One answer a record, alone or among others the same; the threshold is the version's own."""
    if not records:
        return []
    found = model.probabilities([r["text"] for r in records])
    return [_answer(model, r, row, conf) for r, row in zip(records, found, strict=True)]


def by_rule(known: tuple[Class, ...], record: Record, why: str) -> Sorted:
    """Without a model the keyword rule suggests and people decide."""
    return Sorted(keyword_rule.guess(known, record["text"]), 0.0, "people", why, [], [])


def drawn(name: str, share: float) -> bool:
    """Whether people check this text though the model was sure; by hash, so that a repeat is drawn alike."""
    return zlib.crc32(f"audit:{name}".encode()) % 10_000 < share * 10_000


def _answer(model: Classifier, record: Record, row: Floats, conf: dict[str, Any]) -> Sorted:
    order = row.argsort(kind="stable")[::-1]
    label, confidence = model.classes[order[0]], float(row[order[0]])
    known = record["language"] in model.languages
    sure = known and confidence >= model.confident_at
    why = "sure" if sure else ("unsure" if known else "unknown_language")
    others = [(model.classes[i], float(row[i])) for i in order[1 : 1 + conf["alternatives"]]]
    reasons = model.reasons(record["text"], label, conf["reasons"])
    return Sorted(label, confidence, "model" if sure else "people", why, others, reasons)
