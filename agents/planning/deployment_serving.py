"""11 · Deployment and serving: how predictions are delivered, how a release goes out and how it comes back."""

from __future__ import annotations

from typing import Literal

from agents import release
from agents.agent import Agent
from agents.blueprint import regions, rollout, serving_reasons
from agents.blueprint.endpoints import Endpoints, endpoints
from agents.blueprint.reach import asked, reach
from agents.blueprint.replicas import Replicas, core_time_ms, regional, replicas, zones
from agents.declaration import under
from agents.expertise.model import Expertise, Fallback, expertise
from agents.planning import project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import FALLBACKS, GENERATIVE, MODES, SERVING_ROLES, WAITING, count, duration, rate
from core.constraints import Strict
from core.figures import figure
from core.plan import AgentOutput, Alternative, Scalar
from templates.catalog.load import catalog
from templates.workload.model import Workload

OPEN_TO_ALL = (
    "The chat is open to anybody who finds it",
    "The service stays internal: the website's own backend calls it, behind a web application firewall with bot "
    "control and 10 questions a minute a session",
    "platform engineer",
)
STEPPED = ("canary", "shadow", "blue_green", "rolling")  # blue/green is told how long a canary would have taken
WARM, WARMED = "one prediction per worker before it takes traffic", {"edge": "one prediction at each start of a device"}


class Decisions(Strict):
    """`multi_region` is what the target or the brief asks for; what is designed, priced and built is one region."""

    serving_mode: str
    pattern_id: str
    replicas: Replicas
    compute: str
    first_release: rollout.FirstRelease
    later_shadow: rollout.FirstRelease | None = None
    strategy: release.Strategy
    canary_steps: list[rollout.CanaryStep]
    first_step_min: float | None
    rollback: rollout.Rollback
    endpoints: Endpoints
    zones: int
    multi_az: bool
    multi_region: regions.Wanted
    second_region_factor: tuple[float, float] | None
    dr_region: str | None
    packaging: Literal["container", "onnx", "mlflow", "triton", "vllm", "native"]
    warmup: str
    degradation: Fallback
    answered: str
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    serving = [c for c in stack.components if c.role in SERVING_ROLES]
    way = release.strategy(work, start.archetype, dated=known.dated)
    zoned, copies = zones(work), replicas(work, serving)
    wanted = regions.wanted(view.value("regions"), work.availability_slo)
    decisions = Decisions(
        serving_mode=work.mode,
        pattern_id=serving[0].pattern_id if serving else "none",
        replicas=copies,
        compute="gpu" if work.gpu_serve else "cpu",
        first_release=rollout.first(work),
        later_shadow=rollout.later(way),
        strategy=way,
        canary_steps=rollout.steps(way, work),
        first_step_min=None if way not in STEPPED else rollout.first_step_min(work),
        rollback=rollout.rollback(work, way, known.taken_back),
        endpoints=endpoints(work, stack.cloud),
        zones=zoned,
        multi_az=zoned > 1,
        multi_region=wanted,
        second_region_factor=regions.factor(view.value("regions")) if wanted == "active_active" else None,
        dr_region=_dr(view),
        packaging=_packaging(start.archetype, work),
        warmup=WARMED.get(work.mode, WARM if work.mode in WAITING else "not needed"),
        degradation=known.fallback,
        answered=known.answered or FALLBACKS[known.fallback],
        component_params=asked(
            reach(stack.components, work, start.archetype, sized=view.assumption("rps_avg") is None),
            view.amendments("serve"),
            stack.components,
        ),
    )
    _explain(reasons, decisions, view, known)
    return reasons.conclude(
        Output,
        decisions,
        _headline(decisions, work),
        _summary(decisions, work, known, spread=regional(serving, catalog())),
        (_other(decisions, work),),
        ("More warm replicas cost money and buy a quiet night.",),
    )


def _packaging(shape: str, work: Workload) -> Literal["container", "onnx", "native"]:
    if shape in GENERATIVE | {"low_data_poc"}:
        return "container"
    return "onnx" if work.gpu_serve else "native"


def _dr(view: View) -> str | None:
    return next((region.id for region in view.value("regions", []) if region.role == "dr"), None)


def _headline(d: Decisions, work: Workload) -> str:
    way = release.SAID[d.strategy]
    if work.mode not in WAITING:
        return f"{d.pattern_id}, predictions {MODES[d.serving_mode]}; released by {way}"
    return f"{d.pattern_id}, {d.replicas.min}–{d.replicas.max} replicas in {count(d.zones, 'zone')}; released by {way}"


def _summary(d: Decisions, work: Workload, known: Expertise, *, spread: bool) -> str:
    alone = "" if spread else " in one zone"
    where = {"edge": ""}.get(work.mode, alone if d.zones == 1 else f" in {d.zones} zones")
    first = rollout.met(d.first_release, work)
    return (
        f"Predictions are made {_made(d, work)}{where}. The first model "
        f"{first}; later releases go out by {rollout.again(d.strategy)}. A release is taken "
        f"back within {d.rollback.max_min} minutes by {d.rollback.trigger}. Without the model, callers get "
        f"{d.answered}."
    )


def _made(d: Decisions, work: Workload) -> str:
    """How, and by what; where a service stands in for what is wished on the devices, that it does."""
    pattern = catalog().patterns.get(d.pattern_id)
    if work.mode == "edge" and pattern is not None and "edge" not in pattern.provides:
        return f"by {d.pattern_id}, in the place of a model {MODES[d.serving_mode]}, which no template has code for"
    return f"{MODES[d.serving_mode]} by {d.pattern_id}"


def _explain(reasons: Reasons, d: Decisions, view: View, known: Expertise) -> None:
    work = view.workload
    serving_reasons.timing(reasons, work, known, d.replicas.min)
    if work.p99_target_ms is not None and work.p99_target_ms <= 20:
        reasons.say(f"A p99 of {work.p99_target_ms:g} ms leaves no room for a call: the model runs in the process.",
                    "SRV-05", because=("latency.p99_ms",))  # fmt: skip
    serving_reasons.released(reasons, d.first_release, d.strategy, work)
    if work.mode in WAITING:
        reasons.say("The model is part of the image, so no request waits for the registry.", "SRV-12")
    if not work.gpu_serve:
        core_ms = core_time_ms(work, d.pattern_id)
        how = (
            ""
            if core_ms == work.cpu_ms
            else f" where it is compiled into the process, {figure(work.cpu_ms)} ms elsewhere"
        )
        reasons.say(f"A prediction takes {figure(core_ms)} ms of one core{how}, so no GPU serves it.", "SRV-11",
                    because=("project.problem_type",))  # fmt: skip
    reasons.say(f"What takes a release back by itself: {d.rollback.trigger}.", "SRV-09", because=("rto_min",))
    more = ""
    if d.second_region_factor is not None and work.availability_slo >= regions.FOUR_NINES:
        low, high = d.second_region_factor
        more = f" and a second region, which multiplies the cost by {low:g}–{high:g} and is not part of this design yet"
    _beside(reasons, d, view)
    spare = f"{count(d.zones, 'zone')}" + (f" and {count(d.replicas.min, 'replica')}" if work.mode in WAITING else "")
    reasons.say(f"{work.availability_slo:g} % availability asks for {spare}{more}.", "SRV-10",
                because=("availability_slo",))  # fmt: skip
    serving_reasons.as_built(reasons, d.pattern_id, d.strategy, work)
    if known.open_to_all:
        reasons.risk(*OPEN_TO_ALL)
    reasons.assume("rps_avg", "p95_target_ms", "availability_slo", "utilisation")
    if work.mode in WAITING:
        reasons.assume("rps_peak")
    between = view.value("update_every_s")
    if between is not None and between < work.run_every_s:
        every = duration(between)
        reasons.risk(f"The update every {every} between the runs is asked for and not part of this design",
                     f"A second job with the same code and the last model reads what came in every {every}; it is "
                     "planned and priced as a system of its own", "ML engineer", "high", "high")  # fmt: skip
    reasons.risk(
        "Scale-out is slower than the peak", "Warm minimum and scheduled scaling for known peaks", "platform engineer"
    )


def _beside(reasons: Reasons, d: Decisions, view: View) -> None:
    """What is asked for in more than one region is built in one."""
    left = regions.beside(view.value("regions"), view.workload.region)
    if not left or d.second_region_factor is None:
        return
    low, high = d.second_region_factor
    reasons.risk(
        f"The brief asks for more than one region, and this design is for {view.workload.region} alone: {left}",
        f"The same code is rolled out in each region, callers are led to the nearest, and data that must be the same "
        f"everywhere are copied between; plan for {low:g}–{high:g} times the cost before it is promised",
        "architect", "high", "high",
    )  # fmt: skip


def _other(d: Decisions, work: Workload) -> Alternative:
    if work.mode not in WAITING:
        return Alternative(option="online endpoint", rejected_because="nobody waits for an answer",
                           flip_if="an input is known only at the moment the prediction is needed",
                           risk="machines that run all day for a few calls")  # fmt: skip
    if d.strategy == "dated_switch":
        return Alternative(option="canary", rejected_because="two versions would answer at one time",
                           flip_if="law and contracts allow two versions at one time",
                           risk="equals are treated differently for as long as the steps take")  # fmt: skip
    if d.strategy == "blue_green":
        return Alternative(option="canary",
                           rejected_because=f"{rate(work.rps_avg)} would take too long to fill its steps",
                           flip_if="traffic passes 1 request a second")  # fmt: skip
    return Alternative(option="direct switch without shadow or canary",
                       rejected_because="errors would reach every caller at once",
                       flip_if="traffic stays under 1 request a second and a release can be undone")  # fmt: skip


AGENT = Agent(
    id="deployment_serving",
    number=11,
    title="Planning Deployment, Serving",
    reads=(
        "constraints.latency",
        "constraints.throughput",
        "constraints.serving_mode",
        "constraints.freshness_s",
        "constraints.update_every_s",
        "constraints.payload_kb",
        "constraints.availability_slo",
        "constraints.rto_min",
        "constraints.regions",
        "constraints.project.problem_type",
        "constraints.regimes",
        "amendments.serve",
        *under(
            "workload",
            "availability_slo",
            "compiled_core_ms",
            "cpu_ms",
            "devices",
            "events_per_s",
            "gpu_serve",
            "freshness_s",
            "mode",
            "model_p95_ms",
            "payload_kb",
            "peak_factor",
            "p95_target_ms",
            "first_token_ms",
            "p99_target_ms",
            "region",
            "regimes",
            "residency",
            "rps_avg",
            "rps_peak",
            "run_every_s",
            "tokens_in",
            "utilisation",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        *under("decisions.tech_stack", "components", "cloud"),
    ),
    output=Output,
    decide=decide,
)
