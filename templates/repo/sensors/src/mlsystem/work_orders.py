"""What maintenance knows, turned into labels: as it was known at a moment, never as it is known today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlsystem.contracts import Record

PLANNED = "planned"
NOTHING = "no_fault_found"


@dataclass(frozen=True)
class WorkOrder:
    """`began_at` is when the fault is thought to have begun, `found_at` when work on the asset started."""

    id: str
    asset: str
    kind: str
    began_at: datetime
    found_at: datetime
    ended_at: datetime
    closed_at: datetime


@dataclass(frozen=True)
class Label:
    """`fault` is None where no label can be: during repairs and planned stops the asset is not itself."""

    fault: bool | None
    order: str | None
    known_at: datetime


def of_record(record: Record) -> WorkOrder:
    times = [datetime.fromisoformat(record[n]) for n in ("began_at", "found_at", "ended_at", "closed_at")]
    return WorkOrder(str(record["id"]), str(record["asset"]), str(record["kind"]), *times)


def label(asset: str, at: datetime, orders: Iterable[WorkOrder], ripe_days: float) -> Label:
    """The label of a reading at `at`; without an order it is normal once `ripe_days` have passed."""
    for order in orders:
        if order.asset == asset and order.began_at <= at < order.ended_at:
            if order.kind == PLANNED or at >= order.found_at:
                return Label(None, order.id, order.closed_at)
            return Label(order.kind != NOTHING, order.id, order.closed_at)
    return Label(False, None, at + timedelta(days=ripe_days))


def stopped(asset: str, at: datetime, orders: Iterable[WorkOrder]) -> bool:
    """Whether the asset is stopped for work at `at`: no alert is raised then."""
    return any(
        order.asset == asset and order.kind != NOTHING and order.found_at <= at < order.ended_at
        for order in orders
    )
