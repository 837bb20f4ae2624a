"""Records of persons that nothing can delete, and a right to have them deleted."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.laws import OPEN, beside, holding
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "immutable"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is written stays readable for good, no statute asks for it, and persons have it erased (policy PII-07)."""
    classes = set() if c.data_classes is None else set(map(str, c.data_classes.value))
    erased = demanded(document, KIND, "erased") or holding(c, "erasure")
    if not classes or classes <= OPEN or erased is None:
        return
    locked = demanded(document, KIND, "locked")
    plain = refused(document, KIND, "unreadable") or said(document, KIND, "clear")
    if locked is None or plain is None or insisted(document, KIND, "owed"):
        return
    text = f"“{locked}”, “{plain}”, and “{erased}”: what nobody can delete or make unreadable is not erased."
    ways = (
        Way("Encrypt each person's records with a key of their own, and destroy it on request"),
        Way("Keep names apart, in a store that deletes"),
        Way("Do without the lock"),
    )
    yield Clash(beside(c, "retention_days.raw"), text, ways)
