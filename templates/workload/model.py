"""`Workload`: the numbers a design is sized, timed and priced by."""

from __future__ import annotations

import math
from typing import Any

from core.constraints import Strict
from core.plan import Assumption
from templates.formulae import Value
from templates.workload.egress import ANSWERED, at_first_price
from templates.workload.pictures import PICTURES
from templates.workload.state import state_gb
from templates.workload.training import container_vcpu, machine_size, memory_gb

HOURS = 730.0
SECONDS = 2.628e6
YEAR_AVERAGE_MONTH = 6.5
READ_WHOLE = frozenset({"llm_extraction", "ocr_idp", "llm_generation"})
TELLS = frozenset({"aws", "gcp"})  # clouds whose storage starts a run for each file; elsewhere a job looks for files
LOOKS_S, READING_MS = (300.0, 60.0), 60_000.0  # how often, as seldom as a result and its reading allow
SWEPT_S = 3600.0  # how often a run looks for what no run was started for
BATCHED_MS = {"k8s": 3.6e6}  # from here on a run of the model over many documents answers in time
A_DAY_MS = 8.64e7
COLUMNAR = 0.3  # what compressed columns take of the raw bytes, a rule of thumb
AUCTION_LOG, AUCTION_RPS = 0.1, 1000.0
EDGE_LOG, RESULT_KB = 0.01, 0.5  # of a device only what goes with the samples it sends, which are stored apart
DAYS = 30.4  # a run that reads what has come since the last takes its share of a day's work
FULL_RUNS = 31.0  # a month of daily runs reads everything; runs more often than that read their share
LEAST_HOURS = 1 / 60  # starting a container and a small increment
ALWAYS_PRIVATE = frozenset({"spi", "phi", "pci", "financial", "children", "biometric"})
PRIVATE_FROM_USD = 500.0  # a month; below it, the endpoints alone would be a tenth of the budget to all of it
ENDPOINTS_PAID = frozenset({"aws", "azure"})  # elsewhere a private network costs nothing, so there is no other

DERIVED = {
    "requests_month": ("rps_avg", "items_month"), "predictions_month": ("rps_avg", "predictions_day", "items_month"),
    "events_month": ("events_per_s",), "state_writes_month": ("events_per_s", "scores_per_s"),
    "events_peak": ("events_per_s", "peak_factor"),
    "ingest_gb_month": ("events_per_s", "event_kb", "growth_gb_day"),
    "stream_mb_s": ("events_per_s", "event_kb"), "stream_mb_s_peak": ("events_per_s", "event_kb", "peak_factor"),
    "lake_gb": ("data_gb", "growth_gb_day", "retention_days"), "vectors": ("docs", "chunks_per_doc"),
    "vector_gb": ("docs", "chunks_per_doc", "dims"), "state_gb": ("entities", "features", "events_per_s"),
    "log_gb": ("rps_avg", "payload_kb", "log_sample"),
    **dict.fromkeys(("egress_gb", "egress_billed_gb"), ("rps_avg", "response_kb")),
    "batch_runs_month": ("freshness_s",), "prediction_log_gb_month": ("rps_avg", "payload_kb"),
    "embed_tokens_month": ("docs_day", "chunks_per_doc"), "run_gb": ("data_gb",),
    "run_hours": ("batch_hours",), "score_hours": ("batch_hours",),
    **dict.fromkeys(("train_memory_gb", "train_size", "container_vcpu"), ("rows", "features")),
}  # fmt: skip


class Workload(Strict):
    """Frozen. Per second, per month (730 h), GB, KB, ms and USD as named; None = no such limit or target.

    `batch_every_s` is set once it is decided how often batches run, `run_every_s` is how often results are asked for.
    `assumptions` holds what filled a gap, keyed by the
    name it filled; `month` is the month of the first year that storage is counted at (6.5 = the year's average).
    """

    cloud: str
    region: str
    residency: str
    mode: str
    problem_type: str
    domain: str
    # traffic
    rps_avg: float
    rps_peak: float
    peak_factor: float
    predictions_month: float
    events_per_s: float
    event_kb: float
    payload_kb: float
    response_kb: float
    concurrent_users: float
    docs_day: float
    # data
    data_gb: float
    growth_gb_day: float
    retention_days: float
    entities: float
    rows: float
    features: float
    docs: float
    chunks_per_doc: float
    dims: float
    devices: float
    # model
    tokens_in: float
    tokens_out: float
    cache_hit: float
    prompt_cache: float
    cpu_ms: float
    model_p50_ms: float
    model_p95_ms: float
    model_gb: float
    params_m: float
    gpu_train: bool
    gpu_serve: bool
    train_hours: float
    runs_month: float
    batch_hours: float
    # targets
    p95_target_ms: float | None
    p99_target_ms: float | None
    first_token_ms: float | None
    freshness_s: float
    availability_slo: float
    budget_usd: float | None
    # team, rules
    platform_eng: float
    team_size: float
    models: float
    air_gapped: bool
    multi_cloud: bool
    exact_search: bool
    stateful_stream: bool
    data_classes: frozenset[str]
    regimes: frozenset[str]
    skills: frozenset[str]
    existing: frozenset[str]
    prefer: frozenset[str]
    forbid: frozenset[str]
    sources: frozenset[str]
    modality: frozenset[str]
    log_sample: float
    log_days: float
    utilisation: float
    batch_every_s: float | None = None
    run_every_s: float = 86_400.0
    month: float = YEAR_AVERAGE_MONTH
    assumptions: dict[str, Assumption] = {}

    @property
    def requests_month(self) -> float:
        return self.rps_avg * SECONDS

    @property
    def lake_gb(self) -> float:
        """Data on hand in `month`, raw data older than its retention gone."""
        days = min(self.month * 30, self.retention_days)
        return self.data_gb + self.growth_gb_day * days

    @property
    def as_they_come(self) -> bool:
        """Documents are read by a language model one by one as they come: a batch of them would answer too late."""
        due_ms = math.inf if self.p95_target_ms is None else self.p95_target_ms
        soon = due_ms < BATCHED_MS.get(self.cloud, A_DAY_MS)
        return self.mode == "async" and self.problem_type in READ_WHOLE and soon

    @property
    def on_arrival(self) -> bool:
        """Each document starts its own reading; in a cluster, which runs wherever it has to, a job looks for some."""
        return self.as_they_come and self.cloud in TELLS and not self.multi_cloud

    @property
    def look_s(self) -> float | None:
        """Seconds between looks for documents that are read as they come; None where each starts its own reading, and
        where documents are read in runs."""
        if not self.as_they_come or self.on_arrival:
            return None
        due_ms = self.p95_target_ms or 0.0
        return next((every for every in LOOKS_S if every * 1000 + READING_MS <= due_ms), LOOKS_S[-1])

    @property
    def vectors(self) -> float:
        return self.docs * self.chunks_per_doc

    @property
    def sensitive(self) -> bool:
        """Data that nobody without a right may see: personal, health, card, financial, biometric, of children."""
        return bool(self.data_classes & {"pii", *ALWAYS_PRIVATE})

    @property
    def private_network(self) -> bool:
        """Nothing has a public address, and a cloud's services are reached through private endpoints.

        Names and addresses alone ask for it from `PRIVATE_FROM_USD` on, where nobody said what it may cost, and where
        it is free; all other sensitive data and air gaps always do.
        """
        if self.air_gapped or self.data_classes & ALWAYS_PRIVATE:
            return True
        small = self.budget_usd is not None and self.budget_usd < PRIVATE_FROM_USD
        return self.sensitive and not (small and self.cloud in ENDPOINTS_PAID)

    def isolated(self) -> Workload:
        """The same workload in a private network."""
        return self.model_copy(update={"air_gapped": True})

    @property
    def azs(self) -> int:
        """Availability zones that what serves is spread over."""
        return 3 if self.availability_slo >= 99.95 else 2 if self.availability_slo >= 99.9 else 1

    @property
    def streaming_needed(self) -> bool:
        """Younger than five minutes at decision time, with events arriving."""
        return self.events_per_s > 0 and (self.mode == "streaming" or self.freshness_s < 300)

    def scaled(self, *, traffic: float = 1.0, tokens: float = 1.0) -> Workload:
        """The same workload with traffic or tokens multiplied."""
        rates = ("rps_avg", "rps_peak", "predictions_month", "events_per_s", "docs_day", "growth_gb_day")
        grown: dict[str, Any] = {name: getattr(self, name) * traffic for name in rates}
        sized = {name: getattr(self, name) * tokens for name in ("tokens_in", "tokens_out")}
        return self.model_copy(update={**grown, **sized})

    def at_month(self, month: float) -> Workload:
        return self.model_copy(update={"month": month})

    def names(self) -> dict[str, Value]:
        """Every name formulae may use. A target that is None becomes infinity: it limits nothing."""
        own = {name: getattr(self, name) for name in type(self).model_fields if name != "assumptions"}
        own = {name: math.inf if value is None else value for name, value in own.items()}
        return {**own, **_derived(self), "hours": HOURS, "seconds": SECONDS}

    def traced(self, name: str) -> tuple[str, ...]:
        """The assumption ids behind a formula name."""
        return tuple(n for n in DERIVED.get(name, (name,)) if n in self.assumptions)


def _logged_kb(w: Workload) -> float:
    """KB of a prediction in the log: its input and result; in an auction of one in ten, whose clicks are all kept."""
    if w.mode == "edge":
        return EDGE_LOG * RESULT_KB
    whole = min(w.payload_kb, 10) + RESULT_KB
    return AUCTION_LOG * whole if _auctions(w) else whole


def _auctions(w: Workload) -> bool:
    return w.domain == "ads" and w.rps_avg > AUCTION_RPS


def _derived(w: Workload) -> dict[str, Value]:
    batch = w.mode == "batch"
    runs = max(1.0, SECONDS / (w.batch_every_s or max(w.freshness_s, 3600)))
    month_gb = max(w.data_gb, w.growth_gb_day * 30)
    run_gb = min(month_gb, max(100.0, month_gb / 10))
    leaving = 0.0 if batch else w.requests_month * w.response_kb / 1e6 * (ANSWERED if _auctions(w) else 1.0)
    memory = memory_gb(w.rows, w.features)
    vector_gb = w.vectors * (4 * w.dims + 8 * 16 * 1.2) / 1e9
    return {
        "requests_month": w.requests_month,
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
        "log_gb": 0.1 if batch else w.requests_month * (1 + w.log_sample * min(w.payload_kb, 10)) * 1.2 / 1e6,
        "prediction_log_gb_month": w.predictions_month * _logged_kb(w) * COLUMNAR / 1e6,
        "egress_gb": leaving,
        "egress_billed_gb": at_first_price(w.cloud, leaving),
        "batch_runs_month": runs,
        "run_gb": run_gb * min(1.0, FULL_RUNS / runs),
        "score_hours": max(LEAST_HOURS, w.batch_hours * (min(1.0, DAYS / runs) if w.problem_type in PICTURES else 1.0)),
        "run_hours": max(LEAST_HOURS, w.batch_hours * min(1.0, FULL_RUNS / runs)),
        "train_memory_gb": memory,
        "train_size": 1.0 if w.gpu_train else machine_size(memory),
        "container_vcpu": container_vcpu(memory, w.cloud),
        "embed_tokens_month": w.docs_day * 30 * w.chunks_per_doc * 400,
        "tokens_day": w.requests_month / 30 * (w.tokens_in + w.tokens_out),
        "azs": float(w.azs),
        "replicas_min": 3.0 if w.availability_slo >= 99.95 else 2.0 if w.availability_slo >= 99.9 else 1.0,
        "sensitive": w.sensitive,
        "private_network": w.private_network,
        "streaming_needed": w.streaming_needed,
        "as_they_come": w.as_they_come,
        "on_arrival": w.on_arrival,
        "look_every_s": w.look_s or LOOKS_S[0],
        "age_stated": "freshness_s" not in w.assumptions,
        "online": w.mode in ("online", "streaming", "embedded"),
        "llm": w.tokens_in > 0,
        "has_k8s": bool(w.skills & {"k8s", "kubernetes"} or w.existing & {"kubernetes", "eks", "gke", "aks"}),
    }
