"""16 · The whole: components with cost and latency, flows, diagram, limits, failure domains and growth."""

from __future__ import annotations

from agents.agent import Agent
from agents.blueprint.bottlenecks import Bottleneck, bottlenecks
from agents.blueprint.cost_summary import CostSummary, summary
from agents.blueprint.failure_domains import FailureDomain, domains
from agents.blueprint.flows import flows
from agents.blueprint.mermaid import diagram
from agents.blueprint.network import Network, settled
from agents.blueprint.optimisations import Optimisation, optimisations
from agents.blueprint.placement import Placement, by_zone, placed
from agents.blueprint.replicas import regional
from agents.blueprint.scaling import LADDER, ScalingStep, ladder
from agents.composition import assemble
from agents.declaration import under
from agents.planning import deployment_serving, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import CAPABILITIES, CLOUDS, count, lower, money, span
from core.constraints import Strict
from core.costs import CostEstimate
from core.plan import AgentOutput, Alternative, Component, Flow, LatencyPath, Scalar
from templates.costing import estimate
from templates.latency import paths
from templates.workload.model import Workload

DETAILS = (
    "data_engineering",
    "feature_engineering",
    "model_development",
    "training_pipelines",
    "deployment_serving",
    "inference_pipeline",
    "monitoring_observability",
    "continual_learning",
    "governance_ethics",
)
DEFAULT_RPO_MIN = 1440.0
REBUILT_MIN = 60.0  # an environment built from its code and filled from a backup takes an hour at least


class Decisions(Strict):
    components: list[Component]
    placements: list[Placement]
    data_flows: list[Flow]
    mermaid: str
    latency: list[LatencyPath]
    bottlenecks: list[Bottleneck]
    failure_domains: list[FailureDomain]
    cost: CostSummary
    optimisations: list[Optimisation]
    scaling: list[ScalingStep]
    security_zones: dict[str, list[str]]
    network: Network | None = None  # in designs of before it was decided
    dr: str
    phased_rollout: list[str]
    effect: dict[str, float]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    stack = view.decision("tech_stack", tech_stack.Decisions)
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    details = [view.output(name).decisions for name in DETAILS]
    built = _backed_up(assemble(stack.components, details), view, work)
    bill = estimate(built, work, view.catalog)
    components = [_priced(c, bill) for c in built]
    edges = flows(components, stack.cloud, sorted(work.data_classes))
    timed = paths(components, work, view.catalog)
    decisions = Decisions(
        components=components,
        placements=[placed(c, serving.zones, work) for c in components],
        data_flows=edges,
        mermaid=diagram(components, edges),
        latency=timed,
        bottlenecks=bottlenecks(components, work, view.catalog),
        failure_domains=domains(components, view),
        cost=summary(bill, work.budget_usd),
        optimisations=optimisations(bill.lines, own=stack.cloud == "k8s"),
        scaling=ladder(components, work, view.catalog),
        security_zones=by_zone(components),
        network=settled(built, work, view.catalog),
        dr=_dr(serving, stack.cloud, view.value("rto_min")),
        phased_rollout=_phases(view),
        effect={"monthly_usd": float(bill.monthly_usd.expected), **({"p95_ms": timed[0].p95_ms} if timed else {})},
    )
    _explain(reasons, decisions, view)
    return reasons.conclude(
        Output,
        decisions,
        _headline(decisions),
        _summary(decisions, stack),
        _alternatives(stack),
        ("Redundancy is bought where the availability target asks for it.",),
    )


def _backed_up(components: list[Component], view: View, work: Workload) -> list[Component]:
    """Every stateful component gets backups within the allowed loss, and the classes it holds."""
    allowed = float(view.value("rpo_min", DEFAULT_RPO_MIN))
    backup: dict[str, Scalar] = {"backup": True, "rpo_min": min(allowed, DEFAULT_RPO_MIN)}
    classes: dict[str, list[Scalar]] = {"data_classes": [str(name) for name in sorted(work.data_classes)]}
    return [
        c.model_copy(update={"params": {**c.params, **(backup if _keeps(c, view) else {}), **classes}})
        for c in components
    ]


def _keeps(component: Component, view: View) -> bool:
    return component.capability == "store" or view.catalog.pattern(component.pattern_id).stateful


def _priced(component: Component, bill: CostEstimate) -> Component:
    known = [line.monthly_usd for line in bill.lines if line.component_id == component.id]
    usd = None if any(value is None for value in known) else round(float(sum(v for v in known if v is not None)), 2)
    return component.model_copy(update={"monthly_usd": usd})


def _dr(serving: deployment_serving.Decisions, cloud: str, rto_min: float | None) -> str:
    late = _late(serving, cloud, rto_min)
    if serving.dr_region is None:
        where = (
            "kept apart from the cluster, in a second room or data centre" if cloud == "k8s" else "in the same region"
        )
        return f"restore from backups {where}; infrastructure is rebuilt from code{late}"
    return (
        f"rebuilt from code in {serving.dr_region}, where nothing runs before and no copy is kept by this design{late}"
    )


def _late(serving: deployment_serving.Decisions, cloud: str, rto_min: float | None) -> str:
    """What of the time asked for does not hold: what is built anew takes an hour."""
    if rto_min is None or rto_min >= REBUILT_MIN:
        return ""
    kept = "a machine or a zone" if serving.zones > 1 else "a machine"
    lost = "the place itself" if cloud == "k8s" else "the region"
    return f", which takes an hour at least: {rto_min:g} min hold when {kept} is lost, not when {lost} is"


def _phases(view: View) -> list[str]:
    stages = view.decision("project_stages", project_stages.Decisions).stages
    return [f"{stage.id} ({count(stage.weeks, 'week')}): {stage.exit_criteria[0]}" for stage in stages]


def _headline(d: Decisions) -> str:
    usd = d.cost.monthly
    span_ = f"{money(usd['low'])} to {money(usd['high'])}"
    return f"{len(d.components)} components for about {money(usd['expected'])} a month ({span_})"


def _summary(d: Decisions, stack: tech_stack.Decisions) -> str:
    path = f" The {d.latency[0].name} path takes {span(d.latency[0].p95_ms)} at p95." if d.latency else ""
    shares = sorted(d.cost.by_capability.items(), key=lambda item: (-item[1], item[0]))
    most = f"{CAPABILITIES.get(shares[0][0], shares[0][0])} ({money(shares[0][1])})" if shares else "nothing"
    return (
        f"{len(d.components)} components run in {CLOUDS[stack.cloud]} {stack.region} for about "
        f"{money(d.cost.monthly['expected'])} a month; the largest share goes to {most}.{path} {_limits(d)} "
        f"After a disaster: {d.dr}."
    )


def _limits(d: Decisions) -> str:
    if not d.bottlenecks:
        return "Twice the peak reaches no limit of a service."
    first = d.bottlenecks[0]
    return f"At twice the peak {first.component} comes first to its limit of {first.limit}: {first.action}."


def _explain(reasons: Reasons, d: Decisions, view: View) -> None:
    usd, work = d.cost.monthly, view.workload
    budget = "" if d.cost.budget_pct is None else f", {d.cost.budget_pct:.0f} % of the budget"
    each = d.cost.per_1k_predictions
    unit = f" and {money(each)} for 1,000 predictions" if each else ""
    reasons.say(f"Expected: {money(usd['expected'])} a month{budget}{unit}.", "ARC-05", because=("budget.monthly_usd",))
    reasons.say(_limits(d), "ARC-01", because=("throughput.rps_peak",))
    zones = max((place.az for place in d.placements), default=1)
    one = "devices go on without it" if work.mode == "edge" else "a lost zone stops it until it is back"
    lost = "a lost zone is answered by another" if zones > 1 else one
    used = f"{count(zones, 'zone')} used: {lost}"
    if zones == 1 and regional(d.components, view.catalog):
        used = "what serves is spread over the zones of its region by the service itself"
    reasons.say(f"{work.availability_slo:g} % is promised and {used}.", "ARC-02",
                because=("availability_slo", "rto_min"))  # fmt: skip
    grown = ", ".join(f"{money(step.cost_after)} at × {factor}" for step, factor in zip(d.scaling, LADDER, strict=True))
    reasons.say(f"With growing traffic it would cost {grown}.", "ARC-03", because=("throughput.rps_peak",))
    if d.optimisations:
        best = d.optimisations[0]
        reasons.say(f"The largest saving: {lower(best.action)}, about {money(best.saving_usd)} a month, at the risk of "
                    f"{best.risk}.", "ARC-04", because=("budget.monthly_usd",))  # fmt: skip
    loss = float(view.value("rpo_min", DEFAULT_RPO_MIN))
    apart = view.value("rpo_min") is None or view.decision("tech_stack", tech_stack.Decisions).cloud == "k8s"
    gone = "" if apart else ", unless the region itself is: this design keeps no copy outside it"
    reasons.say(f"What is stored is backed up, so at most {span(loss * 60_000)} of data can be lost{gone}.", "ARC-06",
                because=("rpo_min",))  # fmt: skip
    if d.network and d.network.why:
        reasons.say(d.network.why, "ARC-07", because=("data_classes", "budget.monthly_usd"))
    reasons.assumptions += list(work.assumptions.values())
    if work.sensitive:
        guard = "private endpoints" if work.private_network else "no public access, an identity for every part"
        reasons.risk("A copy of sensitive data escapes the data zone", f"One zone for data, {guard}, audit",
                     "architect", "high", "low")  # fmt: skip


def _alternatives(stack: tech_stack.Decisions) -> tuple[Alternative, ...]:
    """The two runner-ups that would change the monthly cost most."""
    ranked = [
        (abs((alt.monthly_usd or 0) - next(c.monthly_usd or 0 for c in stack.components if c.role == choice.role)), alt)
        for choice in stack.choices
        for alt in choice.alternatives[:1]
    ]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].option))
    return tuple(alt for _, alt in ranked[:2])


AGENT = Agent(
    id="system_architecture",
    number=16,
    title="Overall System Architecture",
    reads=(
        "constraints.budget",
        "constraints.data_classes",
        "constraints.throughput",
        "constraints.availability_slo",
        "constraints.rto_min",
        "constraints.rpo_min",
        "workload",
        "catalog",
        "decisions.project_stages.stages",
        *under("decisions.tech_stack", "components", "choices", "cloud", "region"),
        *(f"decisions.{name}" for name in DETAILS),
    ),
    output=Output,
    decide=decide,
)
