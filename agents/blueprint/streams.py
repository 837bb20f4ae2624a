"""The stream of a design: its broker, into how many parts it is divided, and how long it keeps its events."""

from __future__ import annotations

from math import ceil
from typing import Literal

from agents.blueprint.shards import divisions, shards
from agents.view import View
from agents.vocabulary import count
from core.constraints import Strict

RETENTION_H, OUTAGES = 72, 2.0
UNDIVIDED, SHARDED = "pubsub", "kinesis"


class StreamPlan(Strict):
    """`partitions` of a broker that nobody divides, and `shards` of one that is not paid by them, are None."""

    broker: str
    partitions: int | None
    shards: int | None
    partition_key: str
    retention_h: int
    delivery: Literal["at_least_once", "exactly_once"]
    schema_registry: str
    processor: str
    watermark_s: int
    dlq: str


def planned(broker: str, processor: str, view: View) -> StreamPlan:
    """The stream between a broker and what processes it."""
    work = view.workload
    return StreamPlan(
        broker=broker,
        partitions=None if broker.endswith(UNDIVIDED) else divisions(work),
        shards=shards(work) if SHARDED in broker else None,
        partition_key="entity id",
        retention_h=retention_h(view.value("rto_min")),
        delivery="at_least_once",
        schema_registry="schemas in the repository, additive changes only, checked in CI",
        processor=processor,
        watermark_s=5 if work.freshness_s < 10 else 30,
        dlq="rejected events with reason, 14 days, replay command",
    )


def retention_h(rto_min: float | None) -> int:
    """Hours of events that can be replayed: three days, or twice the longest outage that is allowed."""
    return max(RETENTION_H, ceil(OUTAGES * (rto_min or 0.0) / 60))


def divided(stream: StreamPlan) -> str:
    """The broker and what it is divided into; one that is divided by nobody only keeps the order of a key.

    Shards are paid by their number, so those of the peak run and are split when it grows.
    """
    if stream.partitions is None:
        return f"{stream.broker}, in order by {stream.partition_key}"
    if stream.shards is not None:
        return f"{stream.broker} with {count(stream.shards, 'shard')}, split up to {stream.partitions}"
    return f"{stream.broker} with {count(stream.partitions, 'partition')}"
