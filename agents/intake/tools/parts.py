"""A refusal of what a product brings along (`not HubSpot's own scoring`), which refuses no product."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.names import Name
from agents.intake.words import load, spaced

_LEFT = 20


def is_part(document: Document, name: Name, said: Evidence) -> bool:
    """Whether a function of the product is refused, or a direct line to it, and not the product."""
    if said.meaning != "forbid":
        return False
    left = document.low[max(0, name.start - _LEFT) : name.start]
    direct = _frame("direct").search(left) and _frame("behind_direct").match(document.low, name.end)
    return bool(_frame("behind").match(document.low, name.end) or direct)


@cache
def _frame(which: str) -> re.Pattern[str]:
    return re.compile(spaced("|".join(load("tools/parts")[which])))
