"""What is versioned here: an inspector, judged on frames newer than everything it has seen."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import roc_auc_score

from mlsystem import inspector
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.inspector import Inspector
from mlsystem.settings import Settings

TABLE = "frames"
LABELLED_AT = "labelled_at"
INPUTS = ("pixels",)
LABELS = ("defect",)
HELD_OUT = 0.4


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time."""
    cut = int(len(records) * (1 - HELD_OUT))
    return records[:cut], records[cut:]


def fit(records: list[Record], config: Settings) -> Inspector:
    return inspector.fit([r["pixels"] for r in records], [r["defect"] for r in records])


def measure(model: Inspector, records: list[Record]) -> Metrics:
    """caught: defects flagged; false_alarms: good parts flagged."""
    p = model.scores([r["pixels"] for r in records])
    bad = np.asarray([r["defect"] for r in records], dtype=bool)
    flagged = p >= model.threshold
    return {
        "roc_auc": float(roc_auc_score(bad, p)),
        "caught": float(np.mean(flagged[bad])),
        "false_alarms": float(np.mean(flagged[~bad])),
    }


def slices(model: Inspector, records: list[Record]) -> dict[str, Metrics]:
    """Metrics of every camera with at least 40 frames of which 10 show a defect."""
    groups = {c: [r for r in records if r["camera"] == c] for c in sorted({r["camera"] for r in records})}
    enough = {k: v for k, v in groups.items() if len(v) >= 40 and sum(r["defect"] for r in v) >= 10}
    return {camera: measure(model, rows) for camera, rows in enough.items()}


def signals(model: Inspector, record: Record) -> dict[str, float]:
    """The score and every number of the embedding: light and lenses change those before labels come."""
    pixels = [str(record["pixels"])]
    embedding = {f"embedding_{i}": float(v) for i, v in enumerate(model.embeddings(pixels)[0])}
    return {"score": float(model.scores(pixels)[0]), **embedding}


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later frames are compared with: the newest, which the model has not seen."""
    return held_out


def is_positive(record: Record) -> bool:
    return bool(record["defect"])
