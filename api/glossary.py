"""Plain words for the ids in a design: titles of patterns, and what a rule could not be judged without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from api.schemas.glossary import MissingFact
from core.plan import Plan
from core.reports import PolicyReport
from policies import vocabulary
from templates.catalog.load import catalog

CONSTRAINT = "constraints."
WHICH = re.compile(r"\[[^\]]+\]")
PATH = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")


def titles(plan: Plan | None) -> dict[str, str]:
    """Id → title of the plan's archetype, and of every pattern it chose, considered or removed."""
    if plan is None:
        return {}
    patterns, shapes = catalog().patterns, catalog().archetypes
    found = {name: patterns[name].title for name in sorted(set(_named(plan))) if name in patterns}
    return {**found, plan.archetype: shapes[plan.archetype].title} if plan.archetype in shapes else found


def _named(plan: Plan) -> Iterator[str]:
    yield from (component.pattern_id for component in plan.components)
    for choice in plan.choices:
        yield choice.winner
        yield from (other.option for other in choice.alternatives)
        yield from (removed.pattern_id for removed in choice.eliminated)


def missing(report: PolicyReport | None) -> list[MissingFact]:
    """The facts that undecided rules wait for, and the constraint that would state each, where there is one."""
    waiting = [r for r in report.results if r.outcome == "unknown"] if report else []
    lacking: dict[str, list[str]] = {}
    for result in waiting:
        for fact in (name for name, value in result.evidence.items() if value is None):
            lacking.setdefault(fact, []).append(result.rule_id)
    return list(_explained(lacking.items()))


def _explained(lacking: Iterable[tuple[str, list[str]]]) -> Iterator[MissingFact]:
    known = {name.path: name for name in vocabulary.names()}
    for fact, rules in lacking:
        found = known.get(WHICH.sub("[]", fact))
        about, kind = (found.about, found.type) if found else ("", "object")
        path = found.source.removeprefix(CONSTRAINT) if found and found.source.startswith(CONSTRAINT) else ""
        yield MissingFact(
            fact=fact, about=about, type=kind, constraint=path if PATH.fullmatch(path) else None, rules=rules
        )
