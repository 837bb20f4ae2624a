"""Is a streaming pipeline needed? Freshness decides, not the word "real-time"."""

from __future__ import annotations

from dataclasses import dataclass

from agents.vocabulary import duration
from core.constraints import Constraints
from core.figures import figure

STATEFUL_S = 10.0
STREAM_S = 300.0
MICRO_BATCH_S = 3600.0
DAY_S = 86_400.0
QUEUE_EVENTS_S = 50.0
QUEUE_FRESH_S = 30.0


@dataclass(frozen=True)
class Freshness:
    """`mode` is batch, micro_batch or streaming; `stateful` asks for a stream processor with windows."""

    mode: str
    stateful: bool
    reason: str
    rule: str

    @property
    def streaming(self) -> bool:
        return self.mode == "streaming"


def freshness(constraints: Constraints, events_per_s: float, archetype: str) -> Freshness:
    fact = constraints.freshness_s
    if fact is None:
        return _unstated(archetype, events_per_s)
    age = fact.value
    if age >= DAY_S:
        return Freshness("batch", False, f"data may be {duration(age)} old, so a daily batch is enough", "PIP-01")
    if age >= MICRO_BATCH_S:
        return Freshness("batch", False, f"data may be {duration(age)} old, so batches through the day do", "PIP-02")
    if age >= STREAM_S:
        return Freshness("micro_batch", False, f"data may be {duration(age)} old, which micro-batches meet", "PIP-03")
    if events_per_s < QUEUE_EVENTS_S and age >= QUEUE_FRESH_S:
        reason = (
            f"at {figure(events_per_s)} events a second and {duration(age)} of age, a queue and a function are enough"
        )
        return Freshness("micro_batch", False, reason, "PIP-08")
    stateful = age < STATEFUL_S
    rule = "PIP-05" if stateful else "PIP-04"
    return Freshness("streaming", stateful, f"data may be only {duration(age)} old, which needs a stream", rule)


def _unstated(archetype: str, events_per_s: float) -> Freshness:
    if archetype in ("streaming_fraud", "ad_ctr"):
        reason = "velocity features over the last minutes decide, so events are counted as they arrive"
        return Freshness("streaming", True, reason, "PIP-07")
    if archetype == "iot_anomaly" and events_per_s >= QUEUE_EVENTS_S:
        return Freshness(
            "streaming", False, f"{figure(events_per_s)} sensor readings a second arrive as a stream", "PIP-04"
        )
    return Freshness("batch", False, "no freshness is asked for, so no stream is built", "PIP-06")
