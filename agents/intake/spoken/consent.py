"""Rights of persons that a brief denies them: consent, being told of a machine, deletion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded
from agents.intake.spoken.laws import OPEN, beside, holding
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

# Data class -> the frame that refuses the consent they need, and whose it is (policy PII-10).
CONSENTS = {
    "children": ("parents", "their parents'", "COPPA; GDPR, article 8"),
    "biometric": ("persons", "their", "GDPR, article 9; BIPA"),
}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    classes = [] if c.data_classes is None else [str(name) for name in c.data_classes.value]
    for name, (frame, whose, law) in CONSENTS.items():
        if name in classes and (told := demanded(document, "consent", frame)):
            text = f"“{told}”: {name} data are used with {whose} consent only ({law})."
            rest = [other for other in classes if other != name] or ["internal"]
            ways = (
                Way(f"Ask for {whose} consent"),
                Way(f"Leave {name} data out", {"data_classes": rest}),
            )
            yield Clash(beside(c, "data_classes"), text, ways)
    yield from _told(document, c)
    yield from _deleted(document, c, classes)


def _told(document: Document, c: Constraints) -> Iterator[Clash]:
    """Who talks to a machine is told so (policy AIA-50)."""
    law, words = holding(c, "machine"), demanded(document, "consent", "disguised")
    if law is not None and words is not None:
        text = f"“{words}”: who talks to a machine has to be told so ({law})."
        yield Clash(("project.problem_type", "regimes"), text, (Way("Say that a machine answers"),))


def _deleted(document: Document, c: Constraints, classes: list[str]) -> Iterator[Clash]:
    """Persons have their data deleted on request (policy PII-07)."""
    law, words = holding(c, "erasure"), demanded(document, "consent", "undeleted")
    if law is not None and words is not None and not set(classes) <= OPEN:
        text = f"“{words}”: data of persons are deleted when they ask for it ({law})."
        yield Clash(beside(c, *_kept(c)), text, (Way("Delete on request"),))


def _kept(c: Constraints) -> list[str]:
    kept: Any = c.retention_days.raw
    return ["data_classes"] if kept is None else ["retention_days.raw"]
