"""Who decides on a picture: the model where it is sure, people where it is not; a few are checked blind."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from mlsystem import marks, reader
from mlsystem.contracts import Record
from mlsystem.features import Floats
from mlsystem.marks import Found
from mlsystem.reader import Reader


@dataclass(frozen=True)
class Read:
    """`why`: sure, unsure, unknown_source, no_model or failed.

    `label` are the marks as people write them, `found` what they come to, `expected` the share of each class.
    """

    label: str | None
    found: list[Found]
    confidence: float
    decided_by: str
    why: str
    expected: list[float]


def read(model: Reader, records: Sequence[Record]) -> list[Read]:
    """One answer a record, alone or among others the same; the threshold is the version's own."""
    if not records:
        return []
    found = model.probabilities([r["picture"] for r in records])
    rows = zip(records, found, model.confidence(found), strict=True)
    return [_answer(model, record, tiles, float(p)) for record, tiles, p in rows]


def by_people(why: str) -> Read:
    """Without a model nothing is suggested and people decide."""
    return Read(None, [], 0.0, "people", why, [])


def drawn(name: str, share: float) -> bool:
    """Whether people check it though the model was sure; by hash, so that a repeat is drawn alike."""
    return zlib.crc32(f"audit:{name}".encode()) % 10_000 < share * 10_000


def _answer(model: Reader, record: Record, tiles: Floats, confidence: float) -> Read:
    known = record["source"] in model.sources
    sure = known and confidence >= model.confident_at
    why = "sure" if sure else ("unsure" if known else "unknown_source")
    label, found = marks.written(tiles, model.known), marks.found(tiles, model.known)
    decided_by = "model" if sure else "people"
    return Read(label, found, confidence, decided_by, why, reader.expected(tiles))
