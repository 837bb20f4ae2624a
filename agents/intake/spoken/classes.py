"""No data of persons of any kind, and columns that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import every, firm, pattern, quoted, said
from agents.intake.spoken.laws import OPEN
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing personal is in the data, and each record of them says whose it is."""
    none = said(document, "classes", "none")
    held = next((m for m in every(document, "classes", "record") if _is_held(document, m)), None)
    if none is None or held is None:
        return
    named = [str(name) for name in c.data_classes.value] if c.data_classes is not None else []
    ways = (
        Way("Treat the data as those of persons", {"data_classes": [n for n in named if n not in OPEN] or ["pii"]}),
        Way("Leave the columns that name persons out", {"data_classes": ["internal"], "regimes": None}),
    )
    words = quoted(held)
    yield Clash(("data_classes",), f"“{none}” and “{words}” cannot both hold.", ways)


def _is_held(document: Document, match: re.Match[str]) -> bool:
    """Whether the record is one of this system: not denied, not taken out before it gets here."""
    sentence = document.sentence_at(match.start()).text
    meant = stance(document, match.start(), match.end())
    denied = meant.negated or meant.absent or meant.refused
    return firm(document, match) and not denied and not pattern("classes", "removed").search(sentence)
