"""What formulae may name beside a workload's own numbers, and the assumptions each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.formulae import Value
from templates.workload.availability import zones
from templates.workload.egress import ANSWERED, at_first_price
from templates.workload.month import DAYS_A_MONTH, SECONDS
from templates.workload.pictures import PICTURES
from templates.workload.state import state_gb
from templates.workload.training import container_vcpu, machine_size, memory_gb

if TYPE_CHECKING:
    from templates.workload.model import Workload

COLUMNAR = 0.3  # what compressed columns take of the raw bytes, a rule of thumb
AUCTION_LOG, AUCTION_RPS = 0.1, 1000.0
BEATS_MONTH = 43_200.0  # lines of 1 KB that a device sends: one a minute
EDGE_LOG, RESULT_KB = 0.01, 0.5  # of a device only what goes with the samples it sends, which are stored apart
FULL_RUNS = 31.0  # a month of daily runs reads everything; runs more often than that read their share
LEAST_HOURS = 1 / 60  # starting a container and a small increment
OFTEN_S = 300.0  # between looks for documents, where nothing says how often

# Assumed numbers behind a name.
BEHIND = {
    "compiled_core_ms": ("cpu_ms",),
    "requests_month": ("rps_avg", "items_month"), "predictions_month": ("rps_avg", "predictions_day", "items_month"),
    "events_month": ("events_per_s",), "state_writes_month": ("events_per_s", "scores_per_s"),
    "events_peak": ("events_per_s", "peak_factor"),
    "ingest_gb_month": ("events_per_s", "event_kb", "growth_gb_day"),
    "stream_mb_s": ("events_per_s", "event_kb"), "stream_mb_s_peak": ("events_per_s", "event_kb", "peak_factor"),
    "lake_gb": ("data_gb", "growth_gb_day", "retention_days"), "vectors": ("docs", "chunks_per_doc"),
    "vector_gb": ("docs", "chunks_per_doc", "dims"), "state_gb": ("entities", "features", "events_per_s"),
    "log_gb": ("rps_avg", "payload_kb", "log_sample", "devices"),
    **dict.fromkeys(("egress_gb", "egress_billed_gb"), ("rps_avg", "response_kb")),
    "batch_runs_month": ("freshness_s",), "prediction_log_gb_month": ("rps_avg", "payload_kb"),
    "embed_tokens_month": ("docs_day", "chunks_per_doc"), "run_gb": ("data_gb",),
    "run_hours": ("batch_hours",), "score_hours": ("batch_hours",),
    **dict.fromkeys(("train_memory_gb", "train_size", "container_vcpu"), ("rows", "features")),
}  # fmt: skip


def _logged_kb(w: Workload) -> float:
    """KB of a prediction in the log: its input and result; in an auction of one in ten, whose clicks are all kept."""
    if w.mode == "edge":
        return EDGE_LOG * RESULT_KB
    whole = min(w.payload_kb, 10) + RESULT_KB
    return AUCTION_LOG * whole if _auctions(w) else whole


def _log_gb(w: Workload) -> float:
    """A month's lines: of each request, of a list next to none, of a device one a minute."""
    if w.mode == "batch":
        return 0.1
    if w.mode == "edge":
        return w.devices * BEATS_MONTH / 1e6
    return w.requests_month * (1 + w.log_sample * min(w.payload_kb, 10)) * 1.2 / 1e6


def _auctions(w: Workload) -> bool:
    return w.domain == "ads" and w.rps_avg > AUCTION_RPS


def derived(w: Workload) -> dict[str, Value]:
    """Name → number, beside the workload's own fields."""
    runs = max(1.0, SECONDS / (w.batch_every_s or max(w.freshness_s, 3600)))
    month_gb = max(w.data_gb, w.growth_gb_day * 30)
    run_gb = min(month_gb, max(100.0, month_gb / 10))
    leaving = 0.0 if w.mode == "batch" else w.requests_month * w.response_kb / 1e6 * (ANSWERED if _auctions(w) else 1.0)
    memory = memory_gb(w.rows, w.features)
    vector_gb = w.vectors * (4 * w.dims + 8 * 16 * 1.2) / 1e9
    return {
        "requests_month": w.requests_month,
        "compiled_core_ms": w.compiled_core_ms,
        "events_month": w.events_per_s * SECONDS,
        "state_writes_month": (w.predictions_month if "scores_per_s" in w.assumptions else w.events_per_s * SECONDS),
        "events_peak": w.events_per_s * w.peak_factor,
        "stream_mb_s": w.events_per_s * w.event_kb / 1000,
        "stream_mb_s_peak": w.events_per_s * w.peak_factor * w.event_kb / 1000,
        "stream_gb_month": w.events_per_s * w.event_kb * SECONDS / 1e6,
        "ingest_gb_month": w.growth_gb_day * 30,
        "lake_gb": w.lake_gb,
        "vectors": w.vectors,
        "vector_gb": vector_gb,
        "state_gb": state_gb(w.domain, w.entities, w.features, w.events_per_s),
        "log_gb": _log_gb(w),
        "prediction_log_gb_month": w.predictions_month * _logged_kb(w) * COLUMNAR / 1e6,
        "egress_gb": leaving,
        "egress_billed_gb": at_first_price(w.cloud, leaving),
        "batch_runs_month": runs,
        "run_gb": run_gb * min(1.0, FULL_RUNS / runs),
        "score_hours": max(
            LEAST_HOURS, w.batch_hours * (min(1.0, DAYS_A_MONTH / runs) if w.problem_type in PICTURES else 1.0)
        ),
        "run_hours": max(LEAST_HOURS, w.batch_hours * min(1.0, FULL_RUNS / runs)),
        "train_memory_gb": memory,
        "train_size": 1.0 if w.gpu_train else machine_size(memory),
        "container_vcpu": container_vcpu(memory, w.cloud),
        "embed_tokens_month": w.docs_day * 30 * w.chunks_per_doc * 400,
        "tokens_day": w.requests_month / 30 * (w.tokens_in + w.tokens_out),
        "azs": float(w.azs),
        "replicas_min": float(zones(w.availability_slo)),
        "sensitive": w.sensitive,
        "private_network": w.private_network,
        "streaming_needed": w.streaming_needed,
        "as_they_come": w.as_they_come,
        "on_arrival": w.on_arrival,
        "look_every_s": w.look_s or OFTEN_S,
        "age_stated": "freshness_s" not in w.assumptions,
        "online": w.mode in ("online", "streaming", "embedded"),
        "llm": w.tokens_in > 0,
        "has_k8s": bool(w.skills & {"k8s", "kubernetes"} or w.existing & {"kubernetes", "eks", "gke", "aks"}),
    }
