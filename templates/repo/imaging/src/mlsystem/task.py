"""What is versioned here: a finder, trained on some sites and judged only on sites it has never seen."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import roc_auc_score

from mlsystem import finder, images, settings
from mlsystem.contracts import Record
from mlsystem.finder import Finder
from mlsystem.gates import Metrics
from mlsystem.settings import Settings

TABLE = "studies"
LABELLED_AT = "labelled_at"
INPUTS = ("pixels",)
LABELS = ("finding",)


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By site: images of one scanner look alike, so a random split would flatter the model."""
    held = held_out_sites()
    return [r for r in records if r["site"] not in held], [r for r in records if r["site"] in held]


def held_out_sites() -> tuple[str, ...]:
    return tuple(settings.load().table("imaging")["held_out_sites"])


def fit(records: list[Record], config: Settings) -> Finder:
    target = float(config.table("imaging")["target_sensitivity"])
    return finder.fit(
        [r["pixels"] for r in records], [r["finding"] for r in records], target, held_out_sites()
    )


def measure(model: Finder, records: list[Record]) -> Metrics:
    """sensitivity and specificity at the model's threshold; missed: findings it did not flag."""
    p = model.scores([r["pixels"] for r in records])
    found = np.asarray([r["finding"] for r in records], dtype=bool)
    flagged = p >= model.threshold
    sensitivity = float(np.mean(flagged[found]))
    return {
        "roc_auc": float(roc_auc_score(found, p)),
        "sensitivity": sensitivity,
        "specificity": float(np.mean(~flagged[~found])),
        "missed": 1 - sensitivity,
    }


def slices(model: Finder, records: list[Record]) -> dict[str, Metrics]:
    """Metrics of every held-out site with at least 40 studies of which 10 have a finding."""
    groups = {s: [r for r in records if r["site"] == s] for s in sorted({r["site"] for r in records})}
    enough = {k: v for k, v in groups.items() if len(v) >= 40 and sum(r["finding"] for r in v) >= 10}
    return {site: measure(model, rows) for site, rows in enough.items()}


def signals(model: Finder, record: Record) -> dict[str, float]:
    return observed(str(record["pixels"]), float(model.scores([record["pixels"]])[0]))


def observed(pixels: str, score: float) -> dict[str, float]:
    return {**images.acquisition(images.decode(pixels)), "score": score}


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later studies are compared with: every site, because scanners differ."""
    return [*learn, *held_out]


def is_positive(record: Record) -> bool:
    return bool(record["finding"])
