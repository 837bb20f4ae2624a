"""Credit refused without reasons."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.laws import beside, holding
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

CREDIT = ("credit_risk", "credit", "lending", "underwriting")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Who is refused credit has to be told the main reasons (policy FIN-01)."""
    law = holding(c, "reasons")
    if law is None or not _is_credit(document, c):
        return
    if (told := demanded(document, "reasons", "refused")) is not None:
        text = f"“{told}”, and whoever is refused credit has to be told the main reasons ({law})."
        ways = (Way("Give the main reasons with every refusal", {"explainability": "adverse_action"}),)
        yield Clash(beside(c, "explainability"), text, ways)


def _is_credit(document: Document, c: Constraints) -> bool:
    domain = c.project.domain
    return (domain is not None and domain.value in CREDIT) or said(document, "reasons", "credit") is not None
