"""`Workload`: the numbers a design is sized, timed and priced by."""

from __future__ import annotations

import math
from typing import Any

from core.constraints import Strict
from core.plan import Assumption
from templates.formulae import Value
from templates.workload.availability import zones
from templates.workload.derived import BEHIND, OFTEN_S, derived
from templates.workload.month import HOURS, SECONDS

YEAR_AVERAGE_MONTH = 6.5
COMPILED, LEAST_CORE_MS = 3.0, 1.0  # a compiled model inside the process takes a third; no request takes less
READ_WHOLE = frozenset({"llm_extraction", "ocr_idp", "llm_generation"})
TELLS = frozenset({"aws", "gcp"})  # clouds whose storage starts a run for each file; elsewhere a job looks for files
LOOKS_S, READING_MS = (OFTEN_S, 60.0), 60_000.0  # how often, as seldom as a result and its reading allow
SWEPT_S = 3600.0  # how often a run looks for what no run was started for
BATCHED_MS = {"k8s": 3.6e6}  # from here on a run of the model over many documents answers in time
A_DAY_MS = 8.64e7
ALWAYS_PRIVATE = frozenset({"spi", "phi", "pci", "financial", "children", "biometric"})
PRIVATE_FROM_USD = 500.0  # a month; below it, the endpoints alone would be a tenth of the budget to all of it
ENDPOINTS_PAID = frozenset({"aws", "azure"})  # elsewhere a private network costs nothing, so there is no other


class Workload(Strict):
    """Frozen. Per second, per month (730 h), GB, KB, ms and USD as named; None = no such limit or target.

    `batch_every_s` is set once it is decided how often batches run, `run_every_s` is how often results are asked for.
    `assumptions` holds what filled a gap, keyed by the name it filled; `month` is the month of the first year that
    storage is counted at (6.5 = the year's average).
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
    def compiled_core_ms(self) -> float:
        """ms of one core that a prediction takes where the compiled model runs inside the process."""
        return min(self.cpu_ms, max(LEAST_CORE_MS, self.model_p50_ms / COMPILED))

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
        return zones(self.availability_slo)

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
        return {**own, **derived(self), "hours": HOURS, "seconds": SECONDS}

    def traced(self, name: str) -> tuple[str, ...]:
        """The assumption ids behind a formula name."""
        return tuple(n for n in BEHIND.get(name, (name,)) if n in self.assumptions)
