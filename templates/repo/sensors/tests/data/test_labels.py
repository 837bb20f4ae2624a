"""Labels from work orders: as they were known at a moment, silent during repairs, never from the future."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import sample, task, work_orders
from mlsystem.settings import Settings
from mlsystem.work_orders import WorkOrder
from pipelines import ingest, train

DAY = datetime(2025, 3, 10, tzinfo=UTC)
TRAINED = datetime(2025, 3, 31, tzinfo=UTC)


def order(kind: str = "bearing") -> WorkOrder:
    """Begins at midnight, found after a day, repaired six hours later, closed on the third day."""
    hours = [DAY + timedelta(hours=h) for h in (0, 24, 30, 60)]
    return WorkOrder("w1", "a", kind, *hours)


@pytest.mark.parametrize(
    ("hour", "kind", "fault"),
    [
        (-1, "bearing", False),
        (0, "bearing", True),
        (23, "bearing", True),
        (24, "bearing", None),
        (29, "bearing", None),
        (30, "bearing", False),
        (5, "no_fault_found", False),
        (5, "planned", None),
    ],
)
def test_what_a_work_order_says_of_an_hour(hour: int, kind: str, fault: bool | None) -> None:
    assert work_orders.label("a", DAY + timedelta(hours=hour), [order(kind)], 14).fault is fault


def test_an_order_is_known_when_closed_and_silence_after_a_while() -> None:
    at = DAY + timedelta(hours=1)
    assert work_orders.label("a", at, [order()], 14).known_at == order().closed_at
    assert work_orders.label("b", at, [order()], 14) == work_orders.Label(
        False, None, at + timedelta(days=14)
    )


def test_alerts_are_kept_away_while_people_work_on_the_asset() -> None:
    assert work_orders.stopped("a", DAY + timedelta(hours=25), [order()])
    assert not work_orders.stopped("a", DAY + timedelta(hours=5), [order()])
    assert not work_orders.stopped("a", DAY + timedelta(hours=25), [order("no_fault_found")])


def test_nothing_is_learnt_before_it_was_known(system: Settings) -> None:
    early = TRAINED - timedelta(days=30)
    known = train.known(system, early)
    assert known
    assert max(r["labelled_at"] for r in known) <= early
    faults = {r["order"] for r in known if r["fault"]}
    assert all(o.closed_at <= early for o in train.closed(system, TRAINED) if o.id in faults)
    more = sample.history(24 * sample.ASSETS * 5, seed=44, start=TRAINED)
    ingest.ingest(more.work_orders, system, task.ORDERS)
    ingest.ingest(more.readings, system)
    assert len(train.known(system, early)) == len(known)


def test_without_any_work_order_readings_become_normal_with_time(empty: Settings) -> None:
    ingest.ingest(sample.synthesise(24 * sample.ASSETS, 3, DAY), empty)
    assert train.closed(empty, TRAINED) == []
    assert {r["fault"] for r in train.known(empty, TRAINED)} == {False}
    assert train.known(empty, DAY + timedelta(days=13)) == []
