"""The whole team counted twice, with two results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.intake import matters
from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm
from agents.intake.spoken.periods import amount
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "heads"
FIELD = "team.size"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """All of it each time, at one time and for one task."""
    told = [m for m in every(document, KIND, "whole") if firm(document, m) and amount(m)]
    for one, other in pairwise(told):
        if amount(one) != amount(other) and _is_one(document, one, other):
            words = " and ".join(f"“{' '.join(m.group().split())}”" for m in (one, other))
            ways = [Way(f"Count {amount(m):g} people", {FIELD: amount(m)}) for m in (one, other)]
            yield Clash((FIELD,), f"{words} cannot both be the whole team.", tuple(ways))
            return


def _is_one(document: Document, one: re.Match[str], other: re.Match[str]) -> bool:
    apart = document.sentence_at(one.start()) != document.sentence_at(other.start())
    return apart and matters.is_one_thing(document, FIELD, one.span(), other.span())
