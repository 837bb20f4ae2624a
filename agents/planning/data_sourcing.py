"""3 · Data sourcing: where data and labels come from, what they are like, and how they may be split."""

from __future__ import annotations

from typing import Literal

from agents import naming
from agents.agent import Agent
from agents.blueprint import setting
from agents.blueprint.legal_basis import legal_basis
from agents.blueprint.minimum import Minimum, minimum
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import (
    CLASSES,
    GENERATIVE,
    PERSONAL,
    SENSITIVE,
    SOURCES,
    about,
    count,
    duration,
    listed,
    sees,
    upper,
)
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

LATE_H, NOISE_CASES, LEAST_KAPPA, WRONG_PCT = 720.0, 200, 0.6, 5
UNSTRUCTURED = GENERATIVE | {"asr_calls", "moderation"}
AUDITED = {
    "judged": f"; under κ {LEAST_KAPPA:g} the guideline is mended first",
    "amount": f"; over {WRONG_PCT} % wrong the source is mended first",
    "implicit": "; nobody is asked to label",
    "measured": "; nothing is labelled by hand",
}
FORECAST, HOUR_S = "demand_forecasting", 3600.0
USUAL = {"streaming_fraud": "stream", "ad_ctr": "stream", "recommender": "stream", "iot_anomaly": "iot"}
ACCESS = {"saas": "api", "rdbms_cdc": "cdc", "files": "file", "stream": "stream", "iot": "stream", "warehouse": "query"}
FRESH = {"api": "daily", "cdc": "seconds to minutes", "file": "on arrival", "stream": "seconds", "query": "daily"}
# What is usual for a class, until the owner of the source names what is there.
PERSONAL_COLUMNS = {
    "pii": "names, addresses, contact data, ids of customers or devices",
    "spi": "special categories (health, religion, origin)",
    "phi": "patient or insurance number, diagnoses, dates of treatment",
    "pci": "card token",
    "financial": "account numbers, incomes, balances",
    "children": "a minor's id, contact of a guardian",
    "biometric": "templates of face, voice or finger",
}
LABEL_SHARE = ("label share by week", "polars", "± 25 % of the mean")
LABEL_LEVEL = ("median of the outcome by week", "polars", "± 25 % of the mean")
TO_NAME = "to be named by the owner; expected"
FREE_TEXT = "free text and attachments may name people: found by a scan before use"
IN_PICTURES = "faces, plates, headers and place of the shot: blurred or stripped at the first hop"
VISITORS = "pseudonymous ids, IP addresses, device ids"  # of those who are only seen clicking
BY_SHAPE = {"recommender": VISITORS, "ad_ctr": VISITORS}
CHECKS = (
    ("row count and freshness against yesterday", "duckdb", "± 30 %"),
    ("missing share per column", "pandera", "≤ 20 %"),
    ("duplicate keys", "pandera", "0"),
    LABEL_SHARE,
    ("single feature explaining the label", "lightgbm", "importance ≤ 50 %"),
    ("values recorded after the outcome", "duckdb", "0"),
)
# What takes the place of the last two where there are no columns.
TEXT_CHECKS = (
    ("labels of two people agree", "scikit-learn", "κ ≥ 0.6"),
    ("copies and replies across the split", "polars", "0"),
    ("words of headers or folders that give the label away", "scikit-learn", "none of the 20 strongest"),
)
PICTURE_CHECKS = (
    ("labels of two people agree", "scikit-learn", "κ ≥ 0.6"),
    ("files that cannot be opened, or are too large or too small", "pillow", "0 among those learnt from"),
    ("near copies and several pictures of one thing across the split", "polars", "0"),
    ("overlays, stamps or file names that give the label away", "a person on 200 pictures", "0"),
)
PICTURE_COLUMNS = ("id", "time it was taken", "source", "picture", "labels")
TEXT_COLUMNS = ("id", "time of arrival", "language", "text", "class")
LABELS = {
    "chargebacks": "chargebacks", "billing": "the billing system", "human_annotation": "people who annotate",
    "outcomes": "recorded outcomes", "user_feedback": "users' feedback", "none": "nowhere yet",
}  # fmt: skip


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
    """Relabelled cases agree by at least κ, or the guideline is mended first: no κ for amounts, which agree or do not,
    and no cases either where nobody labels.

    `proxy` bridges labels that are late.
    """

    source: str
    delay_h: float
    quality_check: str
    noise_cases: int | None
    least_kappa: float | None
    proxy: str | None
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
    minimum_data: Minimum
    data_gaps: list[str]
    legal_basis: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    labels, least = _labels(view, known), minimum(view, known)
    decisions = Decisions(
        sources=_sources(view, start),
        labels=labels,
        characteristics=_characteristics(start, naming.entity(view.fact("data.entities"), known), known, work),
        eda_plan=[EdaCheck(check=c, tool=tool, threshold=limit) for c, tool, limit in _checks(start, known)],
        sampling=_sampling(work),
        split=known.split,
        split_gap_h=labels.delay_h if known.split == "time" else 0.0,
        leakage_risks=known.leakage,
        minimum_data=least,
        data_gaps=[*_gaps(view, least, labels), *known.unseen],
        legal_basis=legal_basis(setting.setting(view, start.archetype)),
    )
    _explain(reasons, decisions, known, view)
    named = listed(SOURCES.get(source.name, source.name) for source in decisions.sources)
    late = "at once" if not labels.delay_h else f"after {duration(labels.delay_h * 3600)}"
    return reasons.conclude(
        Output,
        decisions,
        f"Data from {named}, labels {late}, split by {known.split}",
        f"{_amount(view)} from {named}. Labels come from {labels.source}, {late}. Data is split by {known.split}, "
        f"because {known.split_why}. Before a model is accepted, the data passes {len(decisions.eda_plan)} checks "
        f"with a threshold each and has to hold at least {least.least:,} {least.what}.",
        (_random_split(known),) if known.split != "random" else (),
        ("An honest split gives lower scores.",),
    )


def _checks(start: project_stages.Decisions, known: Expertise) -> tuple[tuple[str, str, str], ...]:
    if known.first_look:
        return tuple((one.check, one.tool, one.threshold) for one in known.first_look)
    if sees(start.archetype, start.domain):
        return (*CHECKS[:1], *CHECKS[2:-2], *PICTURE_CHECKS)
    if start.domain == "text":
        return (*CHECKS[:-2], *TEXT_CHECKS)
    return tuple(LABEL_LEVEL if check is LABEL_SHARE and known.answer == "amount" else check for check in CHECKS)


def _amount(view: View) -> str:
    work, assumed = view.workload, view.assumption("data_gb") is not None
    size = f"{work.data_gb:,.0f} GB" + (" (assumed)" if assumed else "")
    return (
        f"{size} of history and {about(work.growth_gb_day)} GB a day come"
        if work.growth_gb_day >= 1
        else f"{size} come"
    )


def _sources(view: View, start: project_stages.Decisions) -> list[SourceData]:
    kinds = view.value("data.sources", [USUAL.get(start.archetype, "files")])
    return [_source(kind, len(kinds), view.workload, start) for kind in kinds]


def _source(kind: str, among: int, work: Workload, start: project_stages.Decisions) -> SourceData:
    access = ACCESS.get(kind, "file")
    volume = f"{work.data_gb / among:,.0f} GB and {about(work.growth_gb_day / among)} GB a day"
    return SourceData.model_validate({
        "name": kind, "type": kind, "owner": "named before prototyping", "access": access,
        "freshness": FRESH[access], "volume": volume, "schema_known": kind in ("rdbms_cdc", "warehouse"),
        "pii_columns": _personal(work, start), "licence": "own data",
    })  # fmt: skip


def _personal(work: Workload, start: project_stages.Decisions) -> list[str]:
    """Where personal data are in a source: nobody has looked yet, so what is usual is said to be that."""
    if not work.data_classes & SENSITIVE:
        return []
    if sees(start.archetype, start.domain):
        return [IN_PICTURES]
    if start.archetype in UNSTRUCTURED or start.domain == "text":
        return [FREE_TEXT]
    told = PERSONAL_COLUMNS | ({"pii": BY_SHAPE[start.archetype]} if start.archetype in BY_SHAPE else {})
    return [f"{TO_NAME} {told[cls]}" for cls in sorted(work.data_classes & SENSITIVE)]


def _labels(view: View, known: Expertise) -> LabelPlan:
    usual = max(known.labels.delay_h, view.workload.run_every_s / HOUR_S if known.id == FORECAST else 0.0)
    delay = float(view.value("data.label_delay_h", usual))  # a month's demand is known when the month is over
    early = [monitor.name for monitor in known.monitors if not monitor.needs_labels]
    return LabelPlan(
        source=LABELS.get(named := str(view.value("data.label_source", known.labels.source)), named),
        delay_h=delay,
        quality_check=known.labels.check,
        noise_cases=NOISE_CASES if known.labels.kind == "judged" else None,
        least_kappa=LEAST_KAPPA if _audit(known) == "judged" else None,
        proxy=(known.labels.early or f"{early[0]} and input drift") if delay > LATE_H else None,
        cost=known.labels.cost,
    )


def _characteristics(start: project_stages.Decisions, one: str, known: Expertise, work: Workload) -> Characteristics:
    read = known.reading
    kind = "picture" if sees(start.archetype, start.domain) else start.domain
    columns = {"text": TEXT_COLUMNS, "picture": PICTURE_COLUMNS}.get(kind)
    dropped = {"text": "empty texts are set aside", "picture": "what cannot be opened is set aside"}
    usual = read.dropped if read else "columns above 20 % are dropped or flagged"
    return Characteristics(
        rows=work.rows,
        cols=len(read.columns) if read else len(columns) if columns else int(work.features),
        cardinality=f"{work.entities:,.0f} {naming.plural(one)}",
        imbalance_ratio=known.imbalance,
        missing_pct=f"measured in the first look; {dropped.get(kind, usual)}",
        seasonality=known.seasonality,
        drift_expected=known.drift,
    )


def _sampling(work: Workload) -> str:
    return "all rows" if work.data_gb <= 100 else "10 % of entities for exploration, all rows for the final training"


def _gaps(view: View, least: Minimum, labels: LabelPlan) -> list[str]:
    gaps: list[str] = []
    if least.enough == "no":
        gaps.append(f"{least.have:g} of {least.least:,} {least.what}")
    if least.enough == "unknown":
        gaps.append(f"to be counted: at least {least.least:,} {least.what}")
    if view.value("data.label_source") == "none":
        gaps.append("no labels are collected today")
    if labels.delay_h > LATE_H:
        gaps.append(f"labels arrive after {duration(labels.delay_h * 3600)}: {labels.proxy} stand in meanwhile")
    return gaps


def _audit(known: Expertise) -> str:
    """How the labels are audited, a key of `AUDITED`: amounts that people record are checked for being right."""
    return "amount" if known.labels.kind == "judged" and known.answer == "amount" else known.labels.kind


def _explain(reasons: Reasons, d: Decisions, known: Expertise, view: View) -> None:
    gap = f", with a gap of {duration(d.split_gap_h * 3600)} for labels to arrive" if d.split_gap_h else ""
    reasons.say(f"Split by {d.split}{gap}: {known.split_why}.", "DSC-01", because=("data.label_delay_h",))
    seen = "" if known.imbalance.startswith("not") else f"Expected: {known.imbalance}. "
    judged = "with its bias beside it" if known.answer == "amount" else "never accuracy"
    reasons.say(f"{seen}{upper(known.primary_metric)} judges the model, {judged}.", "DSC-02",
                because=("project.problem_type",))  # fmt: skip
    have = "not known yet" if d.minimum_data.have is None else f"{d.minimum_data.have:,.0f} are there"
    reasons.say(f"A first model needs {d.minimum_data.least:,} {d.minimum_data.what}; {have}.", "DSC-03",
                because=("data.row_count", "data.positives", "data.history_months"))  # fmt: skip
    reasons.say(f"Label noise: {known.labels.check}{AUDITED[_audit(known)]}.", "DSC-05",
                because=("data.label_source",))  # fmt: skip
    held = sorted(CLASSES[name] for name in view.workload.data_classes & PERSONAL)
    columns = f", with its {listed(held)} columns" if held else ""
    reasons.say(f"Owner and licence of {count(len(d.sources), 'source')} are to be named{columns}.", "DSC-06",
                because=("data.sources", "data_classes"))  # fmt: skip
    if d.labels.proxy is not None:
        reasons.say(f"Labels take {duration(d.labels.delay_h * 3600)}; {d.labels.proxy} stand in.", "DSC-04",
                    because=("data.label_delay_h",))  # fmt: skip
    if known.unseen:
        reasons.say(f"{upper(known.unseen[0])}.", "DSC-07", because=("project.domain",))
    reasons.assume("data_gb", "rows", "entities", "features", "growth_gb_day")
    if held:
        reasons.risk("Personal columns leak into features", "Name them per source, drop or tokenise at the first hop",
                     "data owner", "high")  # fmt: skip
    reasons.ask("data.label_source", "without labels nothing can be learnt or measured", known.labels.source)
    reasons.ask("data.label_delay_h", "the delay sets the split gap")


def _random_split(known: Expertise) -> Alternative:
    return Alternative(
        option="random split",
        rejected_because=f"{known.split_why}, so a random split would score too well",
        flip_if=f"a split by {known.split} and a random one score within 1 % of each other",
        risk="leakage hides until production",
    )


AGENT = Agent(
    id="data_sourcing",
    number=3,
    title="Data Sourcing, Discovery, and Characteristics",
    sections=("Data Sourcing & Discovery Plan", "Data Characteristics", "Exploratory Data Analysis"),
    reads=(
        *setting.READS,
        "constraints.data",
        "constraints.project.problem_type",
        "constraints.project.domain",
        "constraints.data_classes",
        *under(
            "workload",
            "data_classes",
            "data_gb",
            "entities",
            "features",
            "growth_gb_day",
            "regimes",
            "rows",
            "run_every_s",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
    ),
    output=Output,
    decide=decide,
)
