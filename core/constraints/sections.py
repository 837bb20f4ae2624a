"""The groups of constraints: each field unknown where it is None, with its unit in its name."""

from __future__ import annotations

from typing import Literal

from core.constraints.facts import Fact, Strict
from core.constraints.values import AccessRules, ProblemType


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
    devices: Fact[float] | None = None  # that see, measure or compute at the sites: cameras, boxes, sensors, lanes
    modality: Fact[list[str]] | None = None
    sources: Fact[list[str]] | None = None
    label_source: Fact[str] | None = None
    label_delay_h: Fact[float] | None = None
    history_months: Fact[float] | None = None
    documents: Fact[float] | None = None  # that are asked about
    pages_per_doc: Fact[float] | None = None  # of a document that is read or asked about
    recording_s: Fact[float] | None = None  # how long a recording is that is written down
    exact_search: Fact[bool] | None = None  # codes and words are found to the letter, beside the meaning
    access_rules: Fact[AccessRules] | None = None  # who may see which document of those an answer may come from


class Latency(Strict):
    p50_ms: Fact[float] | None = None
    p95_ms: Fact[float] | None = None
    p99_ms: Fact[float] | None = None
    scope: Fact[Literal["model", "api", "end_to_end"]] | None = None
    first_token_ms: Fact[float] | None = None

    @property
    def asked(self) -> Fact[float] | None:
        """How soon an answer must be there: the p95, or what is stated in its place."""
        return self.p95_ms or self.p99_ms or self.p50_ms


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
