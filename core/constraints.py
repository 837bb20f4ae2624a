"""What the user asked for, typed: every leaf is a `Fact` that says where its value came from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Source(StrEnum):
    STATED = "stated"
    INFERRED = "inferred"
    DEFAULT = "default"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Strict, Generic[T]):
    """A value with its unit, where it came from and how sure we are.

    `span` is the [start, end) range of characters in the brief; `because` names what an
    inferred or default value was derived from; `hard` separates "must" from "ideally".
    """

    value: T
    unit: str | None = None
    source: Source = Source.STATED
    span: tuple[int, int] | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    because: str | None = None
    hard: bool | None = None


ProblemType = Literal[
    "binary_clf", "multiclass", "regression", "ranking", "recsys", "forecasting", "anomaly",
    "cv_detection", "cv_segmentation", "nlp_clf", "ocr_idp", "asr", "rag", "llm_generation",
    "llm_extraction", "bandit", "graph",
]  # fmt: skip
Cloud = Literal["aws", "gcp", "azure", "on_prem", "multi", "unspecified"]
DataClass = Literal[
    "public", "internal", "pii", "spi", "phi", "pci", "financial", "children", "biometric", "trade_secret",
]  # fmt: skip
AccessRules = Literal["none", "groups", "per_document", "clearances"]
RunPeriod = Literal["hourly", "daily", "weekly", "monthly", "quarterly"]
ServingMode = Literal["online", "batch", "async", "streaming", "edge", "embedded"]


class RegionRef(Strict):
    id: str
    role: Literal["primary", "dr", "edge"] = "primary"


class Project(Strict):
    name: Fact[str] | None = None
    domain: Fact[str] | None = None
    problem_type: Fact[ProblemType] | None = None
    subject: Fact[str] | None = None  # what of the use case: an arrival, a price; see lexicon/subjects.yaml
    asked: Fact[str] | None = None  # what is to be foretold, found or answered, in the brief's words
    today: Fact[str] | None = None  # what decides now, in the brief's words: a scorecard, rules, people
    stage: Fact[Literal["idea", "poc", "production", "migration"]] | None = None
    most_refused_pct: Fact[float] | None = None  # of good customers or cases, told as a limit
    range_pct: Fact[float] | None = None  # of the outcomes, held by the range that is asked for beside an amount
    device_class: Fact[str] | None = None  # of a medical device, as told: MDR IIa, FDA II, authorised
    targets: Fact[list[str]] | None = None  # figures of quality that are asked for, in the customer's words
    reached: Fact[list[str]] | None = None  # those that are reached without the system, likewise


class Budget(Strict):
    monthly_usd: Fact[float] | None = None
    currency: Fact[str] | None = None
    hard: Fact[bool] | None = None
    includes: Fact[list[Literal["llm", "compute", "people"]]] | None = None


class Team(Strict):
    size: Fact[int] | None = None
    ml_eng: Fact[int] | None = None
    platform_eng: Fact[int] | None = None
    skills: Fact[list[str]] | None = None
    oncall: Fact[bool] | None = None
    reviewers: Fact[int] | None = None  # who look at what the system flags; no builders
    reviews_per_day: Fact[float] | None = None  # cases they get through, or alarms they will have, all together


class Data(Strict):
    volume_gb: Fact[float] | None = None
    growth_gb_day: Fact[float] | None = None
    row_count: Fact[float] | None = None
    positives: Fact[float] | None = None  # known outcomes of what is looked for: 160 of 7,400 contracts
    entities: Fact[float] | None = None
    modality: Fact[list[str]] | None = None
    sources: Fact[list[str]] | None = None
    label_source: Fact[str] | None = None
    label_delay_h: Fact[float] | None = None
    history_months: Fact[float] | None = None
    documents: Fact[float] | None = None  # that are asked about
    pages_per_doc: Fact[float] | None = None  # of a document that is read or asked about
    exact_search: Fact[bool] | None = None  # codes and words are found to the letter, beside the meaning
    access_rules: Fact[AccessRules] | None = None  # who may see which document of those an answer may come from


class Latency(Strict):
    p50_ms: Fact[float] | None = None
    p95_ms: Fact[float] | None = None
    p99_ms: Fact[float] | None = None
    scope: Fact[Literal["model", "api", "end_to_end"]] | None = None
    first_token_ms: Fact[float] | None = None


class Throughput(Strict):
    rps_avg: Fact[float] | None = None
    rps_peak: Fact[float] | None = None
    events_per_s: Fact[float] | None = None
    predictions_per_day: Fact[float] | None = None
    docs_per_day: Fact[float] | None = None
    tokens_in: Fact[float] | None = None
    tokens_out: Fact[float] | None = None
    concurrent_users: Fact[float] | None = None
    peak_factor: Fact[float] | None = None
    seasonality: Fact[str] | None = None


class Forecast(Strict):
    """How far ahead the last value of a forecast lies, and how long the time is that one value stands for."""

    horizon_h: Fact[float] | None = None
    step_h: Fact[float] | None = None


class Retraining(Strict):
    """How often a model is to be trained anew; `day` is one of the week (sunday, sunday night), or first of a month."""

    every_h: Fact[float] | None = None
    day: Fact[str] | None = None


class RetentionDays(Strict):
    raw: Fact[int] | None = None
    features: Fact[int] | None = None
    predictions: Fact[int] | None = None
    logs: Fact[int] | None = None


class Tooling(Strict):
    prefer: Fact[list[str]] | None = None
    forbid: Fact[list[str]] | None = None
    existing: Fact[list[str]] | None = None


class Constraints(Strict):
    """The typed constraints of one decision set; a leaf that is None is unknown, never zero."""

    project: Project = Project()
    cloud: Fact[Cloud] | None = None
    regions: Fact[list[RegionRef]] | None = None
    residency: Fact[str] | None = None  # none | eu_only | eea | uk | us | ca | au | in | sg | country:<ISO>
    air_gapped: Fact[bool] | None = None
    budget: Budget = Budget()
    team: Team = Team()
    data: Data = Data()
    data_classes: Fact[list[DataClass]] | None = None
    regimes: Fact[list[str]] | None = None
    implied_regimes: Fact[list[str]] | None = None  # hold for these people and data, though others are named
    jurisdictions: Fact[list[str]] | None = None  # of the people and the company: ISO countries, EU for the union
    latency: Latency = Latency()
    freshness_s: Fact[float] | None = None
    batch_deadline: Fact[str] | None = None
    forecast: Forecast = Forecast()
    run_period: Fact[RunPeriod] | None = None  # how often results are made, where not every day
    run_day: Fact[str] | None = None  # of that period: monday, first working day
    update_every_s: Fact[float] | None = None  # a shorter cycle beside the runs
    retraining: Retraining = Retraining()
    availability_slo: Fact[float] | None = None
    rto_min: Fact[float] | None = None
    rpo_min: Fact[float] | None = None
    throughput: Throughput = Throughput()
    payload_kb: Fact[float] | None = None
    serving_mode: Fact[ServingMode] | None = None
    explainability: Fact[Literal["none", "global", "per_prediction", "adverse_action"]] | None = None
    human_in_loop: Fact[bool] | None = None
    fairness_attributes: Fact[list[str]] | None = None
    retention_days: RetentionDays = RetentionDays()
    tooling: Tooling = Tooling()
    iac: Fact[Literal["terraform", "opentofu"]] | None = None
    ci: Fact[Literal["github_actions"]] | None = None

    def leaves(self) -> Iterator[tuple[str, Fact[object]]]:
        """Every known leaf as (dotted path, fact), in schema order."""
        yield from _leaves(self, "")

    @property
    def laws(self) -> list[str] | None:
        """Ids of the regimes that hold, named or implied, in order; None where none is known."""
        facts = [fact for fact in (self.regimes, self.implied_regimes) if fact is not None]
        return sorted({name.lower() for fact in facts for name in fact.value}) if facts else None


def _leaves(node: BaseModel, prefix: str) -> Iterator[tuple[str, Fact[object]]]:
    for name in type(node).model_fields:
        child = getattr(node, name)
        if isinstance(child, Fact):
            yield prefix + name, child
        elif isinstance(child, BaseModel):
            yield from _leaves(child, f"{prefix}{name}.")


class Question(Strict):
    """One thing worth asking, because its answer would change a chosen pattern."""

    field: str
    question: str
    why: str
    impact: str
    options: list[str]
    default: str | float | bool | list[str] | None
    default_effect: str


class Relaxation(Strict):
    """A way out: `put` are the new values by dotted path, None drops the field; `monthly_usd` is what a design then
    costs, None where there still is none or its price is not known, which `unpriced` says; `times` is what the change
    multiplies the bill by, `least_usd` what it costs a month at the least for what no constraint tells."""

    change: str
    monthly_usd: float | None = None
    unpriced: str | None = None
    put: dict[str, Any] = {}
    times: float = 1.0
    least_usd: float = 0.0


class Conflict(Strict):
    """A minimal set of constraints that cannot all hold, with the cheapest ways out.

    One that was `heard` in words may be heard wrongly: a person can say that both hold. Others follow from values.
    """

    fields: list[str]
    explanation: str
    relaxations: list[Relaxation] = []
    heard: bool = False


class Settlement(Strict):
    """A person's word on a conflict: the way that was `taken`, None where both hold.

    It holds from `version` on, for as long as nobody gives one of its fields another value. `alike` are other
    explanations, in words as well, of why the same fields cannot all hold: they are settled with it.
    """

    fields: list[str]
    explanation: str
    alike: list[str] = []
    taken: Relaxation | None = None
    version: int = Field(ge=1)

    @property
    def chosen(self) -> str:
        return "Both hold" if self.taken is None else self.taken.change

    @property
    def put(self) -> dict[str, Any]:
        """New values by dotted path, as those of a way out."""
        return {} if self.taken is None else self.taken.put

    @property
    def is_condition(self) -> bool:
        """Whether it changes something that no constraint tells: the design rests on it and does not show it."""
        return self.taken is not None and not self.taken.put


class Suspicion(Strict):
    """Text in the brief that reads as an instruction to us: quoted, never obeyed."""

    quote: str
    span: tuple[int, int]
    reason: str


Kind = Literal["unread", "beyond", "system"]


class Unread(Strict):
    """What the brief demands or wishes for and the design does not answer: no value was taken from the words
    (`unread`), they ask for something beside it (`beyond`), or for a second `system`, which `needs` names."""

    quote: str
    span: tuple[int, int]
    kind: Kind = "unread"
    needs: str | None = None


class Intake(Strict):
    """What intake made of a brief: `decision_sets.constraints_jsonb`."""

    brief: str
    language: str = "en"
    constraints: Constraints
    questions: list[Question] = []
    conflicts: list[Conflict] = []
    settled: list[Settlement] = []
    suspicious: list[Suspicion] = []
    unread: list[Unread] = []
