"""Labelled briefs as examples of use cases: the signs of the whole brief, and the use case or none."""

from __future__ import annotations

from agents.intake import text
from agents.intake.fitted import gist
from agents.intake.meaning import terms
from agents.intake.meaning.scene import Scene
from bench.eval.cases import Case
from bench.fit.logistic import Example, Settings

FIELD = "project.domain"
SETTINGS = Settings(most=4000, decay=0.005, rounds=15, least=0.05)


def examples(case: Case) -> list[Example]:
    """One example a brief, none where the use case is left open."""
    if FIELD in case.ignore:
        return []
    document = text.read(case.brief)
    label = {**case.stated, **case.inferred}.get(FIELD)
    return [(frozenset(gist.signs(Scene(document, terms.find(document)))), str(label or gist.NONE))]
