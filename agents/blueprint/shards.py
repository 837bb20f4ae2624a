"""Into how many shards or partitions a stream is divided."""

from __future__ import annotations

from math import ceil

from templates.workload.model import Workload

SHARD_MB_S, SHARD_RECORDS_S, HEADROOM = 1.0, 1000.0, 2.0


def partitions(events_peak: float, event_kb: float) -> int:
    """Partitions that carry twice the peak."""
    return _carrying(HEADROOM * events_peak, event_kb)


def divisions(work: Workload) -> int:
    """What the stream may grow to: twice the peak of the events or of the requests, whichever is higher."""
    return partitions(max(work.events_per_s * work.peak_factor, work.rps_peak), work.event_kb)


def shards(work: Workload) -> int:
    """Shards that are paid by the hour: those for the peak, since a split takes minutes and partitions cost nothing."""
    return _carrying(work.events_per_s * work.peak_factor, work.event_kb)


def _carrying(events_s: float, event_kb: float) -> int:
    megabytes = events_s * event_kb / 1000 / SHARD_MB_S
    return max(1, ceil(round(max(megabytes, events_s / SHARD_RECORDS_S), 9)))
