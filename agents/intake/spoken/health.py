"""Health data in the United States: no provider without its contract."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, said
from agents.intake.spoken.laws import beside
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    regimes, classes = (set(f.value) if f is not None else set() for f in (c.regimes, c.data_classes))
    if "hipaa" in regimes and "phi" in classes:
        yield from _contract(document, c)


def _contract(document: Document, c: Constraints) -> Iterator[Clash]:
    """A provider that signs nothing, and no other one allowed (policy HIP-01)."""
    told = next((m for m in every(document, "health", "unsigned") if not _elsewhere(document, m.start())), None)
    if told is None or said(document, "health", "bound") is None:
        return
    words = " ".join(told.group().split())
    text = f"“{words}”, and no other may be taken: health data go to no provider without that contract (HIPAA)."
    ways = (
        Way("Take a provider that signs it", {"tooling.prefer": None, "tooling.existing": None}),
        Way("Take out what identifies patients first", {"data_classes": ["internal"], "regimes": None}),
    )
    yield Clash((*beside(c, "data_classes"), "tooling.prefer"), text, ways)


def _elsewhere(document: Document, start: int) -> bool:
    """`it signs no BAA, so we take another`: the brief has drawn the consequence itself."""
    return any(
        document.sentence_at(m.start()) == document.sentence_at(start) for m in every(document, "health", "instead")
    )
