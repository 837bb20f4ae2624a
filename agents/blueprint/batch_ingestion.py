"""Taking data in by batches: how often, into which files and tables, and what the bill and the infrastructure hear."""

from __future__ import annotations

from typing import Literal

from agents.blueprint import runs
from agents.view import View
from core.constraints import Strict
from core.landing import only_landed
from core.plan import Component, Scalar
from templates.latency import PARSING
from templates.workload.model import SWEPT_S, Workload
from templates.workload.month import SECONDS

DAY_S = 86_400.0
TARGET_MB, COMPACT_MB = 256, 32
STEPS = ("ingest.batch", "transform.batch")
QUEUED = ("ingest.stream", "transform.stream", "serve.async")
TABLES: tuple[Literal["iceberg", "delta"], ...] = ("iceberg", "delta")
NOT_USED = "not used"


class BatchPlan(Strict):
    tool: str
    schedule: str
    partitioning: str
    file_format: Literal["parquet"]
    table_format: Literal["iceberg", "delta", "none"]
    file_target_mb: int
    compact_below_mb: int


def every_s(parts: dict[str, Component], view: View, shape: str, domain: str) -> float:
    """Seconds between batch runs, with the time the chosen patterns take on the way."""
    lags = {role: view.catalog.pattern(c.pattern_id).latency.lag_s or 0.0 for role, c in parts.items()}
    streams = "ingest.stream" in parts and not only_landed(parts)
    return runs.every_s(view, shape, domain, [lags[role] for role in STEPS if role in lags], streaming=streams)


def planned(parts: dict[str, Component], seconds: float, view: View) -> BatchPlan:
    lake = named(parts, "store.lake")
    by_day = view.workload.freshness_s >= DAY_S
    return BatchPlan(
        tool=named(parts, "transform.batch"),
        schedule=runs.told(view, seconds),
        partitioning="dt=YYYY-MM-DD" if by_day else "dt=YYYY-MM-DD/hour=HH",
        file_format="parquet",
        table_format=next((table for table in TABLES if table in lake), "none"),
        file_target_mb=TARGET_MB,
        compact_below_mb=COMPACT_MB,
    )


def named(parts: dict[str, Component], role: str) -> str:
    """The pattern behind a role."""
    return parts[role].pattern_id if role in parts else NOT_USED


def params(parts: dict[str, Component], seconds: float, work: Workload) -> dict[str, dict[str, Scalar]]:
    """How often batch steps run and where messages go that cannot be processed."""
    queued: dict[str, Scalar] = {"cadence_s": 0.0, "dlq": True, "retries": 3}
    taking = [role for role in parts if role in STEPS + QUEUED]
    return {role: _step(seconds, work) if role in STEPS else queued for role in taking}


def _step(seconds: float, work: Workload) -> dict[str, Scalar]:
    found: dict[str, Scalar] = {
        "cadence_s": 0.0 if work.on_arrival else seconds,
        "batch_runs_month": round(SECONDS / (SWEPT_S if work.on_arrival else seconds), 2),
        "dlq": True,
        "retries": 2,
    }
    one_by_one: dict[str, Scalar] = {"processing_s": PARSING.p95_ms / 1000, "as_they_come": True}
    return found | (one_by_one if work.as_they_come else {})
