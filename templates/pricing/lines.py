"""Priced lines: one pattern's cost lines over one workload."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from core.costs import CostLine, cents
from core.figures import dimension
from core.plan import Component
from templates.catalog.load import Catalog
from templates.catalog.pattern import Pattern, PatternCost
from templates.catalog.prices import Price
from templates.formulae import Value, evaluate, names_in, number
from templates.regions import estimated, multiplier
from templates.workload.model import Workload


@dataclass(frozen=True)
class Placement:
    """A component with what pricing it needs."""

    component: Component
    pattern: Pattern
    workload: Workload
    catalog: Catalog

    @cached_property
    def names(self) -> dict[str, Value]:
        """Workload names, then the pattern's parameters, the component's, then the derived quantities."""
        own = {**self.pattern.params, **self.component.params}
        names = self.workload.names() | {k: v for k, v in own.items() if v is not None and not isinstance(v, list)}
        names |= {"cloud": self.component.cloud, "role": self.component.role}
        for name, expression in self.pattern.derived.items():
            if name not in self.component.params:
                names[name] = evaluate(expression, names)
        return names

    def price(self, line: PatternCost) -> Price | None:
        """The line's row of the price book; None where this cloud has none."""
        key = line.price if isinstance(line.price, str) else line.price.get(self.component.cloud)
        return self.catalog.prices.get(key.format(**self.names)) if key else None

    def multiplier(self, price: Price) -> float:
        """What the service itself costs in the region, else what its kind of price usually does there."""
        own = price.regions.get(self.component.region)
        return multiplier(self.component.cloud, self.component.region, price.kind) if own is None else own

    def traced(self, line: PatternCost) -> list[str]:
        """Assumption ids behind the quantity, through the derived quantities."""
        pending, seen = list(names_in(line.quantity)), dict.fromkeys(line.assumptions)
        visited: set[str] = set()
        while pending:
            name = pending.pop(0)
            if name not in visited and name not in self.component.params:
                visited.add(name)
                pending.extend(names_in(self.pattern.derived.get(name, "0")))
                seen.update(dict.fromkeys(self.workload.traced(name)))
        return list(seen)


def price_components(components: Sequence[Component], workload: Workload, catalog: Catalog) -> list[CostLine]:
    """Every line of every component, in the order given. An unknown price stays None, never 0."""
    return [line for component in components for line in _lines(component, workload, catalog)]


def total(lines: Iterable[CostLine]) -> Decimal:
    """The sum of the lines whose price is known, in cents."""
    return sum((line.monthly_usd for line in lines if line.monthly_usd is not None), Decimal("0.00"))


def _lines(component: Component, workload: Workload, catalog: Catalog) -> Iterable[CostLine]:
    place = Placement(component, catalog.pattern(component.built_as), workload, catalog)
    for line in place.pattern.cost_lines:
        if line.when is None or evaluate(line.when, place.names):
            yield _priced(place, line)


def _priced(place: Placement, line: PatternCost) -> CostLine:
    quantity = number(line.quantity, place.names)
    price = place.price(line)
    factor = place.multiplier(price) if price else 1.0
    known = price is not None and price.usd is not None
    return CostLine(
        line_id=f"{place.component.id}/{place.pattern.name}/{line.id}",
        component_id=place.component.id,
        pattern_id=place.pattern.id,
        capability=place.pattern.capability,
        service=price.service if price else place.pattern.title,
        dimension=price.dimension if price else dimension(line.id),
        quantity=round(quantity, 6),
        unit=price.unit if price else "unknown",
        unit_price=price.usd if price else None,
        region_multiplier=factor,
        monthly_usd=cents(quantity * price.usd * factor) if price and price.usd is not None else None,
        formula=_formula(place, line, quantity),
        fixed=bool(evaluate(line.fixed, place.names)) if isinstance(line.fixed, str) else line.fixed,
        assumption_ids=place.traced(line),
        source=price.source if price else "unknown",
        as_of=price.as_of if price else "unknown",
        confidence=_confidence(place, price) if known and price else "low",
    )


def _confidence(place: Placement, price: Price) -> Literal["high", "medium", "low"]:
    read = price.kind == "flat" or place.component.region in price.regions
    if not read and estimated(place.component.cloud, place.component.region):
        return "low"
    return price.confidence


def _formula(place: Placement, line: PatternCost, quantity: float) -> str:
    """The expression with the numbers it was computed from."""
    values = {name: place.names[name] for name in names_in(line.quantity)}
    numbers = ", ".join(f"{name}={_short(value)}" for name, value in values.items())
    return f"{line.quantity} = {quantity:.6g}" + (f" ({numbers})" if numbers else "")


def _short(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
