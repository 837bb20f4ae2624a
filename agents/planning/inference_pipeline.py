"""12 · Inference: the path of one prediction with its time budget, what is logged and what happens on failure."""

from __future__ import annotations

from agents import naming
from agents.agent import Agent
from agents.blueprint import access, batch_runs, explaining, prediction_log, request_path, request_reasons
from agents.blueprint.prediction_log import PredictionLog
from agents.blueprint.request_controls import (
    Batching,
    Caching,
    Guardrails,
    Retrieval,
    batching,
    caching,
    guardrails,
    retrieval,
)
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import deployment_serving, feature_engineering, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import MODES, WAITING, count, percent, span, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, LatencyPath, Scalar
from templates.latency import paths
from templates.workload.answers import seconds
from templates.workload.model import Workload

STREAM_AFTER_MS = 1500.0
TIMED = ("request", "submission to result", "arrival to result", "lookup of a result")


class ResponseSchema(Strict):
    prediction: str
    score: str
    reasons: list[str]
    model_version: str
    request_id: str


class Decisions(Strict):
    path: list[request_path.PathHop]
    latency_budget: request_path.LatencyBudget
    request_schema: str
    response_schema: ResponseSchema
    feature_fetch: str
    retrieval: Retrieval | None
    pre_post: str
    caching: Caching | None
    batching: Batching | None
    concurrency: int
    idempotency: str
    validation: str
    prediction_log: PredictionLog
    batch: batch_runs.BatchInference | None
    guardrails: Guardrails | None
    stream_tokens: bool
    fallback: str
    answered: str
    component_params: dict[str, dict[str, Scalar]]
    effect: dict[str, float]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    features = view.decision("feature_engineering", feature_engineering.Decisions)
    rights, one = access.planned(view, known), naming.entity(view.fact("data.entities"), known)
    scoring = next((c for c in stack.components if c.role in ("serve.batch", "serve.async")), None)
    request = next((p for p in paths(stack.components, work, view.catalog) if p.name in TIMED), None)
    decisions = Decisions(
        path=request_path.hops(request, work.p99_target_ms) if request else [],
        latency_budget=request_path.budget(request, work.p99_target_ms),
        request_schema="typed, unknown fields refused, versioned in the path",
        response_schema=_response(known, view, start.domain),
        feature_fetch=known.reading.fetched if known.reading else _fetch(features),
        retrieval=retrieval(known, rights, _store(stack, view)),
        pre_post="the same functions as in training, imported from one package",
        caching=caching(known, work, rights),
        batching=batching(work),
        concurrency=request_path.concurrency(request, work),
        idempotency=_idempotency(one),
        validation=f"contract check; {_refusal(work)} and is counted",
        prediction_log=prediction_log.planned(view, start.archetype),
        batch=batch_runs.planned(view, one, scoring) if work.mode == "batch" else None,
        guardrails=guardrails(known, work),
        stream_tokens=bool(known.llm and request and request.p95_ms > STREAM_AFTER_MS and work.mode in WAITING),
        fallback=serving.degradation,
        answered=serving.answered,
        component_params=_params(work, known, request, batch_runs.params(view, scoring)) | _filter(rights),
        effect={"p95_ms": request.p95_ms} if request else {},
    )
    _explain(reasons, decisions, work, known)
    return reasons.conclude(
        Output,
        decisions,
        _headline(decisions),
        _summary(decisions, one),
        (_other(decisions, work),),
        ("A tighter timeout fails sooner and more often.",),
    )


def _store(stack: tech_stack.Decisions, view: View) -> list[str]:
    """What the vector store of the design can do; nothing where it has none."""
    found = next((c.pattern_id for c in stack.components if c.role == "store.vector"), None)
    return [] if found is None else view.catalog.pattern(found).provides


def _response(known: Expertise, view: View, domain: str) -> ResponseSchema:
    own = [known.reading.shown] if known.reading and known.reading.shown else None
    why = own or explaining.shown(explaining.method(view, known, domain))
    if view.value("explainability") == "adverse_action":
        why = ["up to four principal reasons"]
    return ResponseSchema(prediction=known.task, score="calibrated where it is a probability", reasons=why,
                          model_version="alias and digest", request_id="from the caller or generated")  # fmt: skip


def _fetch(features: feature_engineering.Decisions) -> str:
    return {
        "in_request": "none: all inputs come with the request",
        "offline_only": "joined in the batch",
        "images": "none: the image is read whole",
        "text": "none: the text comes with the request",
    }.get(features.strategy, f"one read from {features.store.online}, defaults on a miss")


def _refusal(work: Workload) -> str:
    return "a bad request answers 422" if work.mode in WAITING else "what does not hold is set aside with its reason"


def _idempotency(one: str) -> str:
    return f"one result per {one} and request id; batch: per {one} and run date"


def _params(
    work: Workload, known: Expertise, request: LatencyPath | None, run: dict[str, float | bool]
) -> dict[str, dict[str, Scalar]]:
    """How long one piece of work takes: a call, a queued file, a document or a recording of a batch; how long a run."""
    queued: dict[str, Scalar] = {"processing_s": round(work.model_p95_ms / 1000, 3)}
    if known.llm is None:
        return {"serve.async": {**queued, **run}, "serve.batch": {**queued, **run}}
    one = round(seconds(work.tokens_out)[1], 3)
    call: dict[str, Scalar] = {"cost_control": True, "processing_s": request.p95_ms / 1000 if request else one}
    return {"serve.async": queued, "serve.llm": call, "serve.batch": {"cost_control": True, "processing_s": one, **run}}


def _filter(rights: access.DocumentAccess | None) -> dict[str, dict[str, Scalar]]:
    return {"store.vector": {"access_filter": True}} if rights is not None else {}


def _headline(d: Decisions) -> str:
    budget = d.latency_budget
    if d.batch is not None:
        return f"{upper(d.batch.partitioning)}, done by {d.batch.deadline} and published by a swap"
    if not d.path:
        return "No request path"
    room = budget.headroom_pct
    head = "" if room is None else f", {abs(room):g} % {'under' if room >= 0 else 'over'} the target"
    return f"{span(budget.sum_p95 or 0)} at p95 over {count(len(d.path), 'hop')}{head}"


def _summary(d: Decisions, one: str) -> str:
    if d.batch is not None:
        read = f" A result is read in {span(d.latency_budget.sum_p95 or 0)} at p95." if d.path else ""
        taken = "" if d.batch.run_h is None else f", {batch_runs.lasting(d.batch.run_h, d.batch.machines)}"
        return (
            f"A run is cut into {d.batch.partitioning}, so a retry repeats a tenth at most. It takes up to "
            f"{batch_runs.WINDOW_PCT:g} % of the time until {d.batch.deadline}{taken}. A new table is written, checked "
            f"and swapped in; until then readers keep the last one. Each {one} gets one result a run.{read}"
        )
    slowest = max(d.path, key=lambda hop: hop.p95_ms) if len(d.path) > 1 else None
    most = f"; most of it is {slowest.hop} ({span(slowest.p95_ms)})" if slowest else ""
    taken, wait = span(d.latency_budget.sum_p95 or 0), span(d.latency_budget.client_timeout_ms or 0)
    late = span(d.latency_budget.fallback_after_ms or 0)
    return (
        f"A request passes {count(len(d.path), 'hop')} in {taken} at p95{most}. Inputs: {d.feature_fetch}. Each hop "
        f"may take twice its p95. If a hop fails, or {late} have passed, callers get {d.answered}; they give up after "
        f"{wait}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload, known: Expertise) -> None:
    if d.path:
        request_reasons.timed(reasons, d.latency_budget, d.concurrency, work)
    if d.batching is not None:
        reasons.say(f"Requests wait at most {d.batching.wait_ms:g} ms to share a pass through the GPU.", "INF-03",
                    because=("latency.p95_ms",))  # fmt: skip
    if d.caching is not None:
        reasons.say(f"About {percent(d.caching.expected_hit)} of questions repeat, so answers are cached.", "INF-04")
    if d.batch is not None:
        reasons.say(f"The run is due by {d.batch.deadline}; {batch_runs.CHUNKS} parts keep a retry to a tenth of it.",
                    "INF-06", because=("batch_deadline", "freshness_s"))  # fmt: skip
    request_reasons.answered(reasons, d.retrieval, d.guardrails)
    request_reasons.streamed(reasons, d.stream_tokens, d.latency_budget)
    prediction_log.explain(reasons, d.prediction_log, work)
    reasons.assume("payload_kb", "cpu_ms", "log_sample", "tokens_in", "tokens_out", "batch_hours")
    reasons.assume(*(["cache_hit"] if d.caching is not None else []))
    reasons.risk("A dependency slows down", "Timeouts, one fallback, load shedding", "platform engineer")


def _other(d: Decisions, work: Workload) -> Alternative:
    if d.batch is not None:
        return Alternative(option="score on demand", rejected_because="everything to be scored is known before",
                           flip_if="a result depends on something known only in the moment",
                           risk="machines that have to be ready all day")  # fmt: skip
    return Alternative(
        option="precomputed results in a key–value store",
        rejected_because=f"inputs arrive {MODES[work.mode]} and cannot be listed beforehand",
        flip_if="the cases can be listed and a result an hour old is good enough",
        risk="results older than what the caller sees",
    )


AGENT = Agent(
    id="inference_pipeline",
    number=12,
    title="Planning Inference Pipeline",
    reads=(
        "constraints.latency",
        "constraints.throughput",
        "constraints.batch_deadline",
        "constraints.freshness_s",
        "constraints.data_classes",
        "constraints.data.access_rules",
        "constraints.data.entities",
        "constraints.data.modality",
        "constraints.retention_days",
        "constraints.explainability",
        "constraints.project.problem_type",
        *under("constraints.project", "domain", "subject"),
        *under(
            "workload",
            "batch_hours",
            "cache_hit",
            "chunks_per_doc",
            "cpu_ms",
            "data_classes",
            "first_token_ms",
            "freshness_s",
            "gpu_serve",
            "log_sample",
            "look_s",
            "mode",
            "model_p50_ms",
            "model_p95_ms",
            "on_arrival",
            "p95_target_ms",
            "p99_target_ms",
            "payload_kb",
            "rps_peak",
            "tokens_in",
            "tokens_out",
        ),
        "catalog",
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.tech_stack.components",
        "decisions.feature_engineering",
        *under("decisions.deployment_serving", "answered", "degradation"),
    ),
    output=Output,
    decide=decide,
)
