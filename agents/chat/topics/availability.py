"""“How available is it?”: the target, the zones and replicas behind it, and how it comes back."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.phrases import plainly
from agents.planning import deployment_serving, monitoring_observability, system_architecture
from agents.reporting.values import counted

MONTH_MIN = 30 * 24 * 60


def answer(_: str, design: Design) -> Reply | None:
    served = design.decided("deployment_serving", deployment_serving.Decisions)
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions)
    whole = design.decided("system_architecture", system_architecture.Decisions)
    given = design.constraints.availability_slo
    slo = design.workload.availability_slo
    stated = "as the brief asks" if given else "assumed, since the brief states none"
    lines = [
        f"The target is {slo:g} % ({stated}): at most {(100 - slo) / 100 * MONTH_MIN:,.0f} minutes a month.",
        f"- {counted(served.zones, 'zone')}, {served.replicas.min}–{served.replicas.max} replicas, "
        f"several regions: {plainly(served.multi_region)}.",
        f"- When the model cannot answer: {plainly(served.degradation)}.",
        *(f"- {s.sli}: {s.target} over {s.window}; {', '.join(s.burn_alerts)}." for s in watch.slos),
        f"- Disaster: {whole.dr}.",
    ]
    return told(lines, card("deployment_serving"), card("monitoring_observability"), card("system_architecture"))
