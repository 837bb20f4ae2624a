"""7 · Data engineering: the life of a record from source to curated table, and the stream if there is one."""

from __future__ import annotations

import math
from typing import Literal

from agents.agent import Agent, under
from agents.planning import data_sourcing, pipelines_blueprint, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import PERSONAL
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import SECONDS, Workload

RULES = {
    "ING-01": "Partitions hold twice the peak: 1 MB/s or 1,000 records/s each; the key is the entity, never the time.",
    "ING-02": "Files aim at 128–512 MB; compaction runs when the median falls under 32 MB.",
    "ING-03": "A stream keeps the larger of 3 days and twice the longest outage.",
    "ING-04": "Exactly-once only where a double count harms and the sink cannot be idempotent.",
    "ING-05": "Personal columns are tokenised at the first hop unless a later step needs them.",
    "ING-06": "Bad rows are quarantined, not dropped; over 1 % failing a critical contract blocks training.",
    "ING-07": "Raw, clean and curated zones; raw is never changed, only expired.",
    "ING-08": "Change capture from an operational database reads its log, not its tables.",
}
STREAM_RETENTION_H = 72
TARGET_MB = 256
DAY_S = 86_400.0
INTERVALS = (DAY_S, 43_200.0, 21_600.0, 10_800.0, 3_600.0, 1_800.0, 900.0, 300.0, 60.0)
SHARD_MB_S, SHARD_RECORDS_S, HEADROOM = 1.0, 1000.0, 2.0


class LifecycleStage(Strict):
    stage: Literal["generation", "ingestion", "storage", "transformation", "serving"]
    choice: str


class BatchPlan(Strict):
    tool: str
    schedule: str
    partitioning: str
    file_format: Literal["parquet"]
    table_format: Literal["iceberg", "delta", "none"]
    file_target_mb: int


class StreamPlan(Strict):
    broker: str
    partitions: int
    partition_key: str
    retention_h: int
    delivery: Literal["at_least_once", "exactly_once"]
    schema_registry: str
    processor: str
    watermark_s: int
    dlq: str


class ContractGate(Strict):
    contract: str
    action: Literal["block", "quarantine", "warn"]


class Decisions(Strict):
    lifecycle: list[LifecycleStage]
    batch: BatchPlan
    streaming: StreamPlan | None
    quality_gates: list[ContractGate]
    cdc: str
    pii_handling: Literal["tokenize", "mask", "drop", "encrypt_field", "not_needed"]
    storage_zones: list[Literal["raw", "clean", "curated"]]
    lifecycle_rules: list[str]
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    stack = view.decision("tech_stack", tech_stack.Decisions)
    pipes = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions)
    sources = view.decision("data_sourcing", data_sourcing.Decisions)
    parts = {c.role: c for c in stack.components}
    decisions = Decisions(
        lifecycle=_lifecycle(parts, sources),
        batch=_batch(parts, pipes, work),
        streaming=_stream(parts, work) if pipes.ingestion.streaming_needed else None,
        quality_gates=_gates(),
        cdc=_cdc(sources),
        pii_handling="tokenize" if work.data_classes & PERSONAL else "not_needed",
        storage_zones=["raw", "clean", "curated"],
        lifecycle_rules=_expiry(work),
        component_params=_params(parts, work, view),
    )
    _explain(reasons, decisions, work)
    return reasons.conclude(Output, decisions, _headline(decisions), _summary(decisions, work), (_other(decisions),),
                            ("Quarantine keeps bad rows for replay at the price of storing them.",))  # fmt: skip


def cadence_s(freshness_s: float, lag_s: float) -> float:
    """The longest usual interval that keeps data within its age, its way through the pipeline included."""
    return next((every for every in INTERVALS if every + lag_s <= freshness_s), INTERVALS[-1])


def _params(parts: dict[str, Component], work: Workload, view: View) -> dict[str, dict[str, Scalar]]:
    """How often batch steps run, and where messages go that cannot be processed."""
    lags = {role: view.catalog.pattern(c.pattern_id).latency.lag_s or 0.0 for role, c in parts.items()}
    way = sum(lags[role] for role in ("ingest.batch", "transform.batch") if role in lags)
    every = DAY_S if "ingest.stream" in parts else cadence_s(work.freshness_s, way)
    params: dict[str, dict[str, Scalar]] = {}
    for role in parts:
        if role in ("ingest.batch", "transform.batch"):
            params[role] = {
                "cadence_s": every,
                "batch_runs_month": round(SECONDS / every, 2),
                "dlq": True,
                "retries": 2,
            }
        elif role in ("ingest.stream", "transform.stream", "serve.async"):
            params[role] = {"cadence_s": 0.0, "dlq": True, "retries": 3}
    return params


def _name(parts: dict[str, Component], role: str) -> str:
    return parts[role].pattern_id if role in parts else "not used"


def _lifecycle(parts: dict[str, Component], sources: data_sourcing.Decisions) -> list[LifecycleStage]:
    ingest = [_name(parts, role) for role in ("ingest.batch", "ingest.stream") if role in parts]
    transform = [_name(parts, role) for role in ("transform.batch", "transform.stream") if role in parts]
    choices = {
        "generation": ", ".join(source.name for source in sources.sources),
        "ingestion": " and ".join(ingest) or "with the request",
        "storage": _name(parts, "store.lake"),
        "transformation": " and ".join(transform) or "inside the pipelines",
        "serving": next((_name(parts, r) for r in ("store.online", "store.vector", "store.warehouse") if r in parts),
                        _name(parts, "store.lake")),
    }  # fmt: skip
    return [LifecycleStage.model_validate({"stage": stage, "choice": choice}) for stage, choice in choices.items()]


def _batch(parts: dict[str, Component], pipes: pipelines_blueprint.Decisions, work: Workload) -> BatchPlan:
    lake = _name(parts, "store.lake")
    table = "iceberg" if "iceberg" in lake else "delta" if "delta" in lake else "none"
    return BatchPlan.model_validate({
        "tool": _name(parts, "transform.batch"), "schedule": pipes.ingestion.schedule,
        "partitioning": "dt=YYYY-MM-DD" if work.freshness_s >= 86_400 else "dt=YYYY-MM-DD/hour=HH",
        "file_format": "parquet", "table_format": table, "file_target_mb": TARGET_MB,
    })  # fmt: skip


def partitions(events_peak: float, event_kb: float) -> int:
    """Shards or partitions that carry twice the peak."""
    megabytes = events_peak * event_kb / 1000 / SHARD_MB_S
    return max(1, math.ceil(HEADROOM * max(megabytes, events_peak / SHARD_RECORDS_S)))


def _stream(parts: dict[str, Component], work: Workload) -> StreamPlan:
    return StreamPlan(
        broker=_name(parts, "ingest.stream"),
        partitions=partitions(max(work.events_per_s * work.peak_factor, work.rps_peak), work.event_kb),
        partition_key="entity id",
        retention_h=STREAM_RETENTION_H,
        delivery="at_least_once",
        schema_registry="schemas in the repository, additive changes only, checked in CI",
        processor=_name(parts, "transform.stream"),
        watermark_s=5 if work.freshness_s < 10 else 30,
        dlq="rejected events with reason, 14 days, replay command",
    )


def _gates() -> list[ContractGate]:
    rows = (("schema and types", "block"), ("ranges and enumerations", "quarantine"), ("freshness and volume", "warn"))
    return [ContractGate.model_validate({"contract": name, "action": action}) for name, action in rows]


def _cdc(sources: data_sourcing.Decisions) -> str:
    captured = [source.name for source in sources.sources if source.access == "cdc"]
    return (
        f"log-based capture from {', '.join(captured)}" if captured else "not needed: no operational database is read"
    )


def _expiry(work: Workload) -> list[str]:
    return [
        f"raw: deleted after {work.retention_days:g} days",
        "raw: colder tier after 30 days",
        "quarantine: deleted after 14 days",
    ]


def _headline(d: Decisions) -> str:
    if d.streaming is None:
        return f"Scheduled ingestion ({d.batch.schedule}) into partitioned Parquet"
    return f"{d.streaming.broker} with {d.streaming.partitions} partitions, Parquet behind it"


def _summary(d: Decisions, work: Workload) -> str:
    stream = (
        "No stream is built. "
        if d.streaming is None
        else f"The stream keeps {d.streaming.retention_h} hours and delivers at least once; sinks are idempotent. "
    )
    return (
        f"Data lands raw, is checked against contracts, cleaned and curated. {stream}Files aim at {TARGET_MB} MB. "
        f"Bad rows are quarantined with their reason; personal columns: {d.pii_handling.replace('_', ' ')}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload) -> None:
    reasons.say(f"Files aim at {TARGET_MB} MB.", "ING-02", because=("data.volume_gb",))
    reasons.say("Three zones; raw is immutable.", "ING-07", because=("retention_days.raw",))
    reasons.say("Bad rows are quarantined.", "ING-06", because=("data_classes",))
    if d.streaming is not None:
        reasons.say(f"{d.streaming.partitions} partitions, keyed by entity.", "ING-01",
                    because=("throughput.events_per_s", "throughput.rps_peak"))  # fmt: skip
        reasons.say(f"Kept {d.streaming.retention_h} hours for replay.", "ING-03", because=("rto_min",))
        reasons.say("At least once with idempotent sinks.", "ING-04")
    if d.pii_handling == "tokenize":
        reasons.say("Identifiers are tokenised at the first hop.", "ING-05", because=("data_classes",))
    if d.cdc.startswith("log"):
        reasons.say("The database log is read.", "ING-08", because=("data.sources",))
    reasons.assume("events_per_s", "event_kb", "growth_gb_day", "retention_days")
    reasons.risk(
        "A schema change upstream stops the pipeline", "Contracts in CI, additive changes only", "data engineer"
    )
    reasons.ask("throughput.events_per_s", "peak events size the stream")


def _other(d: Decisions) -> Alternative:
    if d.streaming is None:
        return Alternative(option="event stream", rejected_because="no consumer needs data sooner than the schedule",
                           flip_if="inputs may be at most 300 s old")  # fmt: skip
    return Alternative(option="exactly-once processing", rejected_because="idempotent sinks make it unnecessary",
                       flip_if="a sink cannot be made idempotent and a double count harms")  # fmt: skip


AGENT = Agent(
    id="data_engineering",
    number=7,
    title="Planning Data Engineering and Data Ingestion Pipeline",
    sections=("The Data Engineering Lifecycle", "Real-Time Streaming Pipeline: Design & Architecture"),
    reads=(
        "constraints.data",
        "constraints.throughput",
        "constraints.data_classes",
        "constraints.retention_days",
        "constraints.rto_min",
        *under(
            "workload",
            "data_classes",
            "event_kb",
            "events_per_s",
            "freshness_s",
            "growth_gb_day",
            "peak_factor",
            "retention_days",
            "rps_peak",
        ),
        "catalog",
        "decisions.data_sourcing.sources",
        "decisions.pipelines_blueprint.ingestion",
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
