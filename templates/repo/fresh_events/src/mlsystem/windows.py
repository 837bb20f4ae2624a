"""What an entity's events add up to. The stream worker and training fold with `fold` and read with `values`.

Events are counted in buckets of `BUCKET_S`; a window is the bucket of the moment and those before it. Times
are UTC, and an hour is 3600 seconds whatever the clocks did. An event counts once per id. One that arrived
later than `LATENESS_S` after it happened never counts: neither in the store nor in training.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from mlsystem.events import Event

Outcome = Literal["counted", "repeated", "late", "passed"]
BUCKET_S = 30
WINDOWS_S = {"5m": 300, "1h": 3600}
LATENESS_S = 300
LONGEST_S = max(WINDOWS_S.values())
BUCKETS = LONGEST_S // BUCKET_S
NAMES: tuple[str, ...] = (
    *(f"events_{kind}_{window}" for window in WINDOWS_S for kind in ("count", "sum")),
    "events_last",
    "events_age_s",
)


@dataclass
class State:
    """Bucket → count and sum; the newest event as (at, id, amount); ids counted, with their bucket."""

    buckets: dict[int, tuple[int, float]] = field(default_factory=dict)
    last: tuple[float, str, float] | None = None
    seen: dict[str, int] = field(default_factory=dict)


def fold(state: State, event: Event) -> Outcome:
    """Take one event into the windows; `passed` is one that no window reaches any more. Changes `state`."""
    if (event.arrived_at - event.at).total_seconds() > LATENESS_S:
        return "late"
    if event.event_id in state.seen:
        return "repeated"
    place, newest = bucket(event.at), max(state.buckets, default=-sys.maxsize)
    if place <= newest - BUCKETS:
        return "passed"
    count, total = state.buckets.get(place, (0, 0.0))
    state.buckets[place] = (count + 1, total + event.amount)
    state.seen[event.event_id] = place
    moment = (event.at.timestamp(), event.event_id, event.amount)
    state.last = moment if state.last is None else max(state.last, moment)
    if place > newest:
        _forget(state, place - BUCKETS)
    return "counted"


def values(state: State, at: datetime) -> dict[str, float]:
    """The windows as they stand at `at`, one value per name of NAMES; no events is a fact, not a gap."""
    here, kept = bucket(at), sorted(state.buckets.items())
    found: dict[str, float] = {}
    for window, seconds in WINDOWS_S.items():
        inside = [v for b, v in kept if here - seconds // BUCKET_S < b <= here]
        found[f"events_count_{window}"] = float(sum(count for count, _ in inside))
        found[f"events_sum_{window}"] = sum(total for _, total in inside)
    age = LONGEST_S if state.last is None else at.timestamp() - state.last[0]
    known = state.last is not None and age < LONGEST_S
    found["events_last"] = state.last[2] if state.last is not None and known else 0.0
    found["events_age_s"] = min(max(age, 0.0), float(LONGEST_S))
    return found


def replay(events: Iterable[Event], moments: Iterable[datetime]) -> list[dict[str, float]]:
    """The windows of one entity at each of `moments` (rising), from its events in order of arrival."""
    state, waiting, found = State(), iter(events), []
    following = next(waiting, None)
    for moment in moments:
        while following is not None and following.arrived_at <= moment:
            fold(state, following)
            following = next(waiting, None)
        found.append(values(state, moment))
    return found


def bucket(moment: datetime) -> int:
    return int(moment.timestamp() // BUCKET_S)


def encode(state: State) -> tuple[str, str]:
    """What a request reads, and what only the worker needs."""
    return json.dumps({"buckets": state.buckets, "last": state.last}), json.dumps(state.seen)


def decode(text: str | None, seen: str | None = None) -> State:
    if text is None:
        return State()
    raw = json.loads(text)
    buckets = {int(place): (int(count), float(total)) for place, (count, total) in raw["buckets"].items()}
    return State(buckets, tuple(raw["last"]), json.loads(seen) if seen else {})


def _forget(state: State, reach: int) -> None:
    """Buckets up to `reach` are in no window any more."""
    state.buckets = {b: v for b, v in state.buckets.items() if b > reach}
    state.seen = {e: b for e, b in state.seen.items() if b > reach}
