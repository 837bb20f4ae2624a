"""What is versioned here: the first-stage classifier with its thresholds, judged on the newest items."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import roc_auc_score

from mlsystem import classifier
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.settings import Settings

TABLE = "items"
LABELLED_AT = "labelled_at"
INPUTS = ("text",)
LABELS = ("harmful",)
HELD_OUT = 0.4


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time: judged on items newer than everything it has seen."""
    cut = int(len(records) * (1 - HELD_OUT))
    return records[:cut], records[cut:]


def fit(records: list[Record], config: Settings) -> Classifier:
    table = config.table("cascade")
    thresholds = {name: float(table[name]) for name in ("allow_below", "remove_above")}
    return classifier.fit([r["text"] for r in records], [r["harmful"] for r in records], thresholds)


def measure(model: Classifier, records: list[Record]) -> Metrics:
    """caught: harmful items not simply allowed; wrong_removal: harmless ones removed at once."""
    p = model.scores([r["text"] for r in records])
    bad = np.asarray([r["harmful"] for r in records], dtype=bool)
    low, high = model.thresholds["allow_below"], model.thresholds["remove_above"]
    return {
        "roc_auc": float(roc_auc_score(bad, p)),
        "caught": float(np.mean(p[bad] >= low)),
        "wrong_removal": float(np.mean(p[~bad] > high)),
        "uncertain": float(np.mean((p >= low) & (p <= high))),
    }


def slices(model: Classifier, records: list[Record]) -> dict[str, Metrics]:
    """Metrics per language with at least 40 items of which 10 are harmful."""
    groups = {
        loc: [r for r in records if r["locale"] == loc] for loc in sorted({r["locale"] for r in records})
    }
    enough = {k: v for k, v in groups.items() if len(v) >= 40 and sum(r["harmful"] for r in v) >= 10}
    return {locale: measure(model, rows) for locale, rows in enough.items()}


def signals(model: Classifier, record: Record) -> dict[str, float]:
    text = str(record["text"])
    return observed(model, text, float(model.scores([text])[0]))


def observed(model: Classifier, text: str, score: float) -> dict[str, float]:
    return {"score": score, "unknown_share": model.unknown_share(text), "words": float(len(text.split()))}


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later items are compared with: the newest, which the model has not seen."""
    return held_out


def is_positive(record: Record) -> bool:
    return bool(record["harmful"])
