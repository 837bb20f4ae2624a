"""8 · Features: which ones, where they are computed, and whether an online store earns its keep."""

from __future__ import annotations

from agents.agent import Agent
from agents.blueprint import feature_strategy, lookups, setting, stream_features
from agents.blueprint.fairness import groups
from agents.blueprint.feature_strategy import RAW, SAID, Strategy
from agents.declaration import under
from agents.expertise.model import Expertise, FeatureIdea, expertise
from agents.planning import pipelines_blueprint, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, WAITING, count, listed, span
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

SAME_ROWS = "the same rows through the offline and the serving path agree within 0.000001"
SAME_READING = "one package prepares inputs for evaluation and for service; 50 cases through both give the same input"
MAX_NULL_PCT, MAX_IMPORTANCE_PCT, MAX_VIEWS = 20.0, 50.0, 2


class Feature(Strict):
    name: str
    entity: str
    dtype: str
    source: str
    transformation: str
    window: str
    freshness_s: float
    online: bool
    pii: bool
    null_policy: str
    owner: str


class Acceptance(Strict):
    """What a feature has to hold, or it is rejected."""

    max_null_pct: float
    max_importance_pct: float
    stamped_before_outcome: bool


class Decisions(Strict):
    strategy: Strategy
    store: lookups.StorePlan
    lookup_budget_ms: float | None
    max_feature_views: int | None
    acceptance: Acceptance
    features: list[Feature]
    batch_pipeline: str
    streaming_pipeline: stream_features.StreamFeatures | None
    point_in_time: bool
    skew_check: str
    backfill: str
    embedding_features: list[str]
    excluded_inputs: list[str]
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    streaming = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions).ingestion.streaming_needed
    parts = {c.role: c for c in view.decision("tech_stack", tech_stack.Decisions).components}
    strategy, why = feature_strategy.chosen(known, start.domain, work, parts)
    decisions = Decisions(
        strategy=strategy,
        store=lookups.store(strategy, parts),
        lookup_budget_ms=lookups.budget_ms(work, strategy, parts),
        max_feature_views=MAX_VIEWS if strategy == "feature_store" else None,
        acceptance=Acceptance(
            max_null_pct=MAX_NULL_PCT, max_importance_pct=MAX_IMPORTANCE_PCT, stamped_before_outcome=True
        ),
        features=[_feature(idea, work, streaming) for idea in known.features],
        batch_pipeline=parts["transform.batch"].pattern_id if "transform.batch" in parts else "in the training job",
        streaming_pipeline=stream_features.planned(known) if streaming and known.features else None,
        point_in_time=any(idea.source != "request" for idea in known.features) and strategy != "in_request",
        skew_check=SAME_READING if known.reading else SAME_ROWS,
        backfill="recomputed by date partition from raw, oldest first, into a new version",
        embedding_features=_embeddings(known, work),
        excluded_inputs=groups(view, known),
        component_params={},
    )
    _explain(reasons, decisions, why, work)
    starters = f"{count(len(decisions.features), 'starter feature')}, " if decisions.features else "Input: "
    return reasons.conclude(Output, decisions, f"{starters}{SAID[strategy]}",
                            _summary(decisions, known, why), (_other(decisions, work, why),),
                            ("Precomputing makes serving fast and features older.",))  # fmt: skip


def _feature(idea: FeatureIdea, work: Workload, streaming: bool) -> Feature:
    return Feature(
        name=idea.name,
        entity=idea.entity,
        dtype=idea.dtype,
        source=idea.source,
        transformation=idea.transformation,
        window=idea.window,
        freshness_s=work.freshness_s if idea.online and streaming else max(work.freshness_s, 3600.0),
        online=idea.online and work.mode in WAITING,
        pii=idea.pii,
        null_policy=idea.null_policy,
        owner="feature author, named in the code owners file",
    )


def _embeddings(known: Expertise, work: Workload) -> list[str]:
    if known.llm is None or not known.llm.chunk_tokens:
        return []
    return [f"{known.llm.chunk_tokens}-token chunks, {work.dims:g} dimensions, re-embedded when the text changes"]


def _summary(d: Decisions, known: Expertise, why: str) -> str:
    if known.reading is not None or d.strategy in RAW.values():
        prepared = d.embedding_features or ([known.reading.kept] if known.reading and known.reading.kept else [])
        chunks = f" It is kept as {prepared[0]}." if prepared else ""
        read = (
            f" What it reads: {listed(feature.name.replace('_', ' ') for feature in d.features)}." if d.features else ""
        )
        return f"The model works from {SAID[d.strategy]}: {why}.{chunks}{read} It lies in {d.store.offline}."
    online = "" if d.store.online == "none" else f", read while serving from {d.store.online}"
    first = listed(feature.name.replace("_", " ") for feature in d.features[:4])
    return (
        f"Features are {SAID[d.strategy]}: {why}. The first are {first}. They are computed by one function for "
        f"training and serving, and a test holds both to the same values. They are kept in {d.store.offline}{online}."
    )


def _explain(reasons: Reasons, d: Decisions, why: str, work: Workload) -> None:
    paths = ("serving_mode", "latency.p95_ms", "freshness_s")
    reasons.say(f"Inputs are {SAID[d.strategy]}: {why}.", "FEA-01", because=paths)
    if d.lookup_budget_ms is not None:
        reasons.say(f"A lookup may take {d.lookup_budget_ms:g} ms of the {span(work.p95_target_ms or 0)}, in at most "
                    f"{MAX_VIEWS} feature views.", "FEA-02", "FEA-03", because=("latency.p95_ms",))  # fmt: skip
    if d.features:
        reasons.say(f"A feature is dropped above {MAX_NULL_PCT:g} % missing values or {MAX_IMPORTANCE_PCT:g} % of all "
                    "importance.", "FEA-04")  # fmt: skip
        reasons.say("Training and serving import the same function, so values cannot drift apart.", "FEA-05")
    if d.point_in_time:
        reasons.say("A value is joined as it was known at the time of the example, never later.", "FEA-06",
                    because=("data.label_delay_h",))  # fmt: skip
    if d.excluded_inputs:
        reasons.say(f"{listed(d.excluded_inputs).capitalize()} are kept for audit and are no inputs.", "FEA-07",
                    because=("fairness_attributes", "project.domain"))  # fmt: skip
    if d.embedding_features:
        reasons.say("Embeddings are protected like the text they come from.", "FEA-08", because=("data_classes",))
    reasons.assume("features", "models", "dims", "chunks_per_doc")
    if work.data_classes & SENSITIVE:
        reasons.risk(
            "An identifier becomes a feature", "Contract forbids direct identifiers in feature tables", "ML engineer"
        )


def _other(d: Decisions, work: Workload, why: str) -> Alternative:
    if d.strategy == "feature_store":
        return Alternative(option="plain key–value lookup", rejected_because=why, risk="one value, two codes",
                           flip_if="a single model reads fewer than 50 features")  # fmt: skip
    shared = "a second model reads the same features"
    needed = shared if d.strategy == "kv" else f"{shared}, or 50 of them are looked up within 200 ms"
    return Alternative(option="online feature store", rejected_because=why, flip_if=needed,
                       risk="one more stateful system to keep in step")  # fmt: skip


AGENT = Agent(
    id="feature_engineering",
    number=8,
    title="Planning Feature Engineering Pipelines",
    reads=(
        *setting.READS,
        "constraints.fairness_attributes",
        "constraints.explainability",
        "constraints.project.domain",
        "constraints.data_classes",
        "constraints.data.label_delay_h",
        "constraints.latency",
        "constraints.freshness_s",
        "constraints.serving_mode",
        *under(
            "workload",
            "chunks_per_doc",
            "data_classes",
            "dims",
            "features",
            "freshness_s",
            "mode",
            "models",
            "p95_target_ms",
            "residency",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.pipelines_blueprint.ingestion",
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
)
