"""A version that must not get through: a wrong join has given every asset the readings of another kind."""

from __future__ import annotations

from mlsystem import task
from mlsystem.contracts import Record
from mlsystem.detector import Detector
from mlsystem.settings import Settings


def fit(records: list[Record], config: Settings) -> Detector:
    return task.fit(mixed(records), config)


def mixed(records: list[Record]) -> list[Record]:
    assets = sorted({(r["asset"], r["kind"]) for r in records})
    moved = dict(zip(assets, [*assets[1:], assets[0]], strict=True))
    names = [moved[r["asset"], r["kind"]] for r in records]
    return [{**r, "asset": asset, "kind": kind} for r, (asset, kind) in zip(records, names, strict=True)]
