"""Reasons owed for decisions of a bought model that tells nobody how it comes to them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.laws import beside
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "opaque"
OWED = ("adverse_action", "per_prediction")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The model is closed, may not be probed or replaced, and each result needs its true reasons (policy FIN-01)."""
    owed = c.explainability
    if owed is None or owed.value not in OWED:
        return
    closed = demanded(document, KIND, "closed") or insisted(document, KIND, "box")
    other, probed = refused(document, KIND, "other"), refused(document, KIND, "probed") or said(document, KIND, "blind")
    if closed is None or other is None or probed is None:
        return
    text = f"“{closed}” and “{probed}”: nobody can tell the reasons of its results, and “{other}”."
    ways = (
        Way("Take a model whose reasons can be told", {"tooling.prefer": None}),
        Way("Get the reasons from its maker by contract"),
        Way("Do without reasons, where the law allows it", {"explainability": "none"}),
    )
    yield Clash(beside(c, "explainability", "tooling.prefer"), text, ways)
