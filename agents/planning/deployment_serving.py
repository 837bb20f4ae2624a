"""11 · Deployment and serving: how predictions are delivered, how a release goes out and how it comes back."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.blueprint.reach import asked, reach
from agents.blueprint.replicas import Replicas, cores, replicas, zones
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, SERVING_ROLES, WAITING, count, regulated
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

RULES = {
    "SRV-01": "Known entities and freshness of an hour or more: score in batch, with a key–value copy if read online.",
    "SRV-02": "Payload above 6 MB or work above 60 s: asynchronous.",
    "SRV-03": "p95 above 1 s and under 10 requests/s: serverless; 100 ms–1 s: warm containers.",
    "SRV-04": "p95 under 100 ms: at least 2 warm containers, no REST gateway, features in the same zone.",
    "SRV-05": "p99 of 20 ms or less: the model inside the application process.",
    "SRV-06": "First model, high risk or no quick labels: shadow for 7 days or 10,000 requests before a canary.",
    "SRV-07": "From 1 request/s and reversible: canary 5, 25, 50, 100 %, each 30 minutes and 1,000 requests.",
    "SRV-08": "Under 1 request/s or a schema break: blue/green; batch: write, validate, swap the pointer.",
    "SRV-09": "Roll back by itself on 5xx over 1 %, p95 over 1.2 × target for 5 minutes, or a 3 σ score shift.",
    "SRV-10": "99.9 %: 2 zones and 2 replicas; 99.95 %: 3 zones and a spare; 99.99 %: 2 regions.",
    "SRV-11": "Trees and linear models never need a GPU to serve.",
    "SRV-12": "The model is baked into the image or cached; no request depends on the registry.",
}
STEPS = (5, 25, 50, 100)


class CanaryStep(Strict):
    pct: int
    min_minutes: int
    min_requests: int


class Rollback(Strict):
    trigger: str
    automatic: bool
    max_min: int


class Endpoints(Strict):
    protocol: Literal["http", "grpc", "queue", "table", "none"]
    auth: Literal["iam", "oidc", "api_key", "mtls"]
    public: bool
    waf: bool
    rate_limit: str


class Decisions(Strict):
    serving_mode: str
    pattern_id: str
    replicas: Replicas
    compute: str
    strategy: Literal["blue_green", "canary", "shadow", "rolling", "batch_swap", "ota_rings"]
    canary_steps: list[CanaryStep]
    rollback: Rollback
    endpoints: Endpoints
    zones: int
    multi_az: bool
    multi_region: Literal["none", "active_passive", "active_active"]
    dr_region: str | None
    packaging: Literal["container", "onnx", "mlflow", "triton", "vllm", "native"]
    warmup: str
    degradation: Literal["cached", "rules", "previous_model", "queue"]
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.domain)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    serving = [c for c in stack.components if c.role in SERVING_ROLES]
    zoned, copies = zones(work), replicas(work, cores(serving))
    decisions = Decisions(
        serving_mode=work.mode,
        pattern_id=serving[0].pattern_id if serving else "none",
        replicas=copies,
        compute="gpu" if work.gpu_serve else "cpu",
        strategy=_strategy(work, start.archetype),
        canary_steps=_steps(work),
        rollback=_rollback(work),
        endpoints=_endpoints(work, stack.cloud),
        zones=zoned,
        multi_az=zoned > 1,
        multi_region=_regions(view, work),
        dr_region=_dr(view),
        packaging="container" if start.archetype in GENERATIVE else "onnx" if work.gpu_serve else "native",
        warmup="one prediction per worker before it takes traffic" if work.mode in WAITING else "not needed",
        degradation=known.fallback,
        component_params=asked(
            reach(stack.components, work, start.archetype, sized=view.assumption("rps_avg") is None),
            view.amendments("serve"),
        ),
    )
    _explain(reasons, decisions, work, known)
    return reasons.conclude(
        Output,
        decisions,
        _headline(decisions, work),
        _summary(decisions, work),
        (_other(decisions, work),),
        ("More warm replicas cost money and buy a quiet night.",),
    )


def _strategy(work: Workload, shape: str) -> Literal["canary", "shadow", "blue_green", "batch_swap", "ota_rings"]:
    if work.mode == "edge":
        return "ota_rings"
    if work.mode not in WAITING:
        return "batch_swap"
    if work.rps_avg < 1:
        return "blue_green"
    risky = regulated(work.regimes) or shape == "streaming_fraud"
    return "shadow" if risky else "canary"


def _steps(work: Workload) -> list[CanaryStep]:
    if work.mode not in WAITING or work.rps_avg < 1:
        return []
    return [CanaryStep(pct=pct, min_minutes=30, min_requests=1000) for pct in STEPS]


def _rollback(work: Workload) -> Rollback:
    if work.mode not in WAITING:
        return Rollback(trigger="validation of the new partition fails", automatic=True, max_min=5)
    slow = f", p95 > {1.2 * work.p95_target_ms:g} ms for 5 min" if work.p95_target_ms else ""
    return Rollback(trigger=f"5xx > 1 % or twice the baseline{slow}, score mean shift > 3 σ, any NaN", automatic=True,
                    max_min=5)  # fmt: skip


def _endpoints(work: Workload, cloud: str) -> Endpoints:
    """Internal by default: nothing in a brief is read as a wish for a public endpoint."""
    if work.mode not in WAITING:
        protocol: Literal["table", "queue"] = "queue" if work.mode == "async" else "table"
        return Endpoints(protocol=protocol, auth="iam", public=False, waf=False, rate_limit="not applicable")
    limit = f"{1.5 * work.rps_peak:.4g} rps in all, 10 % of it per caller"
    auth: Literal["oidc", "mtls"] = "mtls" if cloud == "k8s" else "oidc"
    return Endpoints(protocol="http", auth=auth, public=False, waf=False, rate_limit=limit)


def _regions(view: View, work: Workload) -> Literal["none", "active_passive", "active_active"]:
    if work.availability_slo >= 99.99:
        return "active_active"
    return "active_passive" if _dr(view) else "none"


def _dr(view: View) -> str | None:
    return next((region.id for region in view.value("regions", []) if region.role == "dr"), None)


def _headline(d: Decisions, work: Workload) -> str:
    if work.mode not in WAITING:
        return f"{d.pattern_id} {d.serving_mode}, released by {d.strategy.replace('_', ' ')}"
    return f"{d.pattern_id}, {d.replicas.min}–{d.replicas.max} replicas in {d.zones} zones, {d.strategy} first"


def _summary(d: Decisions, work: Workload) -> str:
    back = "by itself" if d.rollback.automatic else "by hand"
    where = "one zone" if d.zones == 1 else f"{d.zones} zones"
    return (
        f"Predictions are served {d.serving_mode} by {d.pattern_id} in {where}. A release goes out by "
        f"{d.strategy.replace('_', ' ')} and comes back {back} within {d.rollback.max_min} minutes when: "
        f"{d.rollback.trigger}. If the model cannot answer, the service falls back to "
        f"{d.degradation.replace('_', ' ')}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload, known: Expertise) -> None:
    mode, target = work.mode, work.p95_target_ms
    paths = ("serving_mode", "latency.p95_ms", "freshness_s")
    if mode == "batch":
        reasons.say("Known entities are scored in batch.", "SRV-01", "SRV-08", because=paths)
    elif mode == "async":
        reasons.say("Work is queued and answered later.", "SRV-02", because=("payload_kb",))
    elif target is not None:
        rule = "SRV-04" if target < 100 else "SRV-03"
        reasons.say(f"A p95 of {target:g} ms keeps {d.replicas.min} instances warm.", rule, because=paths)
    if work.p99_target_ms is not None and work.p99_target_ms <= 20:
        reasons.say("The model runs inside the process.", "SRV-05", because=("latency.p99_ms",))
    if mode in WAITING:
        rules = {"shadow": ("SRV-06", "SRV-07"), "canary": ("SRV-07",), "blue_green": ("SRV-08",)}
        reasons.say(f"Release by {d.strategy}.", *rules.get(d.strategy, ("SRV-08",)), because=("throughput.rps_avg",))
        reasons.say("No request depends on the registry.", "SRV-12")
    if not work.gpu_serve:
        reasons.say("The model answers on processors.", "SRV-11", because=("project.problem_type",))
    reasons.say("A bad release takes itself back.", "SRV-09", because=("rto_min",))
    reasons.say(f"{work.availability_slo:g} % means {count(d.zones, 'zone')}.", "SRV-10", because=("availability_slo",))
    reasons.assume("rps_avg", "rps_peak", "p95_target_ms", "availability_slo", "utilisation")
    reasons.risk(
        "Scale-out is slower than the peak", "Warm minimum and scheduled scaling for known peaks", "platform engineer"
    )


def _other(d: Decisions, work: Workload) -> Alternative:
    if work.mode not in WAITING:
        return Alternative(option="online endpoint", rejected_because="nobody waits for an answer",
                           flip_if="an input is known only when the prediction is needed")  # fmt: skip
    return Alternative(
        option="direct switch without shadow or canary",
        rejected_because="errors reach all users at once",
        flip_if="traffic stays under 1 request a second and a release is reversible",
    )


AGENT = Agent(
    id="deployment_serving",
    number=11,
    title="Planning Deployment, Serving",
    sections=("Serving mode and scaling", "Release and rollback", "Endpoints and access", "Availability"),
    reads=(
        "constraints.latency",
        "constraints.throughput",
        "constraints.serving_mode",
        "constraints.freshness_s",
        "constraints.payload_kb",
        "constraints.availability_slo",
        "constraints.rto_min",
        "constraints.regions",
        "constraints.project.problem_type",
        "amendments.serve",
        *under(
            "workload",
            "availability_slo",
            "cpu_ms",
            "gpu_serve",
            "mode",
            "p95_target_ms",
            "p99_target_ms",
            "regimes",
            "residency",
            "rps_avg",
            "rps_peak",
            "utilisation",
        ),
        *under("decisions.project_stages", "archetype", "domain"),
        *under("decisions.tech_stack", "components", "cloud"),
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
