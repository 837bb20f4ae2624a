"""What is in use already and no part is built with: which part it could have been, and why it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from agents.selection.spellings import spelt
from agents.selection.terms import Terms
from agents.spelling import written
from core.constraints import Strict
from core.plan import Component, RoleChoice

BESIDE = "it stays beside this design, as a source, a receiver or a tool: no part is built with it"


class Kept(Strict):
    """A product the brief says is in use, the pattern that is built with it, and why that one is not chosen."""

    product: str
    pattern_id: str | None
    why: str


def kept(components: Sequence[Component], choices: Sequence[RoleChoice], terms: Terms) -> list[Kept]:
    """Every product in use that no component is built with or runs on, in alphabetical order."""
    patterns = [terms.catalog.pattern(c.pattern_id) for c in components]
    used = {name for pattern in patterns for name in (*pattern.products, *pattern.python)}
    left = [one for one in sorted(terms.existing) if not spelt({one}) & used and not _ground(one, terms)]
    return [_kept(product, choices, terms) for product in left]


def _ground(product: str, terms: Terms) -> bool:
    """What the whole design stands on: the cloud itself, or the cluster."""
    return product in terms.catalog.clouds[terms.cloud].products


def _kept(product: str, choices: Sequence[RoleChoice], terms: Terms) -> Kept:
    found = next(_lost(product, choices, terms), None)
    if found is None:
        return Kept(product=written(product), pattern_id=None, why=BESIDE)
    pattern_id, role, why = found
    return Kept(product=written(product), pattern_id=pattern_id, why=f"not chosen for {role}: {why}")


def _lost(product: str, choices: Iterable[RoleChoice], terms: Terms) -> Iterator[tuple[str, str, str]]:
    """Pattern, role and reason wherever a pattern with this product was weighed and lost."""
    names = spelt({product})
    for choice in choices:
        rivals = [(a.option, a.rejected_because) for a in choice.alternatives]
        for pattern_id, why in (*rivals, *((e.pattern_id, e.reason) for e in choice.eliminated)):
            if pattern_id in terms.catalog.patterns and names & set(terms.catalog.pattern(pattern_id).products):
                yield pattern_id, choice.role, why
