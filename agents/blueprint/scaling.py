"""The scaling ladder: what traffic × 3, × 10 and × 100 costs, and which step each asks for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from agents.vocabulary import WAITING, about, rate
from core.constraints import Strict
from core.plan import Component
from templates.catalog.load import Catalog
from templates.costing import price_design
from templates.workload.model import Workload

LADDER = (3, 10, 100)


class ScalingStep(Strict):
    trigger: str
    step: str
    cost_after: float


def ladder(components: Sequence[Component], work: Workload, catalog: Catalog) -> list[ScalingStep]:
    return [_step(factor, components, work, catalog) for factor in LADDER]


def _step(factor: int, components: Sequence[Component], work: Workload, catalog: Catalog) -> ScalingStep:
    grown = work.scaled(traffic=factor)
    lines = price_design(components, grown, catalog)
    usd = sum((line.monthly_usd for line in lines if line.monthly_usd is not None), Decimal())
    return ScalingStep(
        trigger=f"{_load(grown)} × {factor} ({_amount(grown)})",
        step=_advice(components, grown, catalog),
        cost_after=float(usd),
    )


def _load(work: Workload) -> str:
    return "traffic" if work.mode in WAITING else "volume"


def _amount(work: Workload) -> str:
    """Requests at the peak where somebody waits; else what is worked through in a month."""
    if work.mode in WAITING:
        return f"{rate(work.rps_peak)} at peak"
    return f"{about(work.predictions_month)} results a month"


def _advice(components: Sequence[Component], grown: Workload, catalog: Catalog) -> str:
    """Patterns that the grown load no longer fits, with the reason their own fit rules give."""
    names = grown.names()
    broken = [
        f"replace {component.pattern_id} ({rule.reason})"
        for component in components
        for rule in catalog.pattern(component.pattern_id).misfits(names)
    ]
    return "; ".join(broken) if broken else "the same components scale out"
