"""Which of the open questions are worth asking, and in which order."""

from __future__ import annotations

from collections.abc import Set

from agents.intake.asking.candidates import Candidate, rows
from agents.intake.asking.impact import Impact

LOADS = ("throughput.predictions_per_day", "throughput.docs_per_day", "throughput.events_per_s")
FIRST = ("project.domain", "serving_mode", "budget.monthly_usd", *LOADS)  # the kind of system, its price, its load
AMOUNTS = ("throughput.", "data.")
UNWEIGHED = ("law", "always", "moves")  # asked where no planner says what an answer moves

Weighed = tuple[Candidate, Impact | None]  # None: no planner weighed it


def worth(weighed: list[Weighed], contrary: Set[str]) -> list[Weighed]:
    """Those whose answer moves something, most decisive first.

    What says the same as one before is dropped, and what only goes beside others where it is alone.
    """
    kept = [pair for pair in weighed if pair[0].field in contrary or _matters(pair[0], pair[1])]
    spoken = {row.field for row, _ in kept if row.spoken}
    kept = [pair for pair in kept if not spoken & set(pair[0].unless_spoken)]
    if all(row.asked == "beside" for row, _ in kept):
        return []
    return _once(sorted(kept, key=lambda pair: _rank(pair[0], pair[1], contrary)), contrary)


def _once(ranked: list[Weighed], contrary: Set[str]) -> list[Weighed]:
    """Of two questions whose answers say the same, in documents and in predictions, the first."""
    asked: list[Weighed] = []
    for row, impact in ranked:
        same = any(row.field in before.settled_by and before.field in row.settled_by for before, _ in asked)
        if row.field in contrary or not same:
            asked.append((row, impact))
    return asked


def _matters(row: Candidate, impact: Impact | None) -> bool:
    """The law and money always do, the rest where it moves patterns or the budget's verdict; an amount, or a vague
    word, also where the answers lie far apart on the bill.
    """
    if row.asked in ("law", "always") or impact is None:
        return row.asked in UNWEIGHED
    amount = row.field.startswith(AMOUNTS) or bool(row.spoken)
    return not row.law and (bool(impact.roles) or impact.turns or (amount and impact.dear))


def _rank(row: Candidate, impact: Impact | None, contrary: Set[str]) -> tuple[int, float, int]:
    """Contradictions, the law, the kind of system, its budget and load, vague words, then by what an answer moves."""
    order = [r["field"] for r in rows()].index(row.field)
    if row.field in contrary:
        return 0, 0.0, order
    if row.law:
        return 1, 0.0, order
    if row.field in FIRST:
        return 2, 0.0, order
    return (5 if row.asked == "beside" else 3 if row.spoken else 4), -(impact.alone if impact else 0.0), order
