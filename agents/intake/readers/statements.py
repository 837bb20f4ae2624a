"""Fields read by evidence: whether people decide, whether anybody is on call, and what is explained to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.meaning import evidence
from agents.intake.meaning.evidence import Said
from agents.intake.meaning.polarity import is_later
from agents.intake.meaning.scheme import Scheme, scheme
from agents.intake.mention import Mention
from agents.intake.text import Document

SCHEMES = ("human_in_loop", "explainability", "oncall")


def read(document: Document) -> Iterator[Mention]:
    """A mention for the weightiest clause of every value that is said of a field."""
    for name in SCHEMES:
        plan = scheme(name)
        for value, said in _prevailing(_best(document, plan), plan).items():
            yield Mention(plan.field, value, said.start, said.end)


def _best(document: Document, plan: Scheme) -> dict[Any, Said]:
    best: dict[Any, Said] = {}
    for said in evidence.read(document, plan):
        value = max(said.weights, key=lambda v: said.weights[v])
        weight = said.weights[value]
        if weight < plan.threshold or (value in best and best[value].weights[value] >= weight):
            continue
        if not is_later(document.sentence_at(said.start), said.start):
            best[value] = said
    return best


def _prevailing(best: dict[Any, Said], plan: Scheme) -> dict[Any, Said]:
    """Of two values the prevailing one, unless the other weighs more by a margin: clear cases may go unattended."""
    said = best.get(plan.prevails)
    if said is None or len(best) == 1:
        return best
    others = max(other.weights[value] for value, other in best.items() if value != plan.prevails)
    wins = bool(plan.firm & said.names) or said.weights[plan.prevails] + plan.margin >= others
    return {v: s for v, s in best.items() if (v == plan.prevails) is wins}
