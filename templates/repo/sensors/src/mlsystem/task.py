"""What is versioned here: a detector with its threshold, judged on newer readings and on unseen assets."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.metrics import roc_auc_score

from mlsystem import alarms, detection, detector, settings, windows
from mlsystem.baseline import Floats, Row
from mlsystem.contracts import Record
from mlsystem.detector import Detector
from mlsystem.gates import Metrics
from mlsystem.settings import Settings

TABLE = "readings"
ORDERS = "work_orders"
LABELLED_AT = "labelled_at"
INPUTS = ("features", "asset", "kind", "at")
LABELS = ("fault", "order")
HELD_OUT = 0.4
CALIBRATED_ON = 0.25
FAMILIES = ("robust_residual", "isolation_forest")


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """By time with a window between, so that none reaches across; some assets are held out altogether."""
    cut = records[int(len(records) * (1 - HELD_OUT))]["at"]
    conf = settings.load().table("detector")
    held = {r["asset"] for r in records if is_held_out(r["asset"], conf["held_out_assets"])}
    learn = [r for r in records if cut - r["at"] >= windows.WINDOW and r["asset"] not in held]
    return learn, [r for r in records if r["at"] >= cut]


def is_held_out(asset: str, share: float) -> bool:
    """Drawn by name, so that an asset stays on its side for good."""
    return zlib.crc32(f"held:{asset}".encode()) % 1000 < share * 1000


def fit(records: list[Record], config: Settings) -> Detector:
    """The simplest family that no other beats by `min_family_gain`, with the threshold of the alert budget.

    Ordinary behaviour is learnt from readings without a known fault; faults only choose between families.
    """
    conf = config.table("detector")
    cut = int(len(records) * (1 - CALIBRATED_ON))
    normal = rows([r for r in records[:cut] if r["fault"] is False])
    recent = [r for r in records[cut:] if r["fault"] is not None]
    held = tuple(sorted({r["asset"] for r in records} - {row.asset for row in normal}))
    found = [detector.fit(normal, family, held) for family in FAMILIES]
    ranked = [_auc(recent, model.scores(rows(recent))) for model in found]
    chosen = found[int(ranked[1] - ranked[0] >= conf["min_family_gain"])]
    quiet = [r for r in recent if not r["fault"]]
    scores = chosen.scores(rows(quiet)).tolist()
    return replace(chosen, threshold=alarms.calibrate([(r["asset"], r["at"]) for r in quiet], scores, conf))


def measure(model: Detector, records: list[Record]) -> Metrics:
    """roc_auc of readings; events_caught, lead_hours and false_alerts_per_week of what people would see."""
    kept = [r for r in records if r["fault"] is not None]
    scores = model.scores(rows(kept))
    conf = settings.load().table("detector")
    raised = alarms.replay([(r["asset"], r["at"]) for r in kept], scores.tolist(), model.threshold, conf)
    return {"roc_auc": _auc(kept, scores), **detection.outcome(kept, raised, conf["counted_for"])}


def slices(model: Detector, records: list[Record]) -> dict[str, Metrics]:
    """roc_auc per kind of asset and of unseen assets, with at least 100 readings of which 10 in a fault."""
    kept = [r for r in records if r["fault"] is not None]
    groups = {kind: [r for r in kept if r["kind"] == kind] for kind in sorted({r["kind"] for r in kept})}
    seen = {name for name, _ in model.baseline.lines}
    groups["assets never seen"] = [r for r in kept if r["asset"] not in seen]
    enough = {k: v for k, v in groups.items() if len(v) >= 100 and sum(r["fault"] for r in v) >= 10}
    return {name: {"roc_auc": _auc(v, model.scores(rows(v)))} for name, v in enough.items()}


def rows(records: Sequence[Record]) -> list[Row]:
    return [Row(r["asset"], r["kind"], r["at"], r["features"]) for r in records]


def signals(model: Detector, record: Record) -> dict[str, float]:
    """The score and what is left of each sensor: weather, load and a changed sensor show before faults do."""
    return all_signals(model, [record])[0]


def all_signals(model: Detector, records: Sequence[Record]) -> list[dict[str, float]]:
    """As `signals`, many at once."""
    found = rows(records)
    pairs = zip(model.scores(found), model.residuals(found), strict=True)
    return [{"score": float(score), **left} for score, left in pairs]


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later readings are compared with: the newest, without those of stopped assets."""
    return [r for r in held_out if r["fault"] is not None]


def is_positive(record: Record) -> bool:
    return bool(record["fault"])


def _auc(records: Sequence[Record], scores: Floats) -> float:
    """0.5 where there is nothing to rank: no evidence is not good evidence."""
    faults = np.asarray([r["fault"] for r in records], dtype=bool)
    return float(roc_auc_score(faults, scores)) if 0 < faults.sum() < len(faults) else 0.5
