"""Which laws hold: of the people and the company's countries, of the data, and of the use."""

from __future__ import annotations

from typing import Any

from agents.intake.assembly import Facts
from agents.intake.inference.inferred import guess, said, usual, value_of
from agents.intake.words import load
from agents.vocabulary import CLASSES, REGIMES, listed
from core.constraints import Source
from templates import countries
from templates.regions import country_of

FIELD = "jurisdictions"


def jurisdictions(facts: Facts) -> Facts:
    """The countries of people and company: those named of them and where data must stay, else of regions or money."""
    areas, residency = load("laws")["areas"], str(value_of(facts, "residency") or "none")
    bound = areas.get(residency, residency.removeprefix("country:") if ":" in residency else None)
    named = facts.get(FIELD)
    if named is None:
        told = {FIELD: guess([bound], f"data stay in {residency}", 0.8)} if bound is not None else {}
        return told or _of_machines(facts) or _of_money(facts)
    if bound is None or bound in named.value:
        return {}
    joined = {"value": sorted({*named.value, bound}), "because": f"{named.because}; data stay in {residency}"}
    return {FIELD: named.model_copy(update=joined)}


def _of_machines(facts: Facts) -> Facts:
    stated = facts.get("regions")
    if stated is None or stated.source is not Source.STATED:
        return {}
    found = {country_of(ref.id): ref.id for ref in stated.value}
    found.pop(None, None)
    return (
        {FIELD: guess(sorted(filter(None, found)), f"data are stored in {', '.join(found.values())}", 0.6)}
        if found
        else {}
    )


def _of_money(facts: Facts) -> Facts:
    currency = value_of(facts, "budget.currency")
    country = load("laws")["money"].get(currency)
    return {FIELD: guess([country], f"the budget is in {currency}", 0.5)} if country else {}


def regimes(facts: Facts) -> Facts:
    """Where no law is named: those of the data the brief holds and of the place it binds them to."""
    residency = str(value_of(facts, "residency") or "none")
    bound = load("laws")["areas"].get(residency, residency.removeprefix("country:"))
    if "regimes" in facts or "data_classes" not in facts:
        return {}
    return _laws("regimes", facts, [bound], None, frozenset())


def implied(facts: Facts) -> Facts:
    """The further laws that hold for these people, data and this use, whichever are named."""
    places = value_of(facts, FIELD) or []
    known = frozenset(value_of(facts, "regimes") or ())
    return _laws("implied_regimes", facts, places, usual(facts), known)


def _laws(field: str, facts: Facts, places: list[str], use: Any, known: frozenset[str]) -> Facts:
    rows = [row for row in load("laws")["laws"] if row["regime"] not in known and _holds(row, facts, places, use)]
    if not rows:
        return {}
    reasons = [f"{REGIMES[row['regime']]}: {_subject(row, facts, use)}{_where(row, places)}" for row in rows]
    return {field: guess(sorted(row["regime"] for row in rows), "; ".join(reasons), 0.7)}


def _where(row: dict[str, Any], places: list[str]) -> str:
    here = [place for place in places if place in row.get("of", ())]
    return f" of people in {listed([countries.place(one) for one in here])}" if here else ""


def _holds(row: dict[str, Any], facts: Facts, places: list[str], use: Any) -> bool:
    here = "of" not in row or bool(set(row["of"]) & set(places))
    data = "classes" not in row or bool(_held(row, facts))
    return here and data and ("uses" not in row or use in row["uses"])


def _held(row: dict[str, Any], facts: Facts) -> list[str]:
    personal = load("laws")["personal"]
    wanted = {name for kind in row.get("classes", ()) for name in (personal if kind == "personal" else [kind])}
    return sorted(wanted & set(value_of(facts, "data_classes") or ()))


def _subject(row: dict[str, Any], facts: Facts, use: Any) -> str:
    return f"{listed([CLASSES[name] for name in _held(row, facts)])} data" if "classes" in row else said(use)
