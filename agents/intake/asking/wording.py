"""A question as a person reads it: what is asked, why, what it moves, and what happens without an answer."""

from __future__ import annotations

from typing import Any

from agents.intake.asking.candidates import Candidate, Known
from agents.intake.asking.impact import Impact
from agents.reporting.facts import asked
from agents.reporting.words import label
from agents.vocabulary import count
from core.constraints import Conflict, Fact, Question
from templates.countries import called

ROLES_TOLD = 4
ALONE = {"usd": "sizes the bill", "ms": "decides how results are served", "shape": "decides what kind of system it is"}


def question(row: Candidate, impact: Impact | None, known: Known) -> Question:
    """What the brief is taken to mean is offered as the default, else the usual answer."""
    fact = known.get(row.field)
    guess = None if fact is None else _shown(fact.value)
    default = row.default if guess is None else guess
    effect = row.default_effect if guess is None else f"The brief is taken to mean {_read(row, guess)}."
    return Question(
        field=row.field,
        question=row.question,
        why=row.why,
        impact=_moves(row, impact or Impact()),
        options=[str(option) for option in row.options],
        default=default,
        default_effect=effect.replace("{default}", _said(row.field, default)),
    )


def between(field: str, known: Known, conflict: Conflict) -> Question:
    """A field that is not asked about otherwise, and that the brief gives two values for: no default decides."""
    told = [way.put[field] for way in conflict.relaxations if way.put.get(field) is not None]
    values = told or ([known[field].value] if field in known else [])
    return Question(
        field=field,
        question=f"Which value holds for “{label(field)}”?",
        why=conflict.explanation,
        impact="the brief contradicts itself",
        options=list(dict.fromkeys(str(_shown(value)) for value in values)),
        default=None,
        default_effect="Without an answer the contradiction stays open.",
    )


def _moves(row: Candidate, impact: Impact) -> str:
    parts = ["legal duties depend on it"] if row.law else []
    if impact.roles:
        told = ", ".join(impact.roles[:ROLES_TOLD])
        parts.append(f"changes {count(len(impact.roles), 'component')} ({told})")
    if impact.turns:
        parts.append("decides whether the budget holds")
    if impact.usd >= 1:
        parts.append(f"up to ${impact.usd:,.0f} a month")
    if impact.ms >= 1:
        parts.append(f"up to {impact.ms:,.0f} ms at the 95th percentile")
    return "; ".join(parts) or ALONE[row.impact]


def _read(row: Candidate, value: Any) -> str:
    return asked(row.field, Fact(value=value, unit=row.unit)) if row.unit else _said(row.field, value)


def _said(field: str, value: Any) -> str:
    if field == "serving_mode":
        return asked(field, Fact(value=value))
    if field == "residency":
        return called(str(value))
    if field == "project.domain":
        return str(value).replace("_", " ")
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _shown(value: Any) -> Any:
    return [str(v) for v in value] if isinstance(value, list) else value
