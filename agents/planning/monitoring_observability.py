"""13 · Monitoring: what is promised, what is watched, when somebody is woken and what they then do."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.drift import psi_threshold
from agents.expertise.model import Expertise, Monitor, expertise
from agents.planning import data_sourcing, project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, WAITING
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

RULES = {
    "OBS-01": "A drift alert needs an effect (PSI 0.1 warn, 0.2 act) and significance, in 2 windows in a row.",
    "OBS-02": "A drift window holds 1,000 predictions, 500 at least; at most 20 important features.",
    "OBS-03": "Check hourly from 10 requests/s, daily from 0.1, batch with every run, else weekly pooled.",
    "OBS-04": "Metrics that need labels start at 300 new labels and 50 positives.",
    "OBS-05": "A sudden jump is a pipeline fault first; a slow slope is a reason to retrain.",
    "OBS-06": "Burning the error budget 14.4 × in an hour pages; 6 × in 6 hours opens a ticket.",
    "OBS-07": "At most 5 pages a week, and every alert names a runbook.",
    "OBS-08": "All metadata is logged and 1–10 % of bodies, redacted.",
    "OBS-09": "Cost alerts at 50, 80 and 100 % of the budget.",
    "OBS-10": "Labels later than 30 days: a label-free proxy is watched meanwhile.",
    "OBS-11": "Language models: tokens and cost, groundedness, feedback, refusals, injection attempts.",
}
REFERENCE_N, WINDOW_N, LEAST_N = 10_000, 1_000, 500


class Slo(Strict):
    sli: str
    target: str
    window: str
    burn_alerts: list[str]


class DataCheck(Strict):
    feature_set: str
    test: str
    threshold: str
    min_n: int
    cadence: str


class Drift(Strict):
    method: str
    reference: str
    thresholds: dict[str, float]


class LlmWatch(Strict):
    token_cost: str
    groundedness: str
    feedback: str
    refusal_rate: str
    injection_hits: str


class Logging(Strict):
    retention_days: int
    redaction: str
    sample: float


class Alert(Strict):
    condition: str
    severity: Literal["page", "ticket", "info"]
    route: str
    runbook: str


class Decisions(Strict):
    slos: list[Slo]
    infra_metrics: list[str]
    data_checks: list[DataCheck]
    model_metrics: list[Monitor]
    drift: Drift
    business_kpis: list[str]
    llm: LlmWatch | None
    logging: Logging
    tracing: str
    dashboards: list[str]
    alerts: list[Alert]
    cost_alerts: list[int]
    oncall: str
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.domain)
    labels = view.decision("data_sourcing", data_sourcing.Decisions).labels
    cadence = _cadence(work)
    decisions = Decisions(
        slos=_slos(view, work),
        infra_metrics=_infra(work),
        data_checks=_data_checks(known, cadence),
        model_metrics=known.monitors,
        drift=_drift(),
        business_kpis=known.kpis,
        llm=_llm(known),
        logging=_logging(view, work),
        tracing="one trace per prediction or run; request id in every log line",
        dashboards=["service", "data and drift", "model and business", "cost"],
        alerts=_alerts(work, known),
        cost_alerts=[50, 80, 100],
        oncall=_oncall(view),
        component_params={"observe.drift": _runs(work)},
    )
    _explain(reasons, decisions, work, labels.delay_h, cadence)
    pages = sum(alert.severity == "page" for alert in decisions.alerts)
    return reasons.conclude(
        Output,
        decisions,
        f"{len(decisions.alerts)} alerts, {pages} of them page, each with a runbook; drift checked {cadence}",
        f"Service, data, model and business are each watched. Inputs are compared {cadence} with the training data; "
        f"an alert needs both a PSI of 0.2 and significance, twice in a row. Metrics that need labels wait for 300 of "
        f"them. Cost is alerted at 50, 80 and 100 % of the budget.",
        (_fixed_threshold(),),
        ("Fewer alerts are missed less often.",),
    )


def _cadence(work: Workload) -> str:
    if work.mode not in WAITING:
        return "with every run"
    return "hourly" if work.rps_avg >= 10 else "daily" if work.rps_avg >= 0.1 else "weekly"


def _slos(view: View, work: Workload) -> list[Slo]:
    burn = ["14.4 × in 1 h: page", "6 × in 6 h: ticket"]
    if work.mode not in WAITING:
        deadline = view.value("batch_deadline", "the agreed time")
        return [
            Slo(
                sli=f"results published by {deadline}",
                target=f"{work.availability_slo:g} % of runs",
                window="90 days",
                burn_alerts=["one missed deadline: page where on call, else ticket"],
            )
        ]
    slos = [Slo(sli="successful requests", target=f"{work.availability_slo:g} %", window="30 days", burn_alerts=burn)]
    if work.p95_target_ms is not None:
        slos.append(
            Slo(sli=f"requests within {work.p95_target_ms:g} ms", target="95 %", window="30 days", burn_alerts=burn)
        )
    return slos


def _infra(work: Workload) -> list[str]:
    common = ["errors", "cpu and memory", "job failures", "dead-letter depth", "cost per day"]
    return (
        [*common, "request rate", "p50, p95, p99", "saturation"]
        if work.mode in WAITING
        else [*common, "run time", "rows"]
    )


def _data_checks(known: Expertise, cadence: str) -> list[DataCheck]:
    rows = [
        ("all inputs", "schema, nulls, ranges", "contract", LEAST_N),
        ("all inputs", "volume and freshness", "± 30 %", 1),
    ]
    if known.features:
        limit = f"PSI ≥ 0.2 and > {psi_threshold(REFERENCE_N, WINDOW_N):.3f}"
        rows.append(("top 20 features", "population stability", limit, WINDOW_N))
    rows.append(("predictions", "mean shift", "3 σ", LEAST_N))
    return [DataCheck(feature_set=s, test=t, threshold=limit, min_n=n, cadence=cadence) for s, t, limit, n in rows]


def _drift() -> Drift:
    significant = round(psi_threshold(REFERENCE_N, WINDOW_N), 4)
    return Drift(
        method="population stability index over 10 reference deciles",
        reference="the champion's training data",
        thresholds={"warn": 0.1, "act": 0.2, "significant_above": significant, "windows": 2.0},
    )


def _llm(known: Expertise) -> LlmWatch | None:
    if known.llm is None:
        return None
    return LlmWatch(
        token_cost="per answer and per day, alert at 80 % of its share",  # noqa: S106 - a price, not a secret
        groundedness="sampled 5 %, ≥ 0.9",
        feedback="thumbs and corrections linked to the trace",
        refusal_rate="alert at twice the usual",
        injection_hits="counted and quoted, never obeyed",
    )


def _logging(view: View, work: Workload) -> Logging:
    days = int(view.value("retention_days.logs", work.log_days))
    what = "identifiers" if work.data_classes & SENSITIVE else "secrets"
    return Logging(retention_days=days, redaction=f"{what} removed before emission", sample=work.log_sample)


def _alerts(work: Workload, known: Expertise) -> list[Alert]:
    rows = [
        ("pipeline run failed or late", "page" if work.mode not in WAITING else "ticket", "pipeline-failed"),
        ("data contract broken", "ticket", "data-contract"),
        ("input drift, two windows", "ticket", "drift"),
        ("model metric below its floor", "ticket", "model-quality"),
        ("cost above 80 % of the budget", "ticket", "cost"),
        ("dead letters waiting for 1 hour", "ticket", "dead-letter"),
    ]
    if work.mode in WAITING:
        rows = [
            ("error budget burns 14.4 ×", "page", "errors"),
            ("p95 above 1.2 × target for 5 min", "page", "latency"),
            *rows,
        ]
    if known.llm is not None:
        rows.append(("groundedness under 0.9", "ticket", "groundedness"))
    return [
        Alert.model_validate({"condition": c, "severity": s, "route": "on-call" if s == "page" else "team queue",
                              "runbook": f"docs/runbooks/{name}.md"})
        for c, s, name in rows
    ]  # fmt: skip


def _oncall(view: View) -> str:
    if view.value("team.oncall"):
        return "rotation around the clock; pages only for what cannot wait"
    return "working hours; fallbacks hold until then"


def _runs(work: Workload) -> dict[str, Scalar]:
    return {"runs": {"hourly": 730.0, "daily": 30.4, "weekly": 4.33}.get(_cadence(work), 30.4)}


def _explain(reasons: Reasons, d: Decisions, work: Workload, delay_h: float, cadence: str) -> None:
    reasons.say(
        f"Drift is checked {cadence}.", "OBS-01", "OBS-02", "OBS-03", because=("throughput.rps_avg", "serving_mode")
    )
    reasons.say("Jumps are investigated, slopes are retrained.", "OBS-05")
    reasons.say("Label metrics wait for enough labels.", "OBS-04", because=("data.label_delay_h",))
    if delay_h > 720:
        reasons.say("A label-free proxy bridges the label delay.", "OBS-10", because=("data.label_delay_h",))
    if work.mode in WAITING:
        reasons.say("The error budget decides who is woken.", "OBS-06", because=("availability_slo",))
    reasons.say("Every alert names its runbook.", "OBS-07", because=("team.oncall",))
    reasons.say("Logs are sampled and redacted.", "OBS-08", because=("data_classes", "retention_days.logs"))
    reasons.say("Money is watched like errors.", "OBS-09", because=("budget.monthly_usd",))
    if d.llm is not None:
        reasons.say(
            "Answers are traced, costed and sampled for grounding.", "OBS-11", because=("project.problem_type",)
        )
    reasons.assume("rps_avg", "log_days", "log_sample", "availability_slo")
    reasons.risk("Alerts are ignored", "Budget of 5 pages a week; noisy alerts are fixed or deleted", "ML engineer")
    reasons.ask("team.oncall", "a page needs somebody to receive it")


def _fixed_threshold() -> Alternative:
    return Alternative(
        option="a fixed PSI threshold of 0.1",
        rejected_because="on small windows it fires on identical data",
        flip_if="every window holds 1,000 predictions or more; else false alarms teach people to look away",
    )


AGENT = Agent(
    id="monitoring_observability",
    number=13,
    title="Monitoring and Observability Plan",
    sections=(
        "Service levels",
        "Data and drift",
        "Model and business metrics",
        "Logging and tracing",
        "Alerts and runbooks",
    ),
    reads=(
        *under("constraints", "team.oncall", "batch_deadline", "retention_days", "data_classes", "throughput"),
        *under(
            "constraints", "availability_slo", "budget", "serving_mode", "data.label_delay_h", "project.problem_type"
        ),
        *under(
            "workload", "availability_slo", "data_classes", "log_days", "log_sample", "mode", "p95_target_ms", "rps_avg"
        ),
        *under("decisions.project_stages", "archetype", "domain"),
        "decisions.data_sourcing.labels",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
