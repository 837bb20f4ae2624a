"""“How available is it?”: the target, the zones and replicas behind it, and how it comes back."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told, usd
from agents.chat.phrases import plainly
from agents.chat.variant import replanned
from agents.chat.wishes import wish
from agents.planning import deployment_serving, monitoring_observability, system_architecture
from agents.reporting.values import counted, quantity

MONTH_MIN = 30 * 24 * 60
LEVELS = (99.0, 99.5, 99.9, 99.95, 99.99)


def answer(_: str, design: Design) -> Reply | None:
    served = design.decided("deployment_serving", deployment_serving.Decisions)
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions)
    whole = design.decided("system_architecture", system_architecture.Decisions)
    given = design.constraints.availability_slo
    slo = design.workload.availability_slo
    stated = "as the brief asks" if given else "assumed, since the brief states none"
    lines = [
        f"The target is {slo:g} % ({stated}): at most {(100 - slo) / 100 * MONTH_MIN:,.0f} minutes a month.",
        f"- {counted(served.zones, 'zone')}, {served.replicas.min}–{served.replicas.max} replicas, {_regions(served)}.",
        f"- When the model cannot answer: {served.answered}.",
        *(f"- {s.sli}: {s.target} over {s.window}; {', '.join(s.burn_alerts)}." for s in watch.slos),
        f"- Disaster: {whole.dr}. {_recovery(design)}",
        _next(design, slo),
    ]
    return told(lines, card("deployment_serving"), card("monitoring_observability"), card("system_architecture"))


def _regions(served: deployment_serving.Decisions) -> str:
    wish = served.multi_region
    return "in one region" if wish == "none" else f"in one region, where {plainly(wish)} regions are asked for"


def _recovery(design: Design) -> str:
    back, lost = design.constraints.rto_min, design.constraints.rpo_min
    asked = [
        f"back within {quantity(back.value, 'min')}" if back else "",
        f"at most {quantity(lost.value, 'min')} of data lost" if lost else "",
    ]
    told_ = " and ".join(part for part in asked if part)
    return f"The brief asks for {told_}." if told_ else "The brief states no recovery time and no data loss."


def _next(design: Design, slo: float) -> str:
    """What the next usual target would cost, planned in memory."""
    level = next((one for one in LEVELS if one > slo), None)
    if level is None:
        return ""
    planned = replanned(wish(f"availability must be {level:g}%.", design.intake).intake, design)
    if isinstance(planned, list) or planned.estimate is None:
        return f"- {level:g} %: no design meets it together with the rest of the brief."
    missed = [r.rule_id for r in planned.policy_report.results if r.outcome == "fail"] if planned.policy_report else []
    broken = f"; rules that fail then: {', '.join(missed)}" if missed else ""
    return (
        f"- {level:g} % would cost {usd(planned.estimate.monthly_usd.expected)} a month, against "
        f"{usd(design.estimate.monthly_usd.expected)} now{broken}."
    )
