"""What the network and the guardrail of a whole design cost, told to the parts that pay for them."""

from __future__ import annotations

from collections.abc import Iterable

from agents.selection.candidate import price
from agents.selection.terms import Terms
from core.plan import Component
from templates.costing import counted
from templates.render_parts import kind
from templates.stand_ins import stood_in

PAYS = ("govern.access", "govern.prompts")


def networked(components: Iterable[Component], terms: Terms) -> list[Component]:
    """The parts that pay for what others make cost what all of them together do; one that another stands in for costs
    what is built."""
    zones = terms.workload.azs
    parts = _built(components, terms)
    spread = [c.model_copy(update={"params": {"zones": zones, **c.params}}) for c in parts]
    paid = {c.id: price(c, terms)[0] for c in counted(spread, terms.workload) if c.role in PAYS}
    return [_paying(c, paid[c.id]) if c.id in paid else c for c in parts]


def _built(components: Iterable[Component], terms: Terms) -> list[Component]:
    parts = kind(terms.archetype, terms.workload.problem_type)["parts"]
    told = stood_in(components, parts, terms.workload, terms.catalog)
    return [_paying(c, price(c, terms)[0]) if c.built_as != c.pattern_id else c for c in told]


def _paying(component: Component, usd: object) -> Component:
    return component.model_copy(update={"monthly_usd": None if usd is None else float(str(usd))})


def total_usd(components: Iterable[Component], terms: Terms) -> float:
    """USD a month of the design, its network included; a part without a known price counts nothing."""
    return float(sum(c.monthly_usd or 0 for c in networked(components, terms)))
