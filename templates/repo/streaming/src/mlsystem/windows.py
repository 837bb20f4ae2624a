"""The one windowed feature function. The stream processor and training both call `features_of`.

A payment sees what had *arrived* before it and *happened* in the window [at - w, at]; one exactly `w` old is
out. Times are UTC and a window of 24 h is 86 400 seconds, whatever the clocks did. A payment that arrived
later than `LATENESS_S` after it happened is decided on, but never counted: neither here nor in training.
The newest `MOST` payments of a card are looked at: a count of `MOST` means that many or more.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from mlsystem import domain, traces
from mlsystem.payments import Payment
from mlsystem.risk import Risk
from mlsystem.traces import Trace

WINDOWS_S = {"1m": 60, "5m": 300, "1h": 3600, "24h": 86_400}
HISTORY_S = 30 * 86_400
MOST = 8
LATENESS_S = 3600
MAX_SPEED_KMH = 2000.0
EARTH_KM = 6371.0

RISKS = ("merchant_risk", "device_risk")
NAMES: tuple[str, ...] = (
    "amount_log",
    *(f"channel={value}" for value in domain.CHANNELS),
    *(f"{kind}_{window}" for window in WINDOWS_S for kind in ("count", "sum")),
    "merchants_24h",
    "amount_z",
    "speed_kmh",
    "hours_since_last",
    "new_device",
    "new_merchant",
    *RISKS,
)


def late(payment: Payment) -> bool:
    return traces.of(payment).delay_s > LATENESS_S


def visible(mine: Trace, known: Iterable[Trace]) -> list[Trace]:
    """What the payment of `mine` may look at, oldest first: arrived before it, in time, within the longest
    history, the newest MOST."""
    before = (mine.arrived_at, mine.event)
    seen = {
        (t.event, t.at): t
        for t in known
        if (t.arrived_at, t.event) < before
        and (t.event, t.at) != (mine.event, mine.at)
        and t.delay_s <= LATENESS_S
        and 0 <= age(mine, t) < HISTORY_S
    }
    return sorted(seen.values(), key=lambda t: (t.at, t.event))[-MOST:]


def features_of(payment: Payment, known: Iterable[Trace], risk: Risk) -> dict[str, float]:
    """All of `NAMES`, every one finite; `known` may hold too much, in any order, with repeats."""
    mine = traces.of(payment)
    past = visible(mine, known)
    devices, merchants = {t.device for t in past}, {t.merchant for t in past}
    return {
        "amount_log": math.log1p(payment.amount),
        **{f"channel={value}": float(payment.channel == value) for value in domain.CHANNELS},
        **_windows(mine, past),
        "amount_z": _amount_z(mine, past),
        **_travel(mine, past),
        "new_device": float(bool(past) and mine.device not in devices),
        "new_merchant": float(bool(past) and mine.merchant not in merchants),
        "merchant_risk": risk.of_merchant(payment.merchant_id),
        "device_risk": risk.of_device(payment.device_id),
    }


def age(mine: Trace, earlier: Trace) -> float:
    """Seconds between the two, negative when `earlier` happened after `mine`."""
    return (mine.at - earlier.at) / 1000


def _windows(mine: Trace, past: Sequence[Trace]) -> dict[str, float]:
    """Counts and sums; `past` is oldest first, so each window is what follows its first member."""
    newest_last = [-age(mine, t) for t in past]
    values: dict[str, float] = {}
    for name, seconds in WINDOWS_S.items():
        first = bisect_right(newest_last, -seconds)
        values[f"count_{name}"] = float(len(past) - first)
        values[f"sum_{name}"] = math.fsum(t.amount for t in past[first:])
    day = {t.merchant for t in past[bisect_right(newest_last, -WINDOWS_S["24h"]) :]}
    return {**values, "merchants_24h": float(len(day))}


def _amount_z(mine: Trace, past: Sequence[Trace], fewest: int = 3) -> float:
    """Standard deviations of the log amount from the card's own habit; 0 while there is no habit yet."""
    if len(past) < fewest:
        return 0.0
    logs = [math.log1p(t.amount) for t in past]
    mean = math.fsum(logs) / len(logs)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in logs) / len(logs))
    return max(-10.0, min(10.0, (math.log1p(mine.amount) - mean) / max(spread, 0.1)))


def _travel(mine: Trace, past: Sequence[Trace]) -> dict[str, float]:
    """Speed the card would have needed since its last payment; differences below a second count as one."""
    if not past:
        return {"speed_kmh": 0.0, "hours_since_last": HISTORY_S / 3600}
    hours = age(mine, past[-1]) / 3600
    speed = distance_km(past[-1], mine) / max(hours, 1 / 3600)
    return {"speed_kmh": min(speed, MAX_SPEED_KMH), "hours_since_last": hours}


def distance_km(a: Trace, b: Trace) -> float:
    """Great-circle distance (haversine)."""
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, t.place) for t in (a, b))
    half = (lat_b - lat_a) / 2, (lon_b - lon_a) / 2
    chord = math.sin(half[0]) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half[1]) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))
