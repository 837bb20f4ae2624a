"""3 · Data sourcing: where data and labels come from, what they are like, and how they may be split."""

from __future__ import annotations

from typing import Literal

from agents import naming
from agents.agent import Agent
from agents.blueprint import data_sources, first_look, labelling, setting
from agents.blueprint.legal_basis import legal_basis
from agents.blueprint.minimum import Minimum, minimum
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import PERSONAL, SOURCES, about, count, held, listed, sees, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

PICTURE_COLUMNS = ("id", "time it was taken", "source", "picture", "labels")
TEXT_COLUMNS = ("id", "time of arrival", "language", "text", "class")


class Characteristics(Strict):
    rows: float
    cols: int
    cardinality: str
    imbalance_ratio: str
    missing_pct: str
    seasonality: str
    drift_expected: str


class Decisions(Strict):
    sources: list[data_sources.SourceData]
    labels: labelling.LabelPlan
    characteristics: Characteristics
    eda_plan: list[first_look.EdaCheck]
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
    arriving, least = labelling.planned(view, known), minimum(view, known)
    decisions = Decisions(
        sources=data_sources.planned(view, start.archetype, start.domain),
        labels=arriving,
        characteristics=_characteristics(start, naming.entity(view.fact("data.entities"), known), known, work),
        eda_plan=first_look.checks(known, start.domain),
        sampling=_sampling(work),
        split=known.split,
        split_gap_h=arriving.delay_h if known.split == "time" else 0.0,
        leakage_risks=known.leakage,
        minimum_data=least,
        data_gaps=[*_gaps(view, least, arriving), *known.unseen],
        legal_basis=legal_basis(setting.setting(view, start.archetype)),
    )
    _explain(reasons, decisions, known, view)
    named = listed(SOURCES.get(source.name, source.name) for source in decisions.sources)
    late = labelling.arrive(arriving.delay_h)
    return reasons.conclude(
        Output,
        decisions,
        f"Data from {named}, labels {late}, split by {known.split}",
        f"{_amount(view)} from {named}. Labels come from {arriving.source}, {late}. Data is split by {known.split}, "
        f"because {known.split_why}. Before a model is accepted, the data passes {len(decisions.eda_plan)} checks "
        f"with a threshold each and has to hold at least {least.least:,} {least.what}.",
        (_random_split(known),) if known.split != "random" else (),
        ("An honest split gives lower scores.",),
    )


def _amount(view: View) -> str:
    work, assumed = view.workload, view.assumption("data_gb") is not None
    size = f"{work.data_gb:,.0f} GB" + (" (assumed)" if assumed else "")
    return (
        f"{size} of history and {about(work.growth_gb_day)} GB a day come"
        if work.growth_gb_day >= 1
        else f"{size} come"
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


def _gaps(view: View, least: Minimum, arriving: labelling.LabelPlan) -> list[str]:
    gaps: list[str] = []
    if least.enough == "no":
        gaps.append(f"{least.have:g} of {least.least:,} {least.what}")
    if least.enough == "unknown":
        gaps.append(f"to be counted: at least {least.least:,} {least.what}")
    if view.value("data.label_source") == labelling.NOBODY:
        gaps.append("no labels are collected today")
    if arriving.proxy is not None:
        gaps.append(f"labels arrive {labelling.arrive(arriving.delay_h)}: {arriving.proxy} stand in meanwhile")
    return gaps


def _explain(reasons: Reasons, d: Decisions, known: Expertise, view: View) -> None:
    gap = f", with a gap of {labelling.waited(d.split_gap_h)} for labels to arrive" if d.split_gap_h else ""
    reasons.say(f"Split by {d.split}{gap}: {known.split_why}.", "DSC-01", because=("data.label_delay_h",))
    seen = "" if known.imbalance.startswith("not") else f"Expected: {known.imbalance}. "
    judged = "with its bias beside it" if known.answer == "amount" else "never accuracy"
    reasons.say(f"{seen}{upper(known.primary_metric)} judges the model, {judged}.", "DSC-02",
                because=("project.problem_type",))  # fmt: skip
    have = "not known yet" if d.minimum_data.have is None else f"{d.minimum_data.have:,.0f} are there"
    reasons.say(f"A first model needs {d.minimum_data.least:,} {d.minimum_data.what}; {have}.", "DSC-03",
                because=("data.row_count", "data.positives", "data.history_months"))  # fmt: skip
    reasons.say(f"Label noise: {labelling.audited(known)}.", "DSC-05",
                because=("data.label_source",))  # fmt: skip
    named = held(view.workload.data_classes, PERSONAL)
    columns = f", with its {listed(named)} columns" if named else ""
    reasons.say(f"Owner and licence of {count(len(d.sources), 'source')} are to be named{columns}.", "DSC-06",
                because=("data.sources", "data_classes"))  # fmt: skip
    if d.labels.proxy is not None:
        reasons.say(f"Labels take {labelling.waited(d.labels.delay_h)}; {d.labels.proxy} stand in.", "DSC-04",
                    because=("data.label_delay_h",))  # fmt: skip
    if known.unseen:
        reasons.say(f"{upper(known.unseen[0])}.", "DSC-07", because=("project.domain",))
    reasons.assume("data_gb", "rows", "entities", "features", "growth_gb_day")
    if named:
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
