"""What was ruled out, with its numbers: what it would cost here, what it would add, and what would let it back in."""

from __future__ import annotations

from agents.selection.candidate import place, price
from agents.selection.limits import HEADROOM
from agents.selection.scores import SHARES
from agents.selection.shortlist import SMALL_BUDGET
from agents.selection.terms import Terms
from agents.vocabulary import money, rate
from core.constraints import Strict
from core.plan import Elimination
from templates.catalog.pattern import Pattern

BACK = {
    "EXC-01": "it is no longer forbidden",
    "LIF-01": "never for a new design; only where it already runs",
    "REG-04": "another region is allowed, or it comes to this one",
    "SEL-01": "the law that rules it out does not apply",
    "HIP-01": "the provider covers it for health data",
    "LAT-04": "requests become smaller",
    "LAT-07": "older data will do",
    "LAT-01": "callers can wait longer",
    "SEL-06": "the answer may come in one piece",
    "SEL-08": "the stream stays smaller",
    "SEL-09": "what is read are rows, no pictures",
    "SEL-10": "every caller may see every document",
    "SEL-11": "documents may wait for a run",
    "SEL-12": "nobody has to decide on cases",
    "SEL-07": "code for this shape is written",
}


class Excluded(Strict):
    """`monthly_usd` None = no known price; `p95_ms` None = it is on no path that is waited for."""

    product: str
    role: str = ""
    reason: str
    monthly_usd: float | None = None
    p95_ms: float | None = None
    flip_if: str = ""


def excluded(out: Elimination, terms: Terms) -> Excluded:
    pattern = terms.catalog.pattern(out.pattern_id)
    monthly, fixed = price(place(pattern, out.role, terms, {}), terms)
    return Excluded(
        product=pattern.id,
        role=out.role,
        reason=f"{out.rule}: {out.reason}",
        monthly_usd=None if monthly is None else float(monthly),
        p95_ms=pattern.latency.p95_ms or None,
        flip_if=_back(out, pattern, float(fixed), terms),
    )


def _back(out: Elimination, pattern: Pattern, fixed: float, terms: Terms) -> str:
    """What would have to change for the filter to let it pass."""
    match out.rule:
        case "LIM-01":
            return f"the peak stays under {rate(pattern.limits['max_rps'] / HEADROOM)}"
        case "BUD-03":
            enough = fixed / SHARES[out.role.split(".", maxsplit=1)[0]]
            return f"the budget is {money(max(enough, SMALL_BUDGET))} a month or more"
    return BACK.get(out.rule, "the brief changes so that this no longer holds")
