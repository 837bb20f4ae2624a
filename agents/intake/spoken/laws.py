"""Which law holds for a brief: by the regimes it names, else by where its data are bound to or stored."""

from __future__ import annotations

from typing import Any

from agents.intake.words import load
from core.constraints import Constraints
from templates.regions import UnknownResidency, in_residency, wider

OPEN = {"public", "internal"}


def holding(c: Constraints, duty: str) -> str | None:
    """The law of `lexicon/spoken/laws.yaml` that imposes the duty on this system, as it is cited; None without one."""
    named = set(c.regimes.value) if c.regimes is not None else set()
    rows = load("spoken/laws")[duty]
    found = next((row for row in rows if named & set(row["regimes"])), None)
    if found is None and not _impersonal(c):
        found = next((row for row in rows if _inside(c, row)), None)
    return None if found is None else str(found["name"])


def beside(c: Constraints, *fields: str) -> tuple[str, ...]:
    """The fields of a clash with a law: the regimes too where the brief names any."""
    return (*fields, "regimes") if c.regimes is not None else fields


def _impersonal(c: Constraints) -> bool:
    return c.data_classes is not None and set(c.data_classes.value) <= OPEN


def _inside(c: Constraints, row: dict[str, Any]) -> bool:
    if c.residency is not None:
        return c.residency.value in row["areas"] or _country_of(str(c.residency.value), row)
    if c.regions is None or not row.get("stored"):
        return False
    return any(all(in_residency(ref.id, area) for ref in c.regions.value) for area in row["areas"])


def _country_of(residency: str, row: dict[str, Any]) -> bool:
    """`country:IE` is inside the EU."""
    try:
        return any(area in wider(residency) for area in row["areas"])
    except UnknownResidency:
        return False
