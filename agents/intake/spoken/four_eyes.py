"""A model that somebody else than its developer has to approve, and nobody else who may."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "four_eyes"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Independent approval is a condition, the team is one person, and others are ruled out."""
    size = c.team.size
    approved = demanded(document, KIND, "independent")
    if size is None or size.value > 1 or approved is None:
        return
    nobody = demanded(document, KIND, "nobody") or refused(document, KIND, "others")
    if nobody is not None:
        text = f"“{approved}” takes a second person; there is {size.value:g}, and “{nobody}”."
        ways = (
            Way("Let a second person validate", {"team.size": 2}),
            Way("Buy an independent validation"),
        )
        yield Clash(("team.size", "regimes") if c.regimes is not None else ("team.size",), text, ways)
