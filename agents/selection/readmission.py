"""Patterns let back in where nothing else completes the design, and only a rule of thumb spoke against them."""

from __future__ import annotations

from dataclasses import replace

from agents.selection.shortlist import Shortlist, considered
from agents.selection.terms import Terms
from core.plan import Elimination
from templates.catalog.compatibility import Unmet
from templates.catalog.pattern import Pattern

# Fit rules that weigh money or effort; all others say what a pattern can do.
PAYS_OFF = frozenset({
    "FIT-KV-HOT", "FIT-KV-RATE", "FIT-KV-FLOOR", "FIT-STREAM-KAFKA", "FIT-STREAM-RATE", "FIT-SERVE-RATE",
    "FIT-SERVE-LAMBDA-RATE", "FIT-SERVE-SMS-RATE", "FIT-SERVE-LOWLAT", "FIT-SERVE-SM", "FIT-SERVE-CANARY",
    "FIT-TRANSFORM-SPARK", "FIT-TRANSFORM-SQL", "FIT-TRANSFORM-RAY", "FIT-TRANSFORM-LOWCODE", "FIT-DATAFLOW",
    "FIT-ORCH-AIRFLOW", "FIT-ORCH-SAGEMAKER", "FIT-REGISTRY-SMALL", "FIT-SEARCH-FLOOR", "FIT-VECTOR-FLOOR",
    "FIT-VECTOR-ALLOY", "FIT-INGEST-SPARK", "FIT-LAKE-ICEBERG", "FIT-FLINK-STATE", "FIT-FLINK-FRESH", "FIT-K8S-TRAIN",
    "FIT-LLM-OWN", "FIT-VERSIONS-SIZE",
})  # fmt: skip
SOFT = PAYS_OFF | {"BUD-03"}  # what money and effort say; a demand is stronger, and so is a missing piece


def readmit(role: str, lists: dict[str, Shortlist], terms: Terms) -> str | None:
    """A role nobody can fill, or only with what no other role provides for, takes a pattern against which only a rule
    of thumb spoke.

    The bundle's usual pattern may set any fit rule aside, another one only those that say what pays off; the
    best score wins. Changes `lists`; returns what was done, in words. Limits, bans, regions and duties are
    never set aside.
    """
    found, on_offer = lists[role], _on_offer(lists)
    if any(_provided_for(c.pattern, on_offer) for c in found.survivors):
        return None
    able = [out for out in found.eliminated if _provided_for(terms.catalog.pattern(out.pattern_id), on_offer)]
    back = [(out, admitted(found, out, terms)) for out in able if _rule_of_thumb(out, role, terms)]
    if not back:
        return None
    out, lists[role] = min(back, key=lambda pair: (-pair[1].survivors[0].score, pair[0].pattern_id))
    return f"{role}: {out.pattern_id} kept although {out.reason}, since nothing fits better"


def _on_offer(lists: dict[str, Shortlist]) -> set[str]:
    """The roles of the design and everything its candidates provide."""
    return {*lists, *(token for found in lists.values() for c in found.survivors for token in c.pattern.provides)}


def _provided_for(pattern: Pattern, on_offer: set[str]) -> bool:
    return not any(on_offer.isdisjoint(need.split("|")) for need in pattern.requires)


def admitted(found: Shortlist, out: Elimination, terms: Terms) -> Shortlist:
    """The role filled by a pattern that a rule had ruled out, and by no other."""
    candidate = considered(terms.catalog.pattern(out.pattern_id), found.role, terms)
    return Shortlist(found.role, (candidate,), tuple(e for e in found.eliminated if e is not out))


def _rule_of_thumb(out: Elimination, role: str, terms: Terms) -> bool:
    if not out.rule.startswith("FIT-"):
        return False
    usual = terms.catalog.archetypes[terms.archetype].bundles.get(terms.cloud, {}).get(role)
    broken = terms.catalog.pattern(out.pattern_id).misfits(terms.names)
    return out.pattern_id == usual or all(rule.rule_id in PAYS_OFF for rule in broken)


def widen(lists: dict[str, Shortlist], open_: list[Unmet], terms: Terms) -> bool:
    """Lets in again what gives a missing piece and had only money or effort against it. Changes `lists`."""
    wanted = {token for one in open_ for token in one.needs}
    return _let_in({role: _giving(wanted, found, terms) for role, found in lists.items()}, lists, terms)


def stand_in(lists: dict[str, Shortlist], open_: list[Unmet], terms: Terms) -> bool:
    """Lets in again what could do the work of a pattern whose needs stay open. Changes `lists`."""
    stuck = {one.pattern_id for one in open_}
    roles = {role: found for role, found in lists.items() if any(c.pattern.id in stuck for c in found.survivors)}
    return _let_in({r: [o for o in f.eliminated if _only_dear(o, terms)] for r, f in roles.items()}, lists, terms)


def _let_in(back: dict[str, list[Elimination]], lists: dict[str, Shortlist], terms: Terms) -> bool:
    for role, outs in back.items():
        kept = tuple(e for e in lists[role].eliminated if e not in outs)
        added = tuple(considered(terms.catalog.pattern(out.pattern_id), role, terms) for out in outs)
        lists[role] = replace(lists[role], survivors=(*lists[role].survivors, *added), eliminated=kept)
    return any(back.values())


def _giving(wanted: set[str], found: Shortlist, terms: Terms) -> list[Elimination]:
    return [
        out
        for out in found.eliminated
        if _only_dear(out, terms) and not wanted.isdisjoint(terms.catalog.pattern(out.pattern_id).provides)
    ]


def _only_dear(out: Elimination, terms: Terms) -> bool:
    """Whether nothing but money or effort speaks against it."""
    misfits = terms.catalog.pattern(out.pattern_id).misfits(terms.names)
    return out.rule in SOFT and all(rule.rule_id in PAYS_OFF for rule in misfits)
