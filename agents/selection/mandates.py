"""Products the brief demands: taken where they can do the work, however they score; else what defeats them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.selection import unplaced
from agents.selection.compatibility import settle
from agents.selection.readmission import SOFT, admitted, stand_in
from agents.selection.repair import Lists
from agents.selection.shortlist import Shortlist
from agents.selection.spellings import spelt
from agents.selection.terms import Terms
from agents.spelling import platform, written
from agents.vocabulary import listed
from core.constraints import Conflict
from core.plan import Elimination
from templates.catalog.compatibility import Unmet

# What a pattern cannot do, whoever asks for it. Other rules say what it is for.
LIMITS = frozenset({
    "EXC-01", "LIF-01", "REG-04", "SEL-01", "HIP-01", "LAT-04", "LIM-01", "SEL-08", "SEL-09", "SEL-10", "SEL-02",
    "SEL-03", "SEL-11", "SEL-12", "LAT-07", "LAT-01", "SEL-06", "FIT-LIFECYCLE", "FIT-LLM-AIRGAP", "FIT-SERVE-SM-P95",
    "FIT-SERVE-RUN-P95", "FIT-SERVE-COLD",
    "FIT-SERVE-FARGATE-P95", "FIT-SERVE-LAMBDA-P95", "FIT-SERVE-TIMEOUT", "FIT-SERVE-PAYLOAD", "FIT-SERVE-AML-RATE",
    "FIT-SERVE-BATCH", "FIT-VECTOR-COLD", "FIT-VECTOR-RATE", "FIT-INGEST-LAG", "FIT-INGEST-BATCH", "FIT-STREAM-FRESH",
    "FIT-FEATURE-BUDGET", "FIT-KV-BUDGET",
})  # fmt: skip


def heed(lists: Lists, terms: Terms) -> list[Conflict]:
    """Leaves one role of every demanded product to the patterns that use it; what cannot be heeded. Changes `lists`."""
    return [found for product in sorted(terms.mandated) if (found := _heed(product, lists, terms)) is not None]


def _heed(product: str, lists: Lists, terms: Terms) -> Conflict | None:
    names = spelt({product})
    outs = [out for found in lists.values() for out in found.eliminated if names & _products(out, terms)]
    for found in _ways(names, lists, outs, terms):
        tried = lists | {found.role: found}
        if not (open_ := _open(tried)) or (stand_in(tried, open_, terms) and not _open(tried)):
            lists.update(tried)
            return None
    if not outs and not _in_use(names, lists) and (home := _elsewhere(names, terms)):
        only = f"runs on {listed(map(platform, home))} only, not on {platform(terms.cloud)}"
        told = f"{written(product)} is demanded and {only}."
        return Conflict(fields=["cloud", "tooling.prefer"], explanation=told)
    if not outs and not _in_use(names, lists):
        outs = unplaced.reasons(names, terms)
    limited = bool(outs) and all(out.rule in LIMITS and not _previewed(out, terms) for out in outs)
    if not limited or _in_use(names, lists):
        return None
    reasons = "; ".join(dict.fromkeys(f"{terms.catalog.title(out.pattern_id)}: {out.reason}" for out in outs))
    return Conflict(fields=["tooling.prefer"], explanation=f"{written(product)} is demanded. {reasons}")


def _ways(names: frozenset[str], lists: Lists, outs: list[Elimination], terms: Terms) -> Iterator[Shortlist]:
    """A role left to what uses the product: where it scores best, then where only a rule of thumb speaks against it."""
    able = [
        (max(c.score for c in kept), role, kept)
        for role, found in lists.items()
        if (kept := tuple(c for c in found.survivors if names & set(c.pattern.products)))
    ]
    for _, role, kept in sorted(able, key=lambda way: (-way[0], way[1])):
        yield Shortlist(role, kept, lists[role].eliminated)
    yield from (admitted(lists[out.role], out, terms) for out in outs if out.rule in SOFT or _previewed(out, terms))


def _elsewhere(names: frozenset[str], terms: Terms) -> list[str]:
    """The clouds it runs on, where this is none of them."""
    homes = {p.cloud for p in terms.catalog.patterns.values() if names & set(p.products)}
    spread = terms.portable and terms.cloud != "k8s"
    return [] if spread or homes & {terms.cloud, "any", "k8s"} else sorted(homes)


def _previewed(out: Elimination, terms: Terms) -> bool:
    """Not yet released: no default, but open to who wants it."""
    return out.rule == "LIF-01" and terms.catalog.pattern(out.pattern_id).lifecycle.status == "preview"


def _in_use(names: frozenset[str], lists: Lists) -> bool:
    return any(names & set(c.pattern.products) for found in lists.values() for c in found.survivors)


def _open(lists: Lists) -> list[Unmet]:
    """What the best of every role still need of each other, after exchanges; a role nobody fills is told elsewhere."""
    chosen = {role: found.survivors[0] for role, found in lists.items() if found.survivors}
    return settle(chosen, lists)


def _products(out: Elimination, terms: Terms) -> set[str]:
    return set(terms.catalog.pattern(out.pattern_id).products)
