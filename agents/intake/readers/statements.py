"""Fields read by evidence: whether people decide or are on call, what is explained, whether data are public, who sees
which documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from agents.intake.meaning import evidence
from agents.intake.meaning.evidence import Said
from agents.intake.meaning.polarity import is_later
from agents.intake.meaning.scheme import Scheme, scheme
from agents.intake.mention import Mention
from agents.intake.text import Document

SCHEMES = ("human_in_loop", "explainability", "oncall", "openness", "access")


def read(document: Document, names: Iterable[str] = SCHEMES) -> Iterator[Mention]:
    """A mention for the weightiest clause of every value that is said of a field."""
    for name in names:
        plan = scheme(name)
        told = list(_told(document, plan))
        for value, said in _prevailing(_best(told), plan).items():
            yield Mention(plan.field, value, said.start, said.end)


def _told(document: Document, plan: Scheme) -> Iterator[tuple[Any, Said]]:
    """What every clause says, where it says enough and not of later times."""
    for said in evidence.read(document, plan):
        value = max(said.weights, key=lambda v: said.weights[v])
        enough = said.weights[value] >= plan.threshold
        if enough and not is_later(document.sentence_at(said.start), said.start):
            yield value, said


def _best(told: Iterable[tuple[Any, Said]]) -> dict[Any, Said]:
    best: dict[Any, Said] = {}
    for value, said in told:
        if value not in best or best[value].weights[value] < said.weights[value]:
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
