"""The technical critic: would this design run, and what gives first? Deterministic checks over the plan."""

from __future__ import annotations

from collections.abc import Iterable

from agents.agent import Agent
from agents.blueprint import labelling
from agents.critics.critique import CriticCheck, CritiqueOutput, Remark, conclude
from agents.order import PLANNING
from agents.planning import (
    data_engineering,
    deployment_serving,
    feature_engineering,
    monitoring_observability,
    project_stages,
)
from agents.planning import inference_pipeline as inference
from agents.planning import system_architecture as whole
from agents.view import View
from agents.vocabulary import WAITING, count, duration, span
from core.landing import only_landed
from core.plan import Amendment, Component
from templates import regions
from templates.latency import is_late

HEARD_AND_SEEN = {"audio", "video"}
OF_ROWS = {"batch_tabular", "online_tabular", "low_data_poc"}
BURDEN, HEADROOM_PCT = 6.0, 20.0


def _database(view: View) -> Iterable[Remark]:
    plan = view.plan
    online, warehouse = plan.component("store.online"), plan.component("store.warehouse")
    if online and warehouse and online.pattern_id == warehouse.pattern_id and view.workload.mode in WAITING:
        yield Remark("Batch writes and request reads share one database", "warn", "Use separate instances or a replica",
                     (online.id, warehouse.id))  # fmt: skip


def _registry(view: View) -> Iterable[Remark]:
    for component in view.plan.components:
        if component.params.get("runtime_registry"):
            yield Remark(f"{component.id} calls the registry during requests", "warn", "Bake the model into the image",
                         (component.id,))  # fmt: skip


def _limits(view: View) -> Iterable[Remark]:
    for tight in view.decision("system_architecture", whole.Decisions).bottlenecks:
        if tight.headroom.startswith("-"):
            yield Remark(
                f"{tight.component}: {tight.at_load} exceeds {tight.limit}", "warn", tight.action, (tight.component,)
            )


def _latency(view: View) -> Iterable[Remark]:
    for path in view.plan.latency:
        if path.headroom_pct is None or path.headroom_pct >= HEADROOM_PCT or path.target_p95_ms is None:
            continue
        late = is_late(path)
        slowest = max(path.hops, key=lambda hop: hop.p95_ms)
        yield Remark(
            f"Path {path.name}: {path.p95_ms:g} ms p95 against {path.target_p95_ms:g} ms; slowest hop {slowest.name}",
            "block" if late and view.fact("latency.p95_ms") else "warn",
            "Replace the slowest hop",
            (slowest.component_id or path.name,),
            _avoid(view, slowest.component_id, "too slow for the path", faster=True) if late else (),
            (("p95_ms", path.p95_ms), ("target_ms", path.target_p95_ms)),
        )


def _backlog(view: View) -> Iterable[Remark]:
    stream = view.decision("data_engineering", data_engineering.Decisions).streaming
    rto = view.value("rto_min")
    if stream is None or stream.partitions is None or rto is None:
        return
    rate, capacity = view.workload.events_per_s, stream.partitions * 1000.0
    drain_min = rto * rate / (capacity - rate) if capacity > rate else float("inf")
    if drain_min > rto:
        yield Remark(f"A backlog of {rto:g} min drains in {drain_min:.0f} min", "warn", "Add partitions and consumers",
                     ("ingest.stream",))  # fmt: skip


def _duplicates(view: View) -> Iterable[Remark]:
    stream = view.decision("data_engineering", data_engineering.Decisions).streaming
    key = view.decision("inference_pipeline", inference.Decisions).idempotency
    if stream is not None and stream.delivery == "at_least_once" and "one result per" not in key:
        yield Remark("Events may count twice", "block", "Write one result per entity and event id", ("ingest.stream",))


def _fork(view: View) -> Iterable[Remark]:
    features = view.decision("feature_engineering", feature_engineering.Decisions)
    if features.features and "agree" not in features.skew_check:
        yield Remark("No test holds training and serving features together", "warn", "Add a parity test")


def _labels(view: View) -> Iterable[Remark]:
    metrics = view.decision("monitoring_observability", monitoring_observability.Decisions).model_metrics
    delay = view.value("data.label_delay_h")
    if delay is not None and delay > labelling.LATE_H and all(metric.needs_labels for metric in metrics):
        yield Remark(f"Labels come {delay:g} h late and every metric waits for them", "warn", "Watch a proxy")


def _canary(view: View) -> Iterable[Remark]:
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    work = view.workload
    if serving.canary_steps and work.rps_avg * 0.05 * 86_400 < serving.canary_steps[0].min_requests:
        yield Remark(
            "5 % of traffic cannot fill a canary step within a day", "info", "Shadow instead", ("serve.online",)
        )


def _freshness(view: View) -> Iterable[Remark]:
    wanted = view.value("freshness_s")
    streamed = view.plan.component("ingest.stream") is not None and not only_landed(
        {c.role for c in view.plan.components}
    )
    for component in [] if streamed else view.plan.components:
        every = component.params.get("cadence_s")
        if wanted is not None and isinstance(every, int | float) and every > wanted:
            yield Remark(
                f"{component.id} runs every {duration(every)}, data may be {duration(wanted)} old",
                "warn",
                "Run more often",
                (component.id,),
            )


def _recovery(view: View) -> Iterable[Remark]:
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    residency = view.value("residency", "none")
    if serving.dr_region is not None and not regions.in_residency(serving.dr_region, residency):
        yield Remark(f"Recovery region {serving.dr_region} is outside {residency}", "block", "Choose one inside")


def _redundancy(view: View) -> Iterable[Remark]:
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    slo = view.workload.availability_slo
    if slo >= 99.9 and view.workload.mode in WAITING:
        if serving.replicas.min < 2:
            more = Amendment(role="serve.online", kind="param", params={"min_replicas": 2}, reason="one replica",
                             origin="technical_critic")  # fmt: skip
            promise = f"{slo:g} % is promised with {count(serving.replicas.min, 'replica')}"
            yield Remark(promise, "block", "Two replicas in two zones", ("serve.online",), (more,))
        if not serving.rollback.automatic:
            yield Remark("Rollback needs a person", "warn", "Roll back on the canary's stop rule", ("serve.online",))
    for component in view.plan.components:
        if component.role in ("ingest.stream", "serve.async") and not component.params.get("dlq"):
            yield Remark(f"{component.id} has no dead letter", "block", "Add one", (component.id,))


def _burden(view: View) -> Iterable[Remark]:
    team = view.value("team.platform_eng")
    kept = [(view.catalog.pattern(c.pattern_id), c) for c in view.plan.components]
    burden = sum(pattern.ops_burden for pattern, _ in kept if pattern.stateful)
    if team and burden / team > BURDEN:
        heaviest = max((p.ops_burden, c.id) for p, c in kept if p.stateful)[1]
        weight = f"Stateful parts weigh {burden} for {count(team, 'platform engineer')}"
        yield Remark(weight, "warn", "Prefer managed parts", (heaviest,), (), (("burden", burden),))


def _forbidden(view: View) -> Iterable[Remark]:
    banned = {str(name).lower() for name in view.value("tooling.forbid", [])}
    for component in view.plan.components:
        hit = banned.intersection(view.catalog.pattern(component.pattern_id).own_products(component.cloud))
        if hit:
            yield Remark(f"{component.id} uses {sorted(hit)[0]}, which is not wanted", "block", "Use another pattern",
                         (component.id,), _avoid(view, component.id, "forbidden"))  # fmt: skip


def _cold(view: View) -> Iterable[Remark]:
    target = view.value("latency.p95_ms")
    for component in view.plan.components:
        facts = view.catalog.pattern(component.pattern_id).latency
        warm = component.params.get("min_replicas") or 0
        on_path = component.capability == "serve" and target is not None and target < 1000
        if on_path and facts.scale_to_zero and not warm and facts.cold_start_ms > (target or 0):
            keep = Amendment(role=component.role, kind="param", params={"min_replicas": 1}, reason="cold starts",
                             origin="technical_critic")  # fmt: skip
            yield Remark(f"{component.id} starts cold in {facts.cold_start_ms:g} ms", "block", "Keep one warm",
                         (component.id,), (keep,))  # fmt: skip


def _patience(view: View) -> Iterable[Remark]:
    decided = view.decision("inference_pipeline", inference.Decisions)
    patience = decided.latency_budget.client_timeout_ms
    bound = decided.latency_budget.fallback_after_ms  # the service's own limit over all hops
    longest = bound or sum(hop.timeout_ms * (1 + hop.retry) for hop in decided.path)
    if patience is not None and longest > patience:
        yield Remark(f"Hops may take {span(longest)} with repeats, the caller gives up after {span(patience)}", "warn",
                     "Shorten the timeouts or drop a repeat", ("serve.online",))  # fmt: skip


def _rows(view: View) -> Iterable[Remark]:
    told = set(view.value("data.modality", ()))
    shape = view.decision("project_stages", project_stages.Decisions).archetype
    if told and told <= HEARD_AND_SEEN and shape in OF_ROWS:
        yield Remark(
            f"The data are {' and '.join(sorted(told))}, and this design learns from rows: no part of it makes them",
            "warn",
            "Name what is to be recognised in the recordings, or bring the values measured in them",
        )


def _avoid(view: View, component_id: str | None, reason: str, faster: bool = False) -> tuple[Amendment, ...]:
    """Ask for another pattern, but only where a (faster) runner-up exists."""
    component: Component | None = view.plan.component(component_id or "")
    choice = next((c for c in view.plan.choices if c.role == component_id), None)
    if component is None or choice is None:
        return ()
    better = [a for a in choice.alternatives if not faster or (a.p95_ms or 0) < (component.p95_ms or 0)]
    if not better:
        return ()
    return (Amendment(role=component.role, kind="avoid", pattern_id=component.pattern_id, reason=reason,
                      origin="technical_critic"),)  # fmt: skip


CHECKS = (
    CriticCheck("TEC-01", "coupling", ("tech_stack",), _database),
    CriticCheck("TEC-02", "hidden dependency", ("deployment_serving",), _registry),
    CriticCheck("TEC-03", "limits", ("tech_stack",), _limits),
    CriticCheck("TEC-04", "latency", ("tech_stack", "inference_pipeline"), _latency),
    CriticCheck("TEC-05", "backlog", ("data_engineering",), _backlog),
    CriticCheck("TEC-06", "duplicates", ("data_engineering", "inference_pipeline"), _duplicates),
    CriticCheck("TEC-07", "train and serve fork", ("feature_engineering",), _fork),
    CriticCheck("TEC-08", "labels", ("monitoring_observability",), _labels),
    CriticCheck("TEC-09", "canary power", ("deployment_serving",), _canary),
    CriticCheck("TEC-10", "freshness", ("data_engineering",), _freshness),
    CriticCheck("TEC-11", "recovery region", ("deployment_serving",), _recovery),
    CriticCheck("TEC-12", "redundancy", ("deployment_serving",), _redundancy),
    CriticCheck("TEC-13", "team burden", ("tech_stack",), _burden),
    CriticCheck("TEC-14", "forbidden products", ("tech_stack",), _forbidden),
    CriticCheck("TEC-15", "cold start", ("deployment_serving",), _cold),
    CriticCheck("TEC-16", "patience", ("inference_pipeline",), _patience),
    CriticCheck("TEC-17", "kind of data", ("project_stages",), _rows),
)


def decide(view: View) -> CritiqueOutput:
    return conclude(view, CHECKS, "technical_critic", "technical")


AGENT = Agent(
    id="technical_critic",
    number=23,
    title="Critic: feasibility, coupling, bottlenecks, failure domains",
    reads=("constraints", "workload", "catalog", "plan", *(f"decisions.{name}" for name in PLANNING)),
    output=CritiqueOutput,
    decide=decide,
)
