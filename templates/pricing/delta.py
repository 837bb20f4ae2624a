"""The difference between two estimates, in total and line by line."""

from __future__ import annotations

from collections.abc import Sequence

from core.costs import CostEstimate, CostLine, Delta
from templates.pricing.lines import total


def delta(lines: Sequence[CostLine], parent: CostEstimate, parent_version: int) -> Delta:
    """This estimate minus the parent's: in total and for every line that changed, biggest change first."""
    before = {line.line_id: line for line in parent.lines}
    after = {line.line_id: line for line in lines}
    rows = [_row(name, before.get(name), after.get(name)) for name in sorted({*before, *after})]
    changed = sorted((row for row in rows if row["before"] != row["after"]), key=_by_size)
    usd = total(lines) - parent.monthly_usd.expected
    base = parent.monthly_usd.expected
    return Delta(
        against_version=parent_version, usd=usd, pct=round(float(usd / base) * 100, 1) if base else None, lines=changed
    )


def _row(name: str, before: CostLine | None, after: CostLine | None) -> dict[str, str | float | None]:
    """A missing line counts as nothing spent; a line whose price is unknown makes the change unknown."""
    old, new = _usd(before), _usd(after)
    change = None if old is None or new is None else round(new - old, 2)
    return {"line_id": name, "before": old, "after": new, "usd": change}


def _usd(line: CostLine | None) -> float | None:
    if line is None:
        return 0.0
    return None if line.monthly_usd is None else float(line.monthly_usd)


def _by_size(row: dict[str, str | float | None]) -> float:
    return -abs(float(row["usd"] or 0.0))
