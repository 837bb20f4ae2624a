"""The windowed features: what is counted, what is not, and that the stream and training agree."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from mlsystem import features, payments, risk, sample, traces, windows
from mlsystem.payments import Payment
from mlsystem.risk import Risk
from mlsystem.settings import Settings
from mlsystem.wired import processor
from pipelines.replay import arrivals

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
BASE = Payment("e0", "c", "m1", "d1", NOON, NOON + timedelta(seconds=1), 20.0, 40.0, -100.0, "online")


def before(seconds: float, name: str, **changes: object) -> Payment:
    moment = NOON - timedelta(seconds=seconds)
    values = {"event_id": name, "at": moment, "arrived_at": moment + timedelta(seconds=0.5), **changes}
    return replace(BASE, **values)  # type: ignore[arg-type]


def of(*known: Payment) -> dict[str, float]:
    return features_of(BASE, known)


def features_of(payment: Payment, known: Iterable[Payment]) -> dict[str, float]:
    return windows.features_of(payment, map(traces.of, known), Risk())


@pytest.mark.parametrize(("name", "seconds"), windows.WINDOWS_S.items())
def test_a_payment_exactly_as_old_as_the_window_is_out(name: str, seconds: int) -> None:
    assert of(before(seconds, "e1"))[f"count_{name}"] == 0
    assert of(before(seconds - 0.001, "e1"))[f"count_{name}"] == 1
    assert of(before(seconds - 0.001, "e1"))[f"sum_{name}"] == 20.0


def test_a_day_is_86400_seconds_when_the_clocks_change() -> None:
    """Clocks in New York went forward on 9 March 2025, so that day had 23 hours."""
    zone = ZoneInfo("America/New_York")
    after = datetime(2025, 3, 9, 12, tzinfo=zone).astimezone(UTC)
    earlier = datetime(2025, 3, 8, 12, 30, tzinfo=zone).astimezone(UTC)
    moved = replace(BASE, at=after, arrived_at=after)
    past = replace(BASE, event_id="e1", at=earlier, arrived_at=earlier)
    assert features_of(moved, [past])["count_24h"] == 1
    assert features_of(moved, [replace(past, at=earlier - timedelta(hours=2))])["count_24h"] == 0


def test_what_arrived_later_or_far_too_late_is_invisible() -> None:
    later = before(30, "e1", arrived_at=BASE.arrived_at + timedelta(seconds=1))
    too_late = before(7300, "e2", arrived_at=NOON - timedelta(seconds=10))
    assert windows.late(too_late)
    assert of(later, too_late) == of()
    in_time = before(3000, "e3", arrived_at=NOON - timedelta(seconds=10))
    assert of(in_time)["count_1h"] == 1


def test_repeats_and_order_change_nothing() -> None:
    known = [before(s, f"e{i}") for i, s in enumerate((5, 50, 500, 5000), 1)]
    assert of(*known) == of(*reversed(known)) == of(*known, *known, BASE)
    assert of(*known)["count_24h"] == 4


def test_the_newest_payments_of_a_card_are_enough() -> None:
    many = [before(10 + i, f"n{i}") for i in range(3 * windows.MOST)]
    assert of(*many) == of(*many[: windows.MOST])
    assert of(*many)["count_24h"] == windows.MOST


def test_amount_is_measured_against_the_cards_habit() -> None:
    habit = [before(86_400 * (i + 1), f"e{i + 1}", amount=20.0 + i) for i in range(4)]
    assert of(*habit[:2])["amount_z"] == 0.0, "no habit yet"
    high = features_of(replace(BASE, amount=900.0), habit)
    assert high["amount_z"] == 10.0
    assert abs(of(*habit)["amount_z"]) < 2


def test_speed_needs_distance_and_time() -> None:
    near, far = before(3600, "e1"), before(3600, "e1", lat=49.0)
    assert of(near)["speed_kmh"] == pytest.approx(0, abs=1e-6)
    assert of(far)["speed_kmh"] == pytest.approx(1000.8, rel=0.01)
    assert of(before(0, "e1", lat=10.0, arrived_at=NOON))["speed_kmh"] == windows.MAX_SPEED_KMH


def test_a_first_payment_has_finite_features_and_nothing_new() -> None:
    values = of()
    assert tuple(values) == windows.NAMES
    assert all(math.isfinite(v) for v in values.values())
    assert values["new_device"] == values["new_merchant"] == 0.0


def test_stream_and_training_agree_with_late_and_repeated_events(system: Settings, empty: Settings) -> None:
    """Parity of the whole path: state, snapshots and encoding against a batch replay of the same payments."""
    data = sample.synthesise(60, seed=71, days=60)
    days = data.payments["arrived_at"].dt.date().unique()
    for day in days:
        risk.Snapshots(risk.folder(empty)).publish(day, risk.snapshot(data.payments, data.labels, day))
    work = processor(empty)
    served: dict[str, list[float]] = {}
    work.sink = Remember(served)
    came = list(arrivals(data.payments, repeat_share=0.1))
    for begin in range(0, len(came), 50):
        work.handle(came[begin : begin + 50])
    built = features.build(data.payments, features.history(data.payments, data.labels))
    online = np.array([served[event] for event in data.payments["event_id"]])
    np.testing.assert_allclose(online, features.matrix(built), atol=1e-6)
    assert sum(windows.late(p) for p in payments.rows(data.payments)) > 0
    assert len(served) == data.payments.height


class Remember:
    """A sink that keeps features by event and refuses a second decision on the same one."""

    def __init__(self, served: dict[str, list[float]]) -> None:
        self.served = served

    def write(self, entry: object) -> None:
        assert isinstance(entry, dict)
        assert entry["event_id"] not in self.served
        self.served[entry["event_id"]] = [entry["features"][name] for name in features.NAMES]
