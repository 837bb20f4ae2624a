"""Who may see a document is nobody's decision on a result, and no reason owed for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.intake.mention import Mention
from agents.intake.text import Document

FIELD, OTHERS = "data.access_rules", ("human_in_loop", "explainability")
_APART = re.compile(r"[,;:.]")


def settle(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, without what the words of a right seem to say of people who decide."""
    told = [m for m in found if m.field == FIELD]
    return [m for m in found if m.field not in OTHERS or not any(_is_one(document, m, right) for right in told)]


def _is_one(document: Document, one: Mention, right: Mention) -> bool:
    """Whether both stand in one piece of a sentence."""
    first, last = sorted((one, right), key=lambda m: m.start)
    return last.start < first.end or not _APART.search(document.text, first.end, last.start)
