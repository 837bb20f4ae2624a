"""From lines to an estimate: range, growth, sensitivity, drivers, and the difference to the parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.costs import CostEstimate, CostLine, Range, Sensitivity, cents
from core.landing import only_landed
from core.plan import Component, Scalar
from templates import network, network_azure
from templates.catalog.load import Catalog
from templates.pricing.delta import delta
from templates.pricing.lines import price_components, total
from templates.pricing.staleness import made, old_prices
from templates.workload.model import Workload

__all__ = ["counted", "estimate", "floor_usd", "price_components", "price_design", "private_usd"]

LOW, HIGH = 0.7, 1.5
GUARDED = "aws.serve.bedrock"  # built with a guardrail
EXCLUSIONS = [
    "support plans, taxes and people",
    "free tiers and credits",
    "committed-use discounts (one year about -27 %, three years about -50 % on machines)",
    "non-production environments (about +35 % when they scale to zero)",
    "data transfer into other clouds and one-off migration or tuning runs",
]


class Change(NamedTuple):
    text: str
    traffic: float = 1.0
    tokens: float = 1.0


CHANGES = (
    Change("traffic ×2", traffic=2.0),
    Change("traffic ×0.5", traffic=0.5),
    Change("tokens ×2", tokens=2.0),
)


def estimate(
    components: Sequence[Component],
    workload: Workload,
    catalog: Catalog,
    parent: CostEstimate | None = None,
    parent_version: int = 0,
) -> CostEstimate:
    """USD a month at the year's average; `growth` is months 1 to 12; lines without a price are in `unknown`."""
    components = counted(components, workload)
    lines = price_components(components, workload, catalog)
    growth = [total(price_components(components, workload.at_month(m), catalog)) for m in range(1, 13)]
    expected = total(lines)
    return CostEstimate(
        monthly_usd=_range(lines, catalog),
        lines=lines,
        unknown=[line.line_id for line in lines if line.monthly_usd is None],
        by_capability=_by_capability(lines),
        drivers=_drivers(lines, expected),
        sensitivity=_sensitivity(components, workload, catalog, expected),
        month_12_usd=growth[-1],
        growth=growth,
        per_1k_predictions_usd=_per_1k(expected, workload),
        delta=delta(lines, parent, parent_version) if parent else None,
        exclusions=EXCLUSIONS,
        old_prices=old_prices(lines, made(catalog.prices.values())),
        price_book_as_of=min((line.as_of for line in lines if line.as_of != "unknown"), default=""),
        sources={code: book.title for code, book in catalog.sources.items() if code in {line.source for line in lines}},
    )


def price_design(components: Sequence[Component], workload: Workload, catalog: Catalog) -> list[CostLine]:
    """The lines of a whole design, its network included."""
    return price_components(counted(components, workload), workload, catalog)


def counted(components: Sequence[Component], workload: Workload) -> list[Component]:
    """With what the Terraform of other components makes, for the component that pays."""
    told: dict[str, dict[str, Scalar]] = {
        "govern.access": _network(components, workload),
        "govern.prompts": {"guarded": any(c.pattern_id == GUARDED for c in components)},
        "ingest.stream": {"landed": only_landed({c.role for c in components})},
    }
    return [c.model_copy(update={"params": {**told[c.role], **c.params}}) if c.role in told else c for c in components]


def _network(components: Sequence[Component], workload: Workload) -> dict[str, Scalar]:
    """Private endpoints, their zones and gateways by the names of the baselines' cost lines; {} where none is built."""
    own = [c for c in components if not c.pattern_id.startswith("k8s.")]
    clouds = {c.cloud for c in own}
    if clouds == {"aws"}:
        return {
            "private_services": len(network.services(own, private=workload.private_network)),
            "endpoint_zones": network.endpoint_zones(components),
        }
    return network_azure.counted(own, private=workload.private_network) if clouds == {"azure"} else {}


def private_usd(components: Sequence[Component], workload: Workload, catalog: Catalog) -> Decimal:
    """What a private network costs more a month than the network of this workload; 0 where that is private."""
    open_, private = (price_design(components, w, catalog) for w in (workload, workload.isolated()))
    return total(private) - total(open_)


def floor_usd(lines: Iterable[CostLine]) -> Decimal:
    """What the lines cost at zero traffic: the sum of the fixed ones."""
    return total(line for line in lines if line.fixed)


def _range(lines: Sequence[CostLine], catalog: Catalog) -> Range:
    """×0.7 and ×1.5 a line, unless the line has a spread of its own."""
    low = high = Decimal("0.00")
    for line in lines:
        if line.monthly_usd is not None:
            down, up = _spread(line, catalog)
            low += cents(line.monthly_usd * Decimal(str(down)))
            high += cents(line.monthly_usd * Decimal(str(up)))
    return Range(low=low, expected=total(lines), high=high)


def _spread(line: CostLine, catalog: Catalog) -> tuple[float, float]:
    name = line.line_id.rsplit("/", 1)[-1]
    own = next(cost.spread for cost in catalog.pattern(line.pattern_id).cost_lines if cost.id == name)
    return own or (LOW, HIGH)


def _by_capability(lines: Sequence[CostLine]) -> dict[str, Decimal]:
    names = sorted({line.capability for line in lines})
    return {name: total(line for line in lines if line.capability == name) for name in names}


def _drivers(lines: Sequence[CostLine], expected: Decimal) -> list[str]:
    """The three dearest lines with their share."""
    priced = sorted((line for line in lines if line.monthly_usd), key=lambda line: -(line.monthly_usd or 0))
    return [
        f"{line.service}, {line.dimension}: ${line.monthly_usd} a month"
        f" ({float(line.monthly_usd or 0) / float(expected):.0%})"
        for line in priced[:3]
    ]


def _sensitivity(
    components: Sequence[Component], workload: Workload, catalog: Catalog, expected: Decimal
) -> list[Sensitivity]:
    changes = [c for c in CHANGES if c.tokens == 1 or workload.tokens_in > 0]
    totals = [
        total(price_components(components, workload.scaled(traffic=c.traffic, tokens=c.tokens), catalog))
        for c in changes
    ]
    return [
        Sensitivity(change=c.text, monthly_usd=usd, delta_usd=usd - expected)
        for c, usd in zip(changes, totals, strict=True)
    ]


def _per_1k(expected: Decimal, workload: Workload) -> Decimal | None:
    if workload.predictions_month <= 0:
        return None
    return (expected / Decimal(str(workload.predictions_month)) * 1000).quantize(Decimal("0.0001"))
