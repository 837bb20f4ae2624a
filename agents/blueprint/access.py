"""Who may see which document: taken over with it, applied before the search, tested for leaks and watched."""

from __future__ import annotations

from agents.expertise.model import Expertise
from agents.view import View
from core.constraints import Strict
from core.yaml_text import beside

RULES: dict[str, dict[str, str]] = beside(__file__)
FIELD = "data.access_rules"
EVERY_MIN, CASES = 15, 50


class DocumentAccess(Strict):
    """How rights reach the index and every question; a right that is taken away acts within `acts_within_min`."""

    rules: str
    taken_over: str
    every_min: int
    acts_within_min: int
    applied: str


def planned(view: View, known: Expertise) -> DocumentAccess | None:
    """None where nothing is retrieved, or where no rule is stated."""
    row = RULES.get(str(view.value(FIELD, "none")))
    if row is None or not _retrieves(known):
        return None
    return DocumentAccess(rules=str(view.value(FIELD)), taken_over=row["taken_over"], every_min=EVERY_MIN,
                          acts_within_min=EVERY_MIN, applied=row["applied"])  # fmt: skip


def told(view: View, known: Expertise) -> bool:
    """Whether the brief says anything of who may see what, be it that everybody may."""
    return not _retrieves(known) or view.value(FIELD) is not None


def leaks() -> str:
    """The test that no answer rests on what its caller may not see."""
    return f"{CASES} questions whose source the caller may not see, for each kind of right: 0 leaks, blocking"


def _retrieves(known: Expertise) -> bool:
    return known.llm is not None and known.llm.chunk_tokens > 0
