"""What is promised, and which alert wakes somebody when it is broken."""

from __future__ import annotations

from typing import Literal

from agents.blueprint import schedule, watching
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import WAITING, span
from core.constraints import Source, Strict
from templates.workload.model import Workload

BY_DAY = "person on duty, in working hours"


class Slo(Strict):
    sli: str
    target: str
    window: str
    burn_alerts: list[str]


class Alert(Strict):
    condition: str
    severity: Literal["page", "ticket", "info"]
    route: str
    runbook: str


def slos(view: View, work: Workload) -> list[Slo]:
    burn = ["14.4 × in 1 h: page", "6 × in 6 h: ticket"]
    if work.mode == "async":
        return [Slo(sli="queued requests answered", target=f"{work.availability_slo:g} %", window="30 days",
                    burn_alerts=burn)]  # fmt: skip
    if work.mode == "edge":
        limit = f" within {span(work.p95_target_ms)}" if work.p95_target_ms else ""
        return [Slo(sli=f"decisions on the device{limit}", target="95 %", window="30 days",
                    burn_alerts=["a ring of devices below it: ticket"])]  # fmt: skip
    if work.mode not in WAITING:
        deadline = view.value("batch_deadline", "the agreed time")
        missed = ["one missed deadline: page where on call, else ticket"]
        if work.run_every_s > watching.DAY_S:  # too few runs for a share of them to mean anything
            every = schedule.spoken(work.run_every_s, view.value("run_day"))
            return [Slo(sli=f"results published by {deadline} {every}", target="every run", window="a year",
                        burn_alerts=missed)]  # fmt: skip
        return [Slo(sli=f"results published by {deadline}", target=f"{work.availability_slo:g} % of runs",
                    window="90 days", burn_alerts=missed)]  # fmt: skip
    served = Slo(sli="successful requests", target=f"{work.availability_slo:g} %", window="30 days", burn_alerts=burn)
    return [served, *(Slo(sli=f"requests within {span(ms)}", target=share, window="30 days", burn_alerts=burn)
                      for ms, share in promised(view, work))]  # fmt: skip


def promised(view: View, work: Workload) -> list[tuple[float, str]]:
    """(ms, share of requests): the stated p99, and the p95 unless it was only reckoned from that."""
    p95 = view.fact("latency.p95_ms")
    reckoned = work.p99_target_ms is not None and (p95 is None or p95.source is not Source.STATED)
    found = [] if work.p95_target_ms is None or reckoned else [(work.p95_target_ms, "95 %")]
    return found if work.p99_target_ms is None else [*found, (work.p99_target_ms, "99 %")]


def alerts(work: Workload, known: Expertise, *, rotation: bool) -> list[Alert]:
    """`rotation`: somebody is on call around the clock; else a page reaches whoever is on duty that day."""
    paged = "on-call" if rotation else BY_DAY
    rows = [
        ("a pipeline run fails or is late", "page" if work.mode not in WAITING else "ticket", "pipeline-failed"),
        ("a data contract is broken", "ticket", "data-contract"),
        ("inputs drift in two windows", "ticket", "drift"),
        ("a model metric falls below its floor", "ticket", "model-quality"),
        ("cost passes 80 % of the budget", "ticket", "cost"),
        ("a dead letter waits for 1 hour", "ticket", "dead-letter"),
    ]
    if work.mode in WAITING:
        rows = [
            ("the error budget burns 14.4 × too fast for an hour", "page", "errors"),
            ("p95 stays above 1.2 × its target for 5 minutes", "page", "latency"),
            *rows,
        ]
    if work.mode == "edge":
        rows.append(("a device is silent for a day", "ticket", "pipeline-failed"))
    if known.quality_alert:
        rows.append((known.quality_alert, "ticket", "groundedness" if known.llm else "model-quality"))
    return [
        Alert.model_validate({"condition": c, "severity": s, "route": paged if s == "page" else "team queue",
                              "runbook": f"docs/runbooks/{name}.md"})
        for c, s, name in rows
    ]  # fmt: skip
