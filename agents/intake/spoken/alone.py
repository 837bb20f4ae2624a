"""Decisions with legal or similar effect that a machine takes alone, without anybody to turn to afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.laws import beside, holding
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints, Source


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nobody looks at a case and nobody can be turned to, where the law gives persons a right to it (policy GDP-22)."""
    law, matter = holding(c, "automated"), said(document, "alone", "matter")
    none = _nobody(document, c)
    remedy = demanded(document, "alone", "remedy") or refused(document, "alone", "recourse")
    if law is None or matter is None or none is None or remedy is None or insisted(document, "alone", "open"):
        return
    text = f"“{none}” and “{remedy}”: a decision of this weight needs a person to turn to ({law})."
    ways = (Way("Let a person review what is contested", {"human_in_loop": True}),)
    yield Clash(beside(c, "human_in_loop"), text, ways)


def _nobody(document: Document, c: Constraints) -> str | None:
    told = demanded(document, "alone", "nobody") or refused(document, "alone", "involved")
    human = c.human_in_loop
    if told is None and human is not None and not human.value and human.source is Source.STATED and human.span:
        return " ".join(document.text[slice(*human.span)].split())
    return told
