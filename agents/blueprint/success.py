"""What success is measured by: the customer's own targets, what is usual of the problem, what the system must hold."""

from __future__ import annotations

from agents.blueprint import oversight
from agents.blueprint.own_targets import alert_budget, own_targets
from agents.expertise.model import Expertise, Metric
from agents.view import View
from agents.vocabulary import span
from templates.workload.model import Workload


def metrics(view: View, known: Expertise) -> list[Metric]:
    usual = [_limited(metric, view) for metric in known.metrics]
    return [*own_targets(view, known.id), *usual, *_system(view.workload), *_budgeted(view, known)]


def _system(work: Workload) -> list[Metric]:
    found = [
        Metric(name="availability", type="system", target=f"{work.availability_slo:g} %", guardrail="error budget")
    ]
    if work.p95_target_ms is not None:
        target = f"p95 ≤ {span(work.p95_target_ms)}"
        found.append(Metric(name="latency", type="system", target=target, guardrail="p95 ≤ 0.8 × target under load"))
    if work.budget_usd is not None:
        found.append(Metric(name="run cost", type="system", target=f"≤ ${work.budget_usd:,.0f} a month",
                            guardrail="alerts at 50, 80 and 100 %"))  # fmt: skip
    return found


def _limited(metric: Metric, view: View) -> Metric:
    """With the limit that the brief states, else the usual one."""
    if not metric.told_by:
        return metric
    limit = view.value(metric.told_by, metric.usual)
    told = metric.guardrail.format(limit=f"{limit:g}")
    return metric.model_copy(update={"guardrail": told, "told_by": "", "usual": None})


def _budgeted(view: View, known: Expertise) -> list[Metric]:
    """How many cases the alert budget of the primary metric is."""
    if not oversight.limited(known):
        return []
    able, asked = oversight.capacity(view), alert_budget(view)
    usual = f"at most {oversight.often(able)}" if able is not None else "as many as people get through, to be told"
    name = "review budget" if "review budget" in known.primary_metric else "alert budget"
    return [Metric(name=name, type="business", target=asked or usual, guardrail="the threshold rises, not the queue")]
