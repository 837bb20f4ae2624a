"""Into how many shards or partitions a stream is divided."""

from __future__ import annotations

from math import ceil

from templates.workload.model import Workload

SHARD_MB_S, SHARD_RECORDS_S, HEADROOM = 1.0, 1000.0, 2.0


def partitions(events_peak: float, event_kb: float) -> int:
    """Shards or partitions that carry twice the peak."""
    megabytes = events_peak * event_kb / 1000 / SHARD_MB_S
    return max(1, ceil(HEADROOM * max(megabytes, events_peak / SHARD_RECORDS_S)))


def shards(work: Workload) -> int:
    return partitions(max(work.events_per_s * work.peak_factor, work.rps_peak), work.event_kb)
