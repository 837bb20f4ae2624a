"""The cost critic: is the estimate affordable, honest and in proportion to what is used?"""

from __future__ import annotations

from collections.abc import Iterable

from agents.agent import Agent
from agents.critics.critique import CriticCheck, CritiqueOutput, Remark, conclude
from agents.view import View
from agents.vocabulary import count, money, percent
from core.plan import Amendment, RoleChoice

COMFORT, FLOOR_SHARE, INDEX, GROWTH = 0.85, 0.25, 5.0, 1.5
SMALL_USD = 100.0


def _budget(view: View) -> Iterable[Remark]:
    budget, cost = view.workload.budget_usd, float(view.estimate.monthly_usd.expected)
    if budget is None or cost <= COMFORT * budget:
        return
    over = cost > budget
    yield Remark(
        f"About ${cost:,.0f} a month is expected against a budget of ${budget:,.0f}",
        ("block" if view.value("budget.hard") else "warn") if over else "warn",
        "Take the cheaper runner-up of the dearest role" if over else "Watch the growth",
        amendments=_cheaper(view) if over else (),
        evidence=(("expected_usd", cost), ("budget_usd", budget)),
    )


def _floors(view: View) -> Iterable[Remark]:
    budget = view.workload.budget_usd
    for component in view.plan.components:
        lines = [line for line in view.estimate.lines if line.component_id == component.id and line.fixed]
        idle = float(sum(line.monthly_usd for line in lines if line.monthly_usd is not None))
        if budget and idle > FLOOR_SHARE * budget:
            yield Remark(
                f"{component.id} costs ${idle:,.0f} a month when idle, {percent(idle / budget)} of the budget",
                "warn",
                "Prefer a pattern that costs nothing when idle",
                (component.id,),
                evidence=(("idle_usd", idle),),
            )


def _proportion(view: View) -> Iterable[Remark]:
    known = [line for line in view.estimate.lines if line.monthly_usd is not None]
    fixed = float(sum(line.monthly_usd or 0 for line in known if line.fixed))
    used = float(sum(line.monthly_usd or 0 for line in known if not line.fixed))
    if fixed > SMALL_USD and fixed > INDEX * max(used, 1.0):
        yield Remark(
            f"${fixed:,.0f} a month is paid whatever the traffic, ${used:,.0f} for use",
            "info",
            "Check whether the lighter runner-ups do",
            evidence=(("idle_usd", fixed), ("used_usd", used)),
        )


def _unknown(view: View) -> Iterable[Remark]:
    missing = view.estimate.unknown
    if missing:
        yield Remark(
            f"No price for {count(len(missing), 'line')}: {', '.join(missing[:3])}",
            "warn",
            "Add the price with its source",
        )


def _language(view: View) -> Iterable[Remark]:
    budget = view.workload.budget_usd
    component = view.plan.component("serve.llm")
    spend = 0.0 if component is None else component.monthly_usd or 0.0
    if budget and component and spend > 0.5 * budget and not component.params.get("cost_control"):
        yield Remark(
            f"The language model takes ${spend:,.0f} of ${budget:,.0f}", "warn", "Cache, route or batch", ("serve.llm",)
        )


def _growth(view: View) -> Iterable[Remark]:
    months = view.estimate.growth
    if months and float(months[-1]) > GROWTH * float(months[0]):
        yield Remark(
            f"Month 12 costs {money(float(months[-1]))} after {money(float(months[0]))} in month 1",
            "info",
            "Shorten retention or tier storage",
        )


def _band(view: View) -> Iterable[Remark]:
    low, high = view.catalog.archetypes[view.plan.archetype].band_usd
    cost = float(view.estimate.monthly_usd.expected)
    if not low * 0.5 <= cost <= high * 2:
        yield Remark(f"${cost:,.0f} a month is far from the usual ${low:,.0f}–${high:,.0f} of this shape", "info",
                     "Check volume and rates in the brief")  # fmt: skip


def _high(view: View) -> Iterable[Remark]:
    budget, bill = view.workload.budget_usd, view.estimate.monthly_usd
    if budget and float(bill.expected) <= budget < float(bill.high):
        yield Remark(
            f"The high scenario of ${bill.high:,} breaks the budget of ${budget:,.0f}", "info", "Set cost alerts"
        )


def _cheaper(view: View) -> tuple[Amendment, ...]:
    """Avoid the pattern whose runner-up saves most."""
    best: tuple[float, str, RoleChoice] | None = None
    for choice in view.plan.choices:
        component = view.plan.component(choice.role)
        for alternative in choice.alternatives:
            if component and component.monthly_usd is not None and alternative.monthly_usd is not None:
                saving = component.monthly_usd - alternative.monthly_usd
                if saving > 1 and (best is None or saving > best[0]):
                    best = (saving, component.pattern_id, choice)
    if best is None:
        return ()
    return (
        Amendment(
            role=best[2].role,
            kind="avoid",
            pattern_id=best[1],
            reason=f"over budget; another saves ${best[0]:,.0f}",
            origin="cost_critic",
        ),
    )


CHECKS = (
    CriticCheck("CST-01", "budget", ("tech_stack",), _budget),
    CriticCheck("CST-02", "idle cost", ("tech_stack",), _floors),
    CriticCheck("CST-03", "proportion", ("tech_stack",), _proportion),
    CriticCheck("CST-04", "unknown prices", ("system_architecture",), _unknown),
    CriticCheck("CST-05", "language model", ("inference_pipeline",), _language),
    CriticCheck("CST-06", "growth", ("data_engineering",), _growth),
    CriticCheck("CST-07", "band", ("tech_stack",), _band),
    CriticCheck("CST-08", "high scenario", ("system_architecture",), _high),
)


def decide(view: View) -> CritiqueOutput:
    return conclude(view, CHECKS, "cost_critic", "cost")


AGENT = Agent(
    id="cost_critic",
    number=23,
    title="Critic: monthly cost",
    reads=("constraints.budget", "workload", "catalog", "plan", "estimate", "decisions.system_architecture"),
    output=CritiqueOutput,
    decide=decide,
)
