"""A hosted model whose calls are spread over a larger area than the one the data must stay in."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.hosted_models import models
from agents.intake.spoken.verdict import insisted
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from templates.countries import called
from templates.regions import UnknownResidency, within

KIND = "profiles"
AREAS = {"eu_only": "the EU", "us": "the United States", "anywhere": "the whole world"}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The profile is demanded, and it reaches beyond the residency (policy REG-03)."""
    where = "none" if c.residency is None else str(c.residency.value)
    for area, name in AREAS.items() if where != "none" else ():
        told = insisted(document, KIND, area)
        if told is None or _is_inside(area, where):
            continue
        text = f"“{told}”: it takes calls anywhere in {name}, and the data must stay in {called(where)}."
        ways = (
            Way("Call the model in a region inside it"),
            Way(f"Allow {name}", {"residency": None if area == "anywhere" else area}),
        )
        named = [f"tooling.{name}" for name in ASKED if models().intersection(values(getattr(c.tooling, name)))]
        yield Clash(("residency", *named[:1]), text, ways)
        return


def _is_inside(area: str, residency: str) -> bool:
    try:
        return area != "anywhere" and (area == residency or within(area, residency))
    except UnknownResidency:
        return True
