"""3 · Data sourcing: where data and labels come from, what they are like, and how they may be split."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import PERSONAL, VISION, duration
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

RULES = {
    "DSC-01": "A process in time is split by time, with a gap of at least the label delay; repeated entities by group.",
    "DSC-02": "Positives under 1 % are judged by PR-AUC or recall at a fixed alert rate, never by accuracy.",
    "DSC-03": "Minimum data: 1,000 positives, 2 full seasons, 300 instances per image class, 100 "
    "question–answer pairs.",
    "DSC-04": "Labels later than 30 days need proxy labels and input drift checks meanwhile.",
    "DSC-05": "Audit label noise on 200 relabelled cases; agreement κ under 0.6 means fixing the guideline first.",
    "DSC-06": "Every source has an owner, an access path, a licence and its personal columns named.",
}
ACCESS = {"saas": "api", "rdbms_cdc": "cdc", "files": "file", "stream": "stream", "iot": "stream", "warehouse": "query"}
FRESH = {"api": "daily", "cdc": "seconds to minutes", "file": "on arrival", "stream": "seconds", "query": "daily"}
PERSONAL_COLUMNS = {
    "pii": ["name", "email", "address", "date_of_birth", "ip_address", "device_id"],
    "spi": ["health_note", "religion"],
    "phi": ["patient_id", "diagnosis", "study_date"],
    "pci": ["pan_token"],
    "financial": ["account_number", "income"],
    "children": ["minor_id", "guardian_contact"],
    "biometric": ["face_embedding"],
}
CHECKS = (
    ("row count and freshness against yesterday", "duckdb", "± 30 %"),
    ("missing share per column", "pandera", "≤ 20 %"),
    ("duplicate keys", "pandera", "0"),
    ("label share by week", "polars", "± 25 % of the mean"),
    ("single feature explaining the label", "lightgbm", "importance ≤ 50 %"),
    ("values recorded after the outcome", "duckdb", "0"),
)
BASIS = {
    "pii": "legitimate interest or contract: recorded with the data protection officer",
    "phi": "treatment or health operations under a business associate agreement",
    "children": "parental consent, recorded per child",
    "biometric": "explicit consent, recorded per person",
}


class SourceData(Strict):
    name: str
    type: str
    owner: str
    access: Literal["cdc", "api", "file", "stream", "query"]
    freshness: str
    volume: str
    schema_known: bool
    pii_columns: list[str]
    licence: str


class LabelPlan(Strict):
    source: str
    delay_h: float
    quality_check: str
    cost: str


class Characteristics(Strict):
    rows: float
    cols: int
    cardinality: str
    imbalance_ratio: str
    missing_pct: str
    seasonality: str
    drift_expected: str


class EdaCheck(Strict):
    check: str
    tool: str
    threshold: str


class Decisions(Strict):
    sources: list[SourceData]
    labels: LabelPlan
    characteristics: Characteristics
    eda_plan: list[EdaCheck]
    sampling: str
    split: Literal["time", "group", "random", "spatial"]
    split_gap_h: float
    leakage_risks: list[str]
    data_gaps: list[str]
    legal_basis: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.domain)
    labels = _labels(view, known)
    decisions = Decisions(
        sources=_sources(view, work),
        labels=labels,
        characteristics=_characteristics(known, work),
        eda_plan=[EdaCheck(check=c, tool=tool, threshold=limit) for c, tool, limit in CHECKS],
        sampling=_sampling(work),
        split=known.split,
        split_gap_h=labels.delay_h if known.split == "time" else 0.0,
        leakage_risks=known.leakage,
        data_gaps=_gaps(view, start.archetype, labels),
        legal_basis=_basis(work),
    )
    _explain(reasons, decisions, known, work)
    return reasons.conclude(
        Output,
        decisions,
        f"{len(decisions.sources)} source{'s' if len(decisions.sources) > 1 else ''}, labels after "
        f"{duration(labels.delay_h * 3600)}, split by {known.split}",
        f"{work.data_gb:,.0f} GB come from {', '.join(s.name for s in decisions.sources)}. Labels: {labels.source}. "
        f"Data is split by {known.split} because {known.split_why}. The first look at the data checks six things, "
        f"each with a threshold, before any model is trained.",
        alternatives=(_random_split(known),) if known.split != "random" else (),
        tradeoffs=("A time split gives lower but honest scores.",),
    )


def _sources(view: View, work: Workload) -> list[SourceData]:
    kinds = view.value("data.sources", ["files"])
    share = work.data_gb / len(kinds)
    return [_source(kind, share, work) for kind in kinds]


def _source(kind: str, gb: float, work: Workload) -> SourceData:
    access = ACCESS.get(kind, "file")
    columns = [name for cls in sorted(work.data_classes) for name in PERSONAL_COLUMNS.get(cls, [])]
    return SourceData.model_validate({
        "name": kind, "type": kind, "owner": "to be named by the data owner", "access": access,
        "freshness": FRESH[access], "volume": f"{gb:,.0f} GB", "schema_known": kind in ("rdbms_cdc", "warehouse"),
        "pii_columns": columns, "licence": "own data",
    })  # fmt: skip


def _labels(view: View, known: Expertise) -> LabelPlan:
    return LabelPlan(
        source=view.value("data.label_source", known.labels.source),
        delay_h=float(view.value("data.label_delay_h", known.labels.delay_h)),
        quality_check=known.labels.check,
        cost=known.labels.cost,
    )


def _characteristics(known: Expertise, work: Workload) -> Characteristics:
    return Characteristics(
        rows=work.rows,
        cols=int(work.features),
        cardinality=f"{work.entities:,.0f} {known.entity}s",
        imbalance_ratio=known.imbalance,
        missing_pct="measured in the first look; columns above 20 % are dropped or flagged",
        seasonality=known.seasonality,
        drift_expected=known.drift,
    )


def _sampling(work: Workload) -> str:
    return "all rows" if work.data_gb <= 100 else "10 % of entities for exploration, all rows for the final training"


def _gaps(view: View, shape: str, labels: LabelPlan) -> list[str]:
    gaps: list[str] = []
    months = view.value("data.history_months")
    if shape == "demand_forecasting" and months is not None and months < 24:
        gaps.append(f"{months:g} months of history are fewer than 2 full seasons")
    if labels.delay_h > 720:
        gaps.append(f"labels arrive {duration(labels.delay_h * 3600)} late: proxies are needed meanwhile")
    if shape == "rag_assistant":
        gaps.append("an evaluation set of at least 100 questions with answers has to be written")
    if shape in VISION:
        gaps.append("at least 300 labelled instances per class have to exist before fine-tuning")
    return gaps


def _basis(work: Workload) -> str:
    named = [BASIS[cls] for cls in ("children", "biometric", "phi", "pii") if cls in work.data_classes]
    return named[0] if named else "no personal data stated"


def _explain(reasons: Reasons, d: Decisions, known: Expertise, work: Workload) -> None:
    reasons.say(f"Split by {d.split}: {known.split_why}.", "DSC-01", because=("data.label_delay_h",))
    reasons.say(f"Expected imbalance: {known.imbalance}.", "DSC-02", because=("project.problem_type",))
    reasons.say(
        "Minimum amounts are checked before training.", "DSC-03", because=("data.row_count", "data.history_months")
    )
    reasons.say("Label noise is measured on 200 cases.", "DSC-05", because=("data.label_source",))
    reasons.say("Each source gets an owner and a licence.", "DSC-06", because=("data.sources",))
    if d.labels.delay_h > 720:
        reasons.say("Late labels: proxies and drift checks bridge the gap.", "DSC-04", because=("data.label_delay_h",))
    reasons.assume("data_gb", "rows", "entities", "features", "growth_gb_day")
    if work.data_classes & PERSONAL:
        reasons.risk("Personal columns leak into features", "Name them per source, drop or tokenise at the first hop",
                     "data owner", "high")  # fmt: skip
    reasons.ask("data.label_source", "without labels nothing can be learnt or measured", known.labels.source)
    reasons.ask("data.label_delay_h", "the delay sets the split gap and the retraining cooldown")


def _random_split(known: Expertise) -> Alternative:
    return Alternative(
        option="random split",
        rejected_because=f"{known.split_why}; a random split would score too well",
        flip_if="rows are independent of time and of each other",
        risk="leakage hides until production",
    )


AGENT = Agent(
    id="data_sourcing",
    number=3,
    title="Data Sourcing, Discovery, and Characteristics",
    sections=("Data Sourcing & Discovery Plan", "Data Characteristics", "Exploratory Data Analysis"),
    reads=(
        "constraints.data",
        "constraints.project.problem_type",
        *under("workload", "data_classes", "data_gb", "entities", "features", "growth_gb_day", "rows"),
        *under("decisions.project_stages", "archetype", "domain"),
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
