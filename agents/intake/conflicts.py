"""Contradictions and sets of constraints that cannot all hold, with the cheapest ways out."""

from __future__ import annotations

from itertools import islice
from typing import Any

from agents.intake import clashes, matters, minimal, planner, settlements, spoken, text
from agents.intake.clashes.clash import Clash
from agents.intake.planner import Planner
from agents.intake.text import Document
from agents.intake.twice.subjects import subjects
from agents.intake.ways import Way, after, relaxation, together
from core.constraints import Conflict, Constraints, Intake, Relaxation

SETTLED_FIRST = {"residency", "cloud"}
MEASURED = ("throughput.", "latency.")
PEAK = {"peak", "averag", "sec"}
LOAD = {"request", "score", "answer", "queri", "transaction"}  # what one result goes by
COUNTED = {"throughput.docs_per_day", "throughput.predictions_per_day", "throughput.events_per_s"}


def find(intake: Intake, choose: Planner | None = planner.choose) -> list[Conflict]:
    """Contradictions within the brief, then what no design can satisfy however those are settled.

    Ways out are priced by `choose`; None looks for contradictions only.
    """
    own = {_fields(conflict): conflict for conflict in of_itself(intake)}
    found = [own.pop(_fields(c), c) for c in settlements.open_(intake.conflicts, intake.settled)] + list(own.values())
    found = [c for c in found if not follows(c, found)]
    if choose is None:
        return found
    left = _infeasible(intake.constraints, found, choose)
    return [_priced(c, _settled(c, [*found, *left], intake.constraints), choose) for c in found] + left


def _settled(conflict: Conflict, others: list[Conflict], constraints: Constraints) -> Constraints:
    """The constraints with the other conflicts out of the way, by a way out that works where one is known."""
    gone: dict[str, Any] = {}
    for other in others:
        if other is not conflict:
            gone |= _way_of(other)
    return after(constraints, {field: value for field, value in gone.items() if field not in conflict.fields})


def _way_of(conflict: Conflict) -> dict[str, Any]:
    """What settles it: as much money as it takes, else the cheapest way that has a price, else none of its fields."""
    ways = [way.put for way in conflict.relaxations if way.monthly_usd is not None and way.put]
    if any("budget.monthly_usd" in put for put in ways):
        return {"budget.monthly_usd": None}
    return ways[0] if ways else dict.fromkeys(conflict.fields)


def of_itself(intake: Intake) -> list[Conflict]:
    """What the fields contradict among themselves, what the words say against them, and what they mean beside that;
    without what a person settled."""
    said = list(spoken.found(intake))
    typed = _typed(intake)
    doubted = {field for clash in (*typed, *said) for field in clash.fields}
    doubted |= {field for conflict in intake.conflicts for field in conflict.fields}
    doubted |= {field for settlement in intake.settled for field in settlement.fields}
    heard = [clash.told(intake.constraints, None, heard=True) for clash in (*said, *spoken.meant(intake, doubted))]
    return settlements.open_([*(clash.told(intake.constraints, None) for clash in typed), *heard], intake.settled)


def _typed(intake: Intake) -> list[Clash]:
    return [clash for clash in clashes.found(intake.constraints) if not _told_apart(clash, intake)]


def _fields(conflict: Conflict) -> tuple[str, ...]:
    return tuple(sorted(conflict.fields))


def _told_apart(clash: Clash, intake: Intake) -> bool:
    """Whether two rates or times that clash are said of different days, systems or things."""
    facts = dict(intake.constraints.leaves())
    spans = [facts[field].span for field in clash.fields if field.startswith(MEASURED) and field in facts]
    if len(spans) != 2 or None in spans or not intake.brief.strip():
        return False
    one, other = ((start, end) for start, end in filter(None, spans))
    document = text.read(intake.brief)
    if set(clash.fields) & COUNTED and _count_other_things(document, one, other):
        return True
    return matters.are_of_two(document, one, other)


def _count_other_things(document: Document, one: matters.Span, other: matters.Span) -> bool:
    """`3 M messages a day, at the peak 12 photos a second`: amounts, or else sentences, with nothing in common."""
    named = [subjects(document.low[start:end]) - PEAK for start, end in (one, other)]
    if not all(named):
        named = [subjects(document.sentence_at(start).text.lower()) - PEAK for start, _ in (one, other)]
    first, second = named
    return bool(first and second) and not first & second and not (first | second) & LOAD


def follows(conflict: Conflict, others: list[Conflict]) -> bool:
    """Whether a field of its own is in doubt by itself: what a place contradicts is known once the place is."""
    doubted = {other.fields[0] for other in others if len(other.fields) == 1}
    return len(conflict.fields) > 1 and bool(doubted & SETTLED_FIRST & set(conflict.fields))


def _priced(conflict: Conflict, constraints: Constraints, choose: Planner | None) -> Conflict:
    """With what each way out costs, where that is not known yet."""
    ways = [way if way.monthly_usd is not None else _anew(way, constraints, choose) for way in conflict.relaxations]
    if choose is not None and not any(way.monthly_usd is not None for way in ways):
        found = (together(constraints, way, choose) for way in ways)
        ways = [*ways, *islice(filter(None, found), 1)]
    return conflict.model_copy(update={"relaxations": ways})


def _anew(way: Relaxation, constraints: Constraints, choose: Planner | None) -> Relaxation:
    return relaxation(constraints, Way(way.change, way.put, way.times, way.least_usd), choose)


def _infeasible(constraints: Constraints, found: list[Conflict], choose: Planner) -> list[Conflict]:
    """The minimal sets among what is not contradicted."""
    open_ = dict.fromkeys(field for conflict in found for field in conflict.fields)
    rest = after(constraints, open_) if open_ else constraints
    conflicts = list(choose(rest).conflicts)
    return minimal.explained(conflicts, rest, choose) if conflicts else []


def stated(intake: Intake, choose: Planner = planner.choose) -> list[Conflict]:
    """The intake's own contradictions, their ways out priced."""
    return [_priced(c, _settled(c, intake.conflicts, intake.constraints), choose) for c in intake.conflicts]


def consistency(intake: Intake) -> list[Conflict]:
    """The contradictions of its values that nobody settled; they need no planner to be seen."""
    return settlements.open_([clash.told(intake.constraints, None) for clash in _typed(intake)], intake.settled)
