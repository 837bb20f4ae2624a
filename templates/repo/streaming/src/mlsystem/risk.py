"""Fraud rates of merchants and devices, from the labels that had arrived: one snapshot a day.

A snapshot is taken at midnight UTC and used for every payment of that day, online and in training.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

import polars as pl

from mlsystem import domain
from mlsystem.settings import Settings

PRIOR_RATE = 0.01
PRIOR_WEIGHT = 20.0


@dataclass(frozen=True)
class Risk:
    """Smoothed rates; whoever is not listed has the overall rate: devices without a case, which are most."""

    merchants: dict[str, float] = field(default_factory=dict)
    devices: dict[str, float] = field(default_factory=dict)
    overall: float = PRIOR_RATE

    def of_merchant(self, name: str) -> float:
        return self.merchants.get(name, self.overall)

    def of_device(self, name: str) -> float:
        return self.devices.get(name, self.overall)


def snapshot(payments: pl.DataFrame, labels: pl.DataFrame, day: date) -> Risk:
    """Rates from labels known before `day` began."""
    return as_of(payments.join(labels, on="event_id"), day)


def as_of(labelled: pl.DataFrame, day: date) -> Risk:
    """The same from payments that already carry their labels."""
    known = labelled.filter(pl.col("known_at") < datetime.combine(day, time.min, UTC))
    if not known.height:
        return Risk()
    cases = float(known[domain.LABEL].sum())
    overall = (cases + PRIOR_RATE * PRIOR_WEIGHT) / (known.height + PRIOR_WEIGHT)
    merchants, devices = _rates(known, "merchant_id", overall, 0), _rates(known, "device_id", overall, 1)
    return Risk(merchants, devices, overall)


def _rates(known: pl.DataFrame, column: str, overall: float, fewest: int) -> dict[str, float]:
    """`fewest`: cases of those that are listed."""
    counted = known.group_by(column).agg(pl.len().alias("n"), pl.col(domain.LABEL).sum().alias("cases"))
    counted = counted.filter(pl.col("cases") >= fewest)
    smooth = (pl.col("cases") + overall * PRIOR_WEIGHT) / (pl.col("n") + PRIOR_WEIGHT)
    rates = counted.select(column, smooth.alias("rate")).sort(column)
    return dict(rates.iter_rows())


def folder(config: Settings) -> Path:
    """Beside the models, since a service fetches those."""
    return config.registry / "risk"


class Snapshots:
    """Published snapshots in a folder: `risk/<day>.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[Path, Risk] = {}

    def publish(self, day: date, risk: Risk) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{day.isoformat()}.json"
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(risk), sort_keys=True) + "\n")
        draft.replace(path)
        self._held.pop(path, None)
        return path

    def newest(self) -> date | None:
        """The day of the newest snapshot; None before the first."""
        names = sorted(path.stem for path in self.folder.glob("*.json"))
        return date.fromisoformat(names[-1]) if names else None

    def on(self, day: date) -> Risk:
        """The newest snapshot not after `day`; the prior alone before the first."""
        wanted = f"{day.isoformat()}.json"
        names = [p for p in sorted(self.folder.glob("*.json")) if p.name <= wanted]
        if not names:
            return Risk()
        if names[-1] not in self._held:
            self._held = {names[-1]: Risk(**json.loads(names[-1].read_text()))}
        return self._held[names[-1]]
