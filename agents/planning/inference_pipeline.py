"""12 · Inference: the path of one prediction with its time budget, what is logged and what happens on failure."""

from __future__ import annotations

from agents.agent import Agent, under
from agents.blueprint.request_controls import Batching, Caching, Guardrails, batching, caching, guardrails
from agents.expertise.model import Expertise, expertise
from agents.planning import deployment_serving, feature_engineering, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, WAITING
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Hop, LatencyPath, Scalar
from templates.latency import SLOW_TOKENS_S, paths
from templates.workload.model import Workload

RULES = {
    "INF-01": "The path keeps 20 % headroom under its target.",
    "INF-02": "A hop times out at 2 × its p95, the caller above the sum; one retry with jitter, none if not "
    "idempotent.",
    "INF-03": "Requests are batched for at most 10 % of p95.",
    "INF-04": "Answers are cached when 20 % or more repeat.",
    "INF-05": "Capacity is peak rate × time ÷ 0.6, plus one.",
    "INF-06": "A batch ends within 70 % of its window; a retry costs at most 10 %; written once per entity and date.",
    "INF-07": "Retrieval takes 4–8 chunks of 300–600 tokens, hybrid search for codes, answers only from citations.",
    "INF-08": "Tokens are streamed when somebody waits longer than 1.5 s.",
    "INF-09": "The prediction log keeps metadata of every call and a redacted sample of bodies.",
    "INF-10": "Input and output of a language model are filtered, and its text never triggers an action unchecked.",
}
TIMEOUT_FACTOR = 2.0
STREAM_AFTER_MS = 1500.0


class PathHop(Strict):
    hop: str
    p50_ms: float
    p95_ms: float
    timeout_ms: float
    retry: int


class LatencyBudget(Strict):
    total_p95: float | None
    sum_p95: float
    headroom_pct: float | None


class ResponseSchema(Strict):
    prediction: str
    score: str
    reasons: list[str]
    model_version: str
    request_id: str


class PredictionLog(Strict):
    sink: str
    sample: float
    redaction: str


class BatchInference(Strict):
    partitioning: str
    window: str
    deadline: str
    retries: int
    publish: str


class Decisions(Strict):
    path: list[PathHop]
    latency_budget: LatencyBudget
    request_schema: str
    response_schema: ResponseSchema
    feature_fetch: str
    pre_post: str
    caching: Caching | None
    batching: Batching | None
    concurrency: int
    idempotency: str
    validation: str
    prediction_log: PredictionLog
    batch: BatchInference | None
    guardrails: Guardrails | None
    stream_tokens: bool
    fallback: str
    component_params: dict[str, dict[str, Scalar]]
    effect: dict[str, float]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.domain)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    features = view.decision("feature_engineering", feature_engineering.Decisions)
    request = next((p for p in paths(stack.components, work, view.catalog) if p.name == "request"), None)
    decisions = Decisions(
        path=[_hop(hop) for hop in request.hops] if request else [],
        latency_budget=_budget(request),
        request_schema="typed, unknown fields refused, versioned in the path",
        response_schema=_response(known),
        feature_fetch=_fetch(features),
        pre_post="the same functions as in training, imported from one package",
        caching=caching(known, work),
        batching=batching(work),
        concurrency=_concurrency(request, work),
        idempotency=_idempotency(known),
        validation="contract check; a bad request answers 422 and is counted",
        prediction_log=_log(work),
        batch=None if work.mode in WAITING else _batch(view),
        guardrails=guardrails(known, work),
        stream_tokens=bool(known.llm and request and request.p95_ms > STREAM_AFTER_MS and work.mode in WAITING),
        fallback=serving.degradation,
        component_params=_params(work, known, request),
        effect={"p95_ms": request.p95_ms} if request else {},
    )
    _explain(reasons, decisions, work, known)
    return reasons.conclude(
        Output,
        decisions,
        _headline(decisions),
        _summary(decisions, work),
        (_other(decisions, work),),
        ("A tighter timeout fails sooner and more often.",),
    )


def _hop(hop: Hop) -> PathHop:
    return PathHop(hop=hop.name, p50_ms=hop.p50_ms, p95_ms=hop.p95_ms, timeout_ms=TIMEOUT_FACTOR * hop.p95_ms, retry=0)


def _budget(request: LatencyPath | None) -> LatencyBudget:
    if request is None:
        return LatencyBudget(total_p95=None, sum_p95=0.0, headroom_pct=None)
    return LatencyBudget(total_p95=request.target_p95_ms, sum_p95=request.p95_ms, headroom_pct=request.headroom_pct)


def _response(known: Expertise) -> ResponseSchema:
    why = {"citations": ["source document and passage"], "none": []}.get(known.explain, ["top three contributions"])
    return ResponseSchema(prediction=known.task, score="calibrated where it is a probability", reasons=why,
                          model_version="alias and digest", request_id="from the caller or generated")  # fmt: skip


def _fetch(features: feature_engineering.Decisions) -> str:
    return {
        "in_request": "none: all inputs come with the request",
        "offline_only": "joined in the batch",
        "embeddings": "retrieval of chunks the caller may see",
    }.get(features.strategy, f"one read from {features.store.online}, defaults on a miss")


def _concurrency(request: LatencyPath | None, work: Workload) -> int:
    if request is None:
        return 1
    return int(work.rps_peak * request.p50_ms / 1000 / 0.6) + 1


def _idempotency(known: Expertise) -> str:
    return f"one result per {known.entity} and request id; batch: per {known.entity} and run date"


def _log(work: Workload) -> PredictionLog:
    redaction = "direct identifiers removed or hashed before writing" if work.data_classes & SENSITIVE else "not needed"
    return PredictionLog(sink="store.lake, partitioned by day", sample=work.log_sample, redaction=redaction)


def _batch(view: View) -> BatchInference:
    deadline = view.value("batch_deadline", "the end of the window")
    return BatchInference(
        partitioning="10 chunks by entity hash", window="from the end of ingestion to the deadline", deadline=deadline,
        retries=2, publish="write a new partition, check it, swap the pointer",
    )  # fmt: skip


def _params(work: Workload, known: Expertise, request: LatencyPath | None) -> dict[str, dict[str, Scalar]]:
    """How long one piece of work takes: a call, a queued file, a document of a batch."""
    queued: dict[str, dict[str, Scalar]] = {"serve.async": {"processing_s": round(work.model_p95_ms / 1000, 3)}}
    if known.llm is None:
        return queued
    one = round(work.tokens_out / SLOW_TOKENS_S, 3)
    call: dict[str, Scalar] = {"cost_control": True, "processing_s": request.p95_ms / 1000 if request else one}
    return {**queued, "serve.llm": call, "serve.batch": {"cost_control": True, "processing_s": one}}


def _headline(d: Decisions) -> str:
    budget = d.latency_budget
    if not d.path:
        return f"Batch to {d.batch.deadline}, published by pointer swap" if d.batch else "No request path"
    head = "" if budget.headroom_pct is None else f", {budget.headroom_pct:g} % headroom"
    return f"{len(d.path)} hops, {budget.sum_p95:g} ms p95{head}"


def _summary(d: Decisions, work: Workload) -> str:
    if d.batch is not None:
        return (
            f"Scores are computed in {d.batch.partitioning} and must be there by {d.batch.deadline}. "
            f"{d.batch.publish.capitalize()}, so readers never see half a run; yesterday's result stays until then. "
            f"Every row is logged with its model version."
        )
    slowest = max(d.path, key=lambda hop: hop.p95_ms).hop if d.path else "none"
    return (
        f"A request passes {len(d.path)} hops in {d.latency_budget.sum_p95:g} ms at p95; the slowest is {slowest}. "
        f"Features: {d.feature_fetch}. If a hop fails, the service answers with {d.fallback.replace('_', ' ')}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload, known: Expertise) -> None:
    if d.path:
        reasons.say(
            f"The hops add up to {d.latency_budget.sum_p95:g} ms at p95.", "INF-01", because=("latency.p95_ms",)
        )
        reasons.say("Every hop has a timeout.", "INF-02")
        reasons.say(f"{d.concurrency} requests run at once at peak.", "INF-05", because=("throughput.rps_peak",))
    if d.batching is not None:
        reasons.say(
            f"Requests wait at most {d.batching.wait_ms:g} ms to share a batch.", "INF-03", because=("latency.p95_ms",)
        )
    if d.caching is not None:
        reasons.say("Repeated questions are cached.", "INF-04")
    if d.batch is not None:
        reasons.say(f"The run is done by {d.batch.deadline}.", "INF-06", because=("batch_deadline", "freshness_s"))
    if known.llm is not None:
        reasons.say(
            "Retrieval and answers are bounded and filtered.", "INF-07", "INF-10", because=("project.problem_type",)
        )
    if d.stream_tokens:
        reasons.say("Tokens are streamed.", "INF-08", because=("latency.first_token_ms",))
    reasons.say("Predictions are logged.", "INF-09", because=("data_classes", "retention_days.predictions"))
    reasons.assume("payload_kb", "cpu_ms", "log_sample", "tokens_in", "tokens_out", "cache_hit", "batch_hours")
    reasons.risk("A dependency slows down", "Timeouts, one fallback, load shedding", "platform engineer")


def _other(d: Decisions, work: Workload) -> Alternative:
    if d.batch is not None:
        return Alternative(option="score on demand", rejected_because="every entity is known before the deadline",
                           flip_if="a score depends on something known only in the moment")  # fmt: skip
    return Alternative(
        option="precomputed scores in a key–value store",
        rejected_because="inputs are known only on request",
        flip_if="the entities can be listed and an hour-old score is good enough",
    )


AGENT = Agent(
    id="inference_pipeline",
    number=12,
    title="Planning Inference Pipeline",
    sections=(
        "Request path and latency budget",
        "Schemas and validation",
        "Prediction log",
        "Batch inference",
        "Fallback",
    ),
    reads=(
        "constraints.latency",
        "constraints.throughput",
        "constraints.batch_deadline",
        "constraints.freshness_s",
        "constraints.data_classes",
        "constraints.retention_days",
        "constraints.project.problem_type",
        *under(
            "workload",
            "batch_hours",
            "cache_hit",
            "cpu_ms",
            "data_classes",
            "first_token_ms",
            "freshness_s",
            "gpu_serve",
            "log_sample",
            "mode",
            "model_p50_ms",
            "model_p95_ms",
            "p95_target_ms",
            "payload_kb",
            "rps_peak",
            "tokens_in",
            "tokens_out",
        ),
        "catalog",
        *under("decisions.project_stages", "archetype", "domain"),
        "decisions.tech_stack.components",
        "decisions.feature_engineering",
        "decisions.deployment_serving.degradation",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
