"""Things that each have things: `312 shops, 85 articles each`, `18,000 parts x 40 warehouses` are as many pairs."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document

_TIMES = re.compile(r" ?(?:x|×|\*|times|multiplied by|by) ?(?:about |some |around |~)?")
_OF_EACH = re.compile(  # `85 articles in each of our 312 shops`
    r" (?:in|for|at|per|of|across|on) (?:each|every|every one|any) (?:one )?of (?:our |the |these |its )?"
)
_BESIDE = re.compile(
    r"[^.;:\d]{0,40}?(?:,|\b(?:with|having|sells?|sell|carry|carries|stocks?|hold|holds?)\b) ?(?:\w+ )?~?"
)
_EACH = re.compile(
    r",? (?:each|apiece|per (?:shop|store|site|branch|outlet|location|warehouse|restaurant|plant|market))\b"
)
_MANY, _MOST = 2, 1e9


def crossed(document: Document, kept: list[Quantity]) -> list[Quantity]:
    """The counts, two that are multiplied put together as one count of what the second counts."""
    found: list[Quantity] = []
    for q in _without_factors(kept):
        if found and _are_crossed(document, found[-1], q):
            product = found[-1].value * q.value
            found[-1] = replace(q, value=product, start=found[-1].start, nouns=("entity",))
        else:
            found.append(q)
    return found


def _without_factors(kept: list[Quantity]) -> list[Quantity]:
    """Without the `x 40` that was read as a factor where it counts what follows."""
    counts = [q for q in kept if q.kind == "count" and q.word]
    return [q for q in kept if q.kind != "factor" or not any(c.start < q.end <= c.end for c in counts)]


def _are_crossed(document: Document, first: Quantity, second: Quantity) -> bool:
    if not (_is_thing(first) and _is_thing(second)) or first.value * second.value > _MOST:
        return False
    between = document.low[first.end : second.start]
    if _TIMES.fullmatch(between) or (_OF_EACH.fullmatch(between) and second.counts("place", "entity")):
        return True
    shared = _BESIDE.fullmatch(between) and _EACH.match(document.low, second.end)
    return bool(shared and first.counts("place", "company") and not second.counts("place"))


def _is_thing(q: Quantity) -> bool:
    known = q.counts("entity", "goods", "place", "company") or (q.word and not q.nouns)
    return q.kind == "count" and q.value >= _MANY and not q.each and bool(known)
