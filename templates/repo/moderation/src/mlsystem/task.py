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
# A language is learned, and judged, from as many items on, of which so many are harmful.
ENOUGH, ENOUGH_HARMFUL = 40, 10


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time: judged on items newer than everything it has seen."""
    cut = int(len(records) * (1 - HELD_OUT))
    return records[:cut], records[cut:]


def fit(records: list[Record], config: Settings) -> Classifier:
    table = config.table("cascade")
    thresholds = {name: float(table[name]) for name in ("allow_below", "remove_above")}
    texts, harmful = [r["text"] for r in records], [bool(r["harmful"]) for r in records]
    return classifier.fit(texts, harmful, thresholds, frozenset(by_locale(records)))


def measure(model: Classifier, records: list[Record]) -> Metrics:
    """caught: harmful items not simply allowed; removed_right: the harmful of those removed at once;
    wrong_removal: harmless ones removed at once."""
    p = model.scores([r["text"] for r in records])
    bad = np.asarray([r["harmful"] for r in records], dtype=bool)
    low, high = model.thresholds["allow_below"], model.thresholds["remove_above"]
    return {
        "roc_auc": float(roc_auc_score(bad, p)),
        "caught": float(np.mean(p[bad] >= low)),
        "removed_right": float(np.mean(bad[p > high])) if np.any(p > high) else 1.0,
        "wrong_removal": float(np.mean(p[~bad] > high)),
        "uncertain": float(np.mean((p >= low) & (p <= high))),
    }


def slices(model: Classifier, records: list[Record]) -> dict[str, Metrics]:
    """Metrics per language."""
    return {locale: measure(model, rows) for locale, rows in by_locale(records).items()}


def by_locale(records: list[Record]) -> dict[str, list[Record]]:
    """The items of every language that has enough of them."""
    groups = {
        loc: [r for r in records if r["locale"] == loc] for loc in sorted({r["locale"] for r in records})
    }
    return {
        locale: rows
        for locale, rows in groups.items()
        if len(rows) >= ENOUGH and sum(bool(r["harmful"]) for r in rows) >= ENOUGH_HARMFUL
    }


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
