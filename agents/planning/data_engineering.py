"""7 · Data engineering: the life of a record from source to curated table, and the stream if there is one."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import access, batch_ingestion, keeping, streams
from agents.blueprint.batch_ingestion import COMPACT_MB, TARGET_MB, BatchPlan, named
from agents.blueprint.schedule import ON_ARRIVAL, SPAN, sooner
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import data_sourcing, pipelines_blueprint, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import PERSONAL, SOURCES, duration, held, listed, size, upper
from core.constraints import Strict
from core.figures import figure
from core.landing import only_landed
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

HANDLED = {
    "tokenize": " Identifiers are replaced by tokens at the first hop.",
    "mask": " What names people stays in the content and is masked in logs, traces and examples.",
}
BAD_ROWS_PCT = 1.0


class LifecycleStage(Strict):
    stage: Literal["generation", "ingestion", "storage", "transformation", "serving"]
    choice: str


class ContractGate(Strict):
    contract: str
    action: Literal["block", "quarantine", "warn"]
    blocks_training_above_pct: float | None


class Decisions(Strict):
    lifecycle: list[LifecycleStage]
    batch: BatchPlan
    streaming: streams.StreamPlan | None
    quality_gates: list[ContractGate]
    cdc: str
    document_access: access.DocumentAccess | None
    pii_handling: Literal["tokenize", "mask", "drop", "encrypt_field", "not_needed"]
    storage_zones: list[Literal["raw", "clean", "curated"]]
    lifecycle_rules: list[str]
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    streaming = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions).ingestion.streaming_needed
    sources = view.decision("data_sourcing", data_sourcing.Decisions)
    parts = {c.role: c for c in stack.components}
    seconds = batch_ingestion.every_s(parts, view, start.archetype, start.domain)
    stream = (
        streams.planned(named(parts, "ingest.stream"), named(parts, "transform.stream"), view) if streaming else None
    )
    decisions = Decisions(
        lifecycle=_lifecycle(parts, sources),
        batch=batch_ingestion.planned(parts, seconds, view),
        streaming=stream,
        quality_gates=_gates(),
        cdc=_cdc(sources),
        document_access=access.planned(view, known),
        pii_handling=_personal(work, known),
        storage_zones=["raw", "clean", "curated"],
        lifecycle_rules=_expiry(work, _shape(view)),
        component_params=batch_ingestion.params(parts, seconds, work),
    )
    span = SPAN.get(seconds) or duration(seconds).removeprefix("1 ")
    every = ON_ARRIVAL if work.on_arrival else f"every {span}"
    _explain(reasons, decisions, view, told=access.told(view, known))
    return reasons.conclude(Output, decisions, _headline(decisions, every), _summary(decisions, sources, every),
                            (_other(decisions, view),),
                            ("Quarantine keeps bad rows for replay at the price of storing them.",))  # fmt: skip


def _personal(work: Workload, known: Expertise) -> Literal["tokenize", "mask", "not_needed"]:
    """Columns are tokenised; content is masked where it leaves, since later steps need it. Card numbers never stay."""
    if not work.data_classes & PERSONAL:
        return "not_needed"
    return "mask" if known.reading is not None and "pci" not in work.data_classes else "tokenize"


def _lifecycle(parts: dict[str, Component], sources: data_sourcing.Decisions) -> list[LifecycleStage]:
    ingest = [named(parts, role) for role in ("ingest.batch", "ingest.stream") if role in parts]
    transform = [named(parts, role) for role in ("transform.batch", "transform.stream") if role in parts]
    choices = {
        "generation": ", ".join(source.name for source in sources.sources),
        "ingestion": " and ".join(ingest) or "with the request",
        "storage": named(parts, "store.lake"),
        "transformation": " and ".join(transform) or "inside the pipelines",
        "serving": next((named(parts, r) for r in ("store.online", "store.vector", "store.warehouse") if r in parts),
                        named(parts, "store.lake")),
    }  # fmt: skip
    return [LifecycleStage.model_validate({"stage": stage, "choice": choice}) for stage, choice in choices.items()]


def _gates() -> list[ContractGate]:
    rows = (("schema and types", "block", 0.0), ("ranges and enumerations", "quarantine", BAD_ROWS_PCT),
            ("freshness and volume", "warn", None))  # fmt: skip
    return [
        ContractGate.model_validate({"contract": name, "action": action, "blocks_training_above_pct": limit})
        for name, action, limit in rows
    ]


def _cdc(sources: data_sourcing.Decisions) -> str:
    captured = [source.name for source in sources.sources if source.access == "cdc"]
    return (
        f"log-based capture from {', '.join(captured)}" if captured else "not needed: no operational database is read"
    )


def _shape(view: View) -> str:
    return view.decision("project_stages", project_stages.Decisions).archetype


def _expiry(work: Workload, shape: str) -> list[str]:
    return [
        keeping.raw_rule(work, shape),
        keeping.quarantine_rule(),
    ]


def _headline(d: Decisions, every: str) -> str:
    if d.streaming is None:
        return f"Data is taken in {every} and kept as partitioned Parquet"
    behind = next(stage.choice for stage in d.lifecycle if stage.stage == "storage")
    return f"{streams.divided(d.streaming)}, {behind} behind it"


def _summary(d: Decisions, sources: data_sourcing.Decisions, every: str) -> str:
    from_ = listed(SOURCES.get(source.name, source.name) for source in sources.sources)
    way = every if d.streaming is None else "as it happens"
    personal = HANDLED.get(d.pii_handling, "")
    kept = "" if d.streaming is None else f" {d.streaming.retention_h} hours can be replayed."
    return (
        f"Data from {from_} lands raw {way}, is checked against contracts, cleaned and curated. Bad rows are set aside "
        f"with their reason; more than {BAD_ROWS_PCT:g} % of them stops training.{personal}{kept} Files aim at "
        f"{TARGET_MB} MB."
    )


def _explain(reasons: Reasons, d: Decisions, view: View, *, told: bool) -> None:
    work, shape = view.workload, _shape(view)
    merged = f"files are merged when their median is under {COMPACT_MB} MB"
    fill = "fills" if work.growth_gb_day * 1000 >= TARGET_MB else "does not fill"
    reasons.say(f"A day brings {size(work.growth_gb_day)}, which {fill} a file of {TARGET_MB} MB; {merged}.", "ING-02",
                because=("data.volume_gb", "data.growth_gb_day"))  # fmt: skip
    reasons.say(f"{keeping.expiry(work, shape)}.", "ING-07",
                because=("retention_days.raw",))  # fmt: skip
    reasons.say(f"More than {BAD_ROWS_PCT:g} % of rows outside their range blocks training.", "ING-06")
    if d.streaming is not None:
        _streamed(reasons, d.streaming, work)
    personal = held(work.data_classes, PERSONAL)
    if personal and d.pii_handling == "mask":
        reasons.say(f"{upper(listed(personal))} data inside the content are masked in logs, traces and examples; later "
                    "steps need the content itself.", "ING-05", because=("data_classes",))  # fmt: skip
    elif personal:
        reasons.say(f"Identifiers in {listed(personal)} data become tokens at the first hop; no later step needs them.",
                    "ING-05", because=("data_classes",))  # fmt: skip
    if d.cdc.startswith("log"):
        reasons.say(
            "The database's log is read, so its tables carry no extra load.", "ING-08", because=("data.sources",)
        )
    if d.document_access is not None:
        rights = d.document_access
        reasons.say(f"Taken over with each document and again every {rights.every_min} minutes: {rights.taken_over}. "
                    "A right that is taken away acts as soon.", "ING-09", because=("data.access_rules",))  # fmt: skip
    if not told:
        reasons.risk("Somebody reads what is not meant for them", "Nothing is said of who may see which document: ask, "
                     "and index only what all callers may see until then", "data owner", "high")  # fmt: skip
        reasons.ask("data.access_rules", "rights are copied into the index and filter every search", "none", "groups",
                    "per_document", "clearances")  # fmt: skip
    reasons.assume("events_per_s", "event_kb", "growth_gb_day", "retention_days")
    reasons.risk(
        "A schema change upstream stops the pipeline", "Contracts in CI, additive changes only", "data engineer"
    )
    reasons.ask("throughput.events_per_s", "peak events size the stream")


def _streamed(reasons: Reasons, stream: streams.StreamPlan, work: Workload) -> None:
    peak = max(work.events_per_s * work.peak_factor, work.rps_peak)
    grows = stream.partitions is None
    carried = f"{stream.broker} grows with" if grows else f"{streams.divided(stream)} carries twice"
    reasons.say(f"{carried} the peak of {figure(peak)} events a second.", "ING-01",
                because=("throughput.events_per_s", "throughput.rps_peak"))  # fmt: skip
    reasons.say(f"{stream.retention_h} hours of events can be replayed, from the lake if the stream holds fewer.",
                "ING-03", because=("rto_min",))  # fmt: skip
    reasons.say("Delivery is at least once: a sink that writes by key makes a double count impossible.", "ING-04")


def _other(d: Decisions, view: View) -> Alternative:
    if d.streaming is None:
        age = duration(view.workload.freshness_s)
        parts = {c.role for c in view.decision("tech_stack", tech_stack.Decisions).components}
        option = "stream processor" if only_landed(parts) else "event stream"
        return Alternative(option=option, rejected_because=f"data {age} old is fresh enough",
                           flip_if=sooner(view.workload.freshness_s, "data may be"),
                           risk="one more system to run")  # fmt: skip
    return Alternative(option="exactly-once processing", rejected_because="writing by key makes it unnecessary",
                       flip_if="a sink cannot write by key and a double count does harm")  # fmt: skip


AGENT = Agent(
    id="data_engineering",
    number=7,
    title="Planning Data Engineering and Data Ingestion Pipeline",
    reads=(
        "constraints.data",
        "constraints.throughput",
        "constraints.data_classes",
        "constraints.retention_days",
        "constraints.rto_min",
        "constraints.freshness_s",
        *under("constraints", "batch_deadline", "run_period", "run_day"),
        *under(
            "workload",
            "as_they_come",
            "data_classes",
            "event_kb",
            "events_per_s",
            "freshness_s",
            "growth_gb_day",
            "look_s",
            "mode",
            "on_arrival",
            "peak_factor",
            "retention_days",
            "rps_peak",
        ),
        "catalog",
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.data_sourcing.sources",
        "decisions.pipelines_blueprint.ingestion",
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
)
