"""13 · Monitoring: what is promised, what is watched, when somebody is woken and what they then do."""

from __future__ import annotations

from agents.agent import Agent
from agents.blueprint import access, alerting, data_checks, labelling, setting, watching
from agents.blueprint.data_checks import DataCheck, Drift
from agents.blueprint.keeping import logs_days
from agents.declaration import under
from agents.expertise.language import LlmWatch
from agents.expertise.model import Expertise, Monitor, expertise
from agents.planning import data_sourcing, project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, WAITING, count, duration, held, listed, money, percent
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

SAID = {"run": "with every run"}
LABELS, POSITIVES = 300, 50
COLD_DAYS, PAGES_A_WEEK = 396, 5
ANSWERED_A_SECOND = 20  # lines of requests without an error that a copy writes, as it is delivered
A_DAY = "1 day"


class LabelFloor(Strict):
    """Metrics that need labels are shown from here on."""

    labels: int
    positives: int | None


class Logging(Strict):
    """Searchable for `retention_days`, then kept cold until `cold_days`."""

    retention_days: int
    cold_days: int
    redaction: str
    sample: float


class Decisions(Strict):
    slos: list[alerting.Slo]
    infra_metrics: list[str]
    data_checks: list[DataCheck]
    model_metrics: list[Monitor]
    label_floor: LabelFloor
    drift: Drift
    business_kpis: list[str]
    llm: LlmWatch | None
    logging: Logging
    tracing: str
    dashboards: list[str]
    alerts: list[alerting.Alert]
    cost_alerts: list[int]
    pages_a_week: int
    oncall: str
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    labels = view.decision("data_sourcing", data_sourcing.Decisions).labels
    cadence, window = SAID.get(found := watching.cadence(work), found), watching.window(work)
    decisions = Decisions(
        slos=alerting.slos(view, work),
        infra_metrics=_infra(work),
        data_checks=data_checks.checks(known, cadence, window, access.planned(view, known)),
        model_metrics=_metrics(known, work),
        label_floor=_label_floor(known),
        drift=data_checks.drift(known, window),
        business_kpis=known.kpis,
        llm=known.llm.watch if known.llm else None,
        logging=_logging(view, work, start.archetype),
        tracing="one trace per prediction or run; request id in every log line",
        dashboards=["service", "data and drift", "model and business", "cost"],
        alerts=alerting.alerts(work, known, rotation=bool(view.value("team.oncall"))),
        cost_alerts=[50, 80, 100],
        pages_a_week=PAGES_A_WEEK,
        oncall=_oncall(view),
        component_params={"observe.drift": {"runs": watching.runs_month(work)}},
    )
    _explain(reasons, decisions, view, labels, cadence)
    woken = "woken" if view.value("team.oncall") else "called in working hours"
    pages = [alert.condition for alert in decisions.alerts if alert.severity == "page"]
    return reasons.conclude(
        Output,
        decisions,
        f"{count(len(decisions.alerts), 'alert')} with a runbook each, {len(pages)} of them a page; drift {cadence}",
        f"What is promised: {listed(f'{slo.sli} ({slo.target})' for slo in decisions.slos)}. Somebody is {woken} when "
        f"{' or '.join(pages)}; the rest are tickets. Inputs are compared {cadence} with {known.reference}. Watched "
        f"without labels: {listed(m.name for m in known.monitors if not m.needs_labels)}; with labels, once "
        f"{LABELS} are new: {listed(m.name for m in known.monitors if m.needs_labels)}.",
        (_fixed_threshold(window),),
        ("Fewer alerts are missed less often.",),
    )


def _label_floor(known: Expertise) -> LabelFloor:
    """Positives are counted where rows fall into classes; an amount, an order or a text has none."""
    rare = known.answer == "class" and not known.watched
    return LabelFloor(labels=LABELS, positives=POSITIVES if rare else None)


def _metrics(known: Expertise, work: Workload) -> list[Monitor]:
    """What a seldom run is judged by is known when its period is over, not a day later."""
    if work.run_every_s <= watching.DAY_S:
        return known.monitors
    late = duration(work.run_every_s)
    return [m.model_copy(update={"delay": late}) if m.needs_labels and m.delay == A_DAY else m for m in known.monitors]


def _infra(work: Workload) -> list[str]:
    common = ["errors", "cpu and memory", "job failures", "dead-letter depth", "cost per day"]
    return (
        [*common, "request rate", "p50, p95, p99", "saturation"]
        if work.mode in WAITING
        else [*common, "run time", "rows"]
    )


def _logging(view: View, work: Workload, shape: str) -> Logging:
    days = logs_days(view, shape)
    what = "identifiers" if work.data_classes & SENSITIVE else "secrets"
    return Logging(
        retention_days=days,
        cold_days=max(days, COLD_DAYS),
        redaction=f"{what} removed before emission",
        sample=work.log_sample,
    )


def _oncall(view: View) -> str:
    if view.value("team.oncall"):
        return "rotation around the clock; pages only for what cannot wait"
    return "working hours; fallbacks hold until then"


def _explain(reasons: Reasons, d: Decisions, view: View, labels: labelling.LabelPlan, cadence: str) -> None:
    work = view.workload
    least = d.drift.thresholds["significant_above"]
    drifted = f"a PSI of 0.2 twice in a row counts, since chance stays under {least:g}"
    reasons.say(f"Drift is checked {cadence} on at least {d.drift.min_n:,} results; {drifted}.", "OBS-01", "OBS-02",
                "OBS-03", because=("throughput.rps_avg", "serving_mode"))  # fmt: skip
    reasons.say("A sudden jump is looked for in the pipeline first; a slow slope is a reason to retrain.", "OBS-05")
    among = f" with {d.label_floor.positives} positives" if d.label_floor.positives else ""
    from_ = f"their metrics count from {LABELS} new ones{among}"
    wait = labelling.arrive(labels.delay_h)
    reasons.say(f"Labels arrive {wait}; {from_}.", "OBS-04", because=("data.label_delay_h",))
    if labels.proxy is not None:
        reasons.say(f"Until then {labels.proxy} stand in.", "OBS-10", because=("data.label_delay_h",))
    if work.mode in WAITING:
        burns = "how fast it burns decides between a page and a ticket"
        reasons.say(f"{work.availability_slo:g} % leaves an error budget; {burns}.", "OBS-06",
                    because=("availability_slo",))  # fmt: skip
    reasons.say(
        f"At most {PAGES_A_WEEK} pages a week; who answers: {d.oncall.split(';')[0]}.",
        "OBS-07",
        because=("team.oncall",),
    )
    sensitive = held(work.data_classes, SENSITIVE)
    hidden = f" without {listed(sensitive)} details" if sensitive else ""
    bodies = f"{percent(work.log_sample)} of bodies{hidden}"
    many = work.mode in WAITING and work.rps_avg > ANSWERED_A_SECOND
    lines = f"every error, {ANSWERED_A_SECOND} answers a second of each copy" if many else "all metadata"
    reasons.say(f"Logs keep {lines} and {bodies}, {d.logging.retention_days} days searchable.", "OBS-08",
                because=("data_classes", "retention_days.logs"))  # fmt: skip
    of = money(work.budget_usd) if work.budget_usd else "the estimate"
    reasons.say(f"Cost raises an alert at 50, 80 and 100 % of {of}.", "OBS-09", because=("budget.monthly_usd",))
    if d.llm is not None:
        reasons.say(f"Calls of the model are traced: tokens and cost each; {d.llm.quality}.", "OBS-11",
                    because=("project.problem_type",))  # fmt: skip
    reasons.assume("rps_avg", "log_days", "log_sample", "availability_slo")
    reasons.risk("Alerts are ignored", "Budget of 5 pages a week; noisy alerts are fixed or deleted", "ML engineer")
    reasons.ask("team.oncall", "a page needs somebody to receive it")


def _fixed_threshold(window: int) -> Alternative:
    return Alternative(
        option="a fixed PSI threshold of 0.1",
        rejected_because="on 100 rows it fires 85 % of the time on identical data",
        flip_if=f"every window holds {window:,} predictions or more, so that chance cannot reach it",
        risk="false alarms that teach people to look away",
    )


AGENT = Agent(
    id="monitoring_observability",
    number=13,
    title="Monitoring and Observability Plan",
    reads=(
        "constraints.data.access_rules",
        *setting.READS,
        *under("constraints", "team.oncall", "batch_deadline", "retention_days", "data_classes", "throughput"),
        *under(
            "constraints", "availability_slo", "budget", "serving_mode", "data.label_delay_h", "project.problem_type"
        ),
        *under("constraints", "latency.p95_ms", "explainability", "project.domain", "run_day"),
        *under(
            "workload",
            "availability_slo",
            "budget_usd",
            "data_classes",
            "log_days",
            "log_sample",
            "mode",
            "p95_target_ms",
            "p99_target_ms",
            "regimes",
            "residency",
            "rps_avg",
            "run_every_s",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.data_sourcing.labels",
    ),
    output=Output,
    decide=decide,
)
