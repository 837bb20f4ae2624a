"""8 · Features: which ones, where they are computed, and whether an online store earns its keep."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.expertise.model import Expertise, FeatureIdea, expertise
from agents.planning import pipelines_blueprint, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, SENSITIVE, WAITING
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

RULES = {
    "FEA-01": "Online feature store only when serving is online, features are per entity, p95 ≤ 200 ms, and 2 models "
    "share them or there are 50 of them; else a key–value lookup; else everything comes in the request.",
    "FEA-02": "Lookup takes at most 30 % of p95: ≤ 5 ms in-memory, ≤ 20 ms key–value, ≤ 50 ms relational.",
    "FEA-03": "At most 2 feature views per request outside Redis, or precomputed vectors.",
    "FEA-04": "Rejected: over 20 % null, one source above 50 % importance, or stamped after the outcome.",
    "FEA-05": "One function computes a feature for training and for serving.",
    "FEA-06": "Training joins features as they were known at the time of each example.",
    "FEA-07": "Protected attributes and their proxies are kept for audit, never as inputs.",
    "FEA-08": "Text is split into chunks and embedded; embeddings inherit the class of their source.",
}
STRATEGIES = {
    "in_request": "from the request alone",
    "offline_only": "computed in batch",
    "kv": "looked up by key",
    "feature_store": "served by a feature store",
    "embeddings": "embeddings of passages",
}
STORE_MS, MANY_FEATURES, SHARING = 200.0, 50.0, 2.0
LOOKUP_SHARE = 0.3


class StorePlan(Strict):
    product: str
    offline: str
    online: str
    ttl: str


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


class StreamFeatures(Strict):
    windows: list[str]
    state_ttl: str
    late_policy: str


class Decisions(Strict):
    strategy: Literal["in_request", "offline_only", "kv", "feature_store", "embeddings"]
    store: StorePlan
    lookup_budget_ms: float | None
    features: list[Feature]
    batch_pipeline: str
    streaming_pipeline: StreamFeatures | None
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
    known = expertise(start.archetype, start.domain)
    streaming = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions).ingestion.streaming_needed
    parts = {c.role: c for c in view.decision("tech_stack", tech_stack.Decisions).components}
    strategy, why = _strategy(start.archetype, work, parts)
    decisions = Decisions(
        strategy=strategy,
        store=_store(strategy, parts),
        lookup_budget_ms=_lookup(work, strategy),
        features=[_feature(idea, work, streaming) for idea in known.features],
        batch_pipeline=parts["transform.batch"].pattern_id if "transform.batch" in parts else "in the training job",
        streaming_pipeline=_windows(known) if streaming and known.features else None,
        point_in_time=bool(known.features) and strategy != "in_request",
        skew_check="the same rows through the offline and the serving path agree within 1e-6",
        backfill="recomputed by date partition from raw, oldest first, into a new version",
        embedding_features=_embeddings(known, work),
        excluded_inputs=sorted(view.value("fairness_attributes", [])),
        component_params={},
    )
    _explain(reasons, decisions, why, work)
    return reasons.conclude(Output, decisions, f"{len(decisions.features)} starter features, {STRATEGIES[strategy]}",
                            _summary(decisions, known, why), (_other(strategy),),
                            ("Precomputing makes serving fast and features older.",))  # fmt: skip


def _strategy(shape: str, work: Workload, parts: dict[str, Component]) -> tuple[
    Literal["in_request", "offline_only", "kv", "feature_store", "embeddings"], str
]:  # fmt: skip
    if shape in GENERATIVE:
        return "embeddings", "text is retrieved, not tabulated"
    if work.mode not in WAITING:
        return "offline_only", "nothing is looked up while somebody waits"
    lookup = parts.get("feature.online")
    if lookup is None or lookup.pattern_id.endswith("none_in_request"):
        return "in_request", "all inputs come with the request"
    fast = work.p95_target_ms is not None and work.p95_target_ms <= STORE_MS
    if fast and (work.models >= SHARING or work.features >= MANY_FEATURES):
        return "feature_store", f"{work.features:g} features are looked up within {work.p95_target_ms:g} ms"
    return "kv", "one model looks up few values per entity"


def _store(strategy: str, parts: dict[str, Component]) -> StorePlan:
    def of(*roles: str) -> str:
        return next((parts[role].pattern_id for role in roles if role in parts), "none")

    online = strategy in ("kv", "feature_store")
    return StorePlan(
        product=of("feature.online", "feature.offline"),
        offline=of("feature.offline", "store.lake"),
        online=of("feature.online", "store.online") if online else "none",
        ttl="48 hours" if online else "not applicable",
    )


def _lookup(work: Workload, strategy: str) -> float | None:
    online = strategy in ("kv", "feature_store") and work.p95_target_ms is not None
    return round(LOOKUP_SHARE * (work.p95_target_ms or 0), 1) if online else None


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


def _windows(known: Expertise) -> StreamFeatures:
    windows = list(dict.fromkeys(f.window for f in known.features if f.online and f.window != "none"))
    return StreamFeatures(windows=windows, state_ttl="26 hours", late_policy="updates within 5 minutes, then counted")


def _embeddings(known: Expertise, work: Workload) -> list[str]:
    if known.llm is None or not known.llm.chunk_tokens:
        return []
    return [f"{known.llm.chunk_tokens}-token chunks, {work.dims:g} dimensions, re-embedded when the text changes"]


def _summary(d: Decisions, known: Expertise, why: str) -> str:
    names = ", ".join(f.name for f in d.features[:4]) or "chunk embeddings"
    return (
        f"{STRATEGIES[d.strategy].capitalize()}: {why}. It starts with {names}. One function computes a feature "
        f"for training and serving, and a parity test holds both to 1e-6. "
        f"Offline store: {d.store.offline}; online: {d.store.online}."
    )


def _explain(reasons: Reasons, d: Decisions, why: str, work: Workload) -> None:
    reasons.say(
        f"{STRATEGIES[d.strategy].capitalize()}: {why}.",
        "FEA-01",
        because=("serving_mode", "latency.p95_ms", "freshness_s"),
    )
    if d.lookup_budget_ms is not None:
        reasons.say(f"A lookup may take {d.lookup_budget_ms:g} ms.", "FEA-02", "FEA-03", because=("latency.p95_ms",))
    if d.features:
        reasons.say("Weak or leaking features are rejected by number.", "FEA-04")
        reasons.say("Training and serving share one function.", "FEA-05")
    if d.point_in_time:
        reasons.say("Joins are as of the example's time.", "FEA-06", because=("data.label_delay_h",))
    if d.excluded_inputs:
        reasons.say("Protected attributes are no inputs.", "FEA-07", because=("fairness_attributes",))
    if d.embedding_features:
        reasons.say("Embeddings carry their source's data class.", "FEA-08", because=("data_classes",))
    reasons.assume("features", "models", "dims", "chunks_per_doc")
    if work.data_classes & SENSITIVE:
        reasons.risk(
            "An identifier becomes a feature", "Contract forbids direct identifiers in feature tables", "ML engineer"
        )


def _other(strategy: str) -> Alternative:
    if strategy == "feature_store":
        return Alternative(option="plain key–value lookup", rejected_because="features are many or shared",
                           flip_if="one model uses fewer than 50 features")  # fmt: skip
    return Alternative(option="online feature store", rejected_because="it is one more stateful system to run",
                       flip_if="2 models share features, or 50 features are needed within 200 ms")  # fmt: skip


AGENT = Agent(
    id="feature_engineering",
    number=8,
    title="Planning Feature Engineering Pipelines",
    sections=(
        "Feature Engineering Lifecycle and Strategy",
        "List of features",
        "Batch Feature Pipeline",
        "Real-Time Streaming Feature Pipeline",
    ),
    reads=(
        "constraints.fairness_attributes",
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
        ),
        *under("decisions.project_stages", "archetype", "domain"),
        "decisions.pipelines_blueprint.ingestion",
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
