"""`reports/cost.{json,md}`: the priced lines, their formulae, sources and dates."""

from __future__ import annotations

from core.costs import CostEstimate
from templates.catalog.load import catalog
from worker.reports.tables import table, usd


def markdown(estimate: CostEstimate) -> str:
    month = estimate.monthly_usd
    parts = [
        "# Cost report",
        f"Expected {usd(month.expected)} a month; low {usd(month.low)}, high {usd(month.high)}. "
        f"Method: {estimate.method}. Prices as of {estimate.price_book_as_of}.",
        "## Lines",
        _lines(estimate),
        "## Sources",
        _sources(estimate),
        "## By capability",
        table(("Capability", "USD a month"), ((k, usd(v)) for k, v in sorted(estimate.by_capability.items()))),
        "## Sensitivity",
        table(
            ("If", "USD a month", "Change"),
            ((s.change, usd(s.monthly_usd), usd(s.delta_usd)) for s in estimate.sensitivity),
        ),
        "## Not included",
        "\n".join(f"- {e}" for e in estimate.exclusions) or "- nothing named",
    ]
    if old := estimate.old_prices:
        parts += [
            "## Prices to look up again",
            f"{old.lines} of {len(estimate.lines)} lines, {usd(old.monthly_usd)} a month, rest on prices over "
            f"180 days old (30 for language models) on {old.judged_on}; the oldest is of {old.oldest}.",
        ]
    if estimate.unknown:
        parts += ["## Unknown prices", "\n".join(f"- {u}" for u in estimate.unknown)]
    return "\n\n".join(p.strip() for p in parts) + "\n"


def _sources(estimate: CostEstimate) -> str:
    """What the short names in the lines stand for."""
    named = sorted({line.source for line in estimate.lines} & set(catalog().sources))
    return table(("Source", "What it is"), ((name, catalog().sources[name].title) for name in named))


def _lines(estimate: CostEstimate) -> str:
    head = ("Service", "Dimension", "Quantity", "Unit price", "Region ×", "USD a month", "Formula", "Source", "As of")
    rows = (
        (
            line.service,
            line.dimension,
            f"{line.quantity:,.4g} {line.unit}",
            "unknown" if line.unit_price is None else f"{line.unit_price:.8g}",
            f"{line.region_multiplier:g}",
            usd(line.monthly_usd),
            line.formula,
            line.source,
            line.as_of,
        )
        for line in estimate.lines
    )
    return table(head, rows)
