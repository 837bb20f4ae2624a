"""The models to try, in order: which of the expertise's fit this brief and this design, and the rule they rest on."""

from __future__ import annotations

from typing import Any

from agents.expertise.horizon import FORECASTS
from agents.expertise.model import Expertise, ModelCandidate
from agents.view import View
from core.plan import Component
from core.yaml_text import beside

TABLE: dict[str, Any] = beside(__file__)
UNTAUGHT = "low_data_poc"
MANY_ITEMS, MANY_SERIES = 10_000.0, 1000.0
RETRIEVED = "candidates"  # the part of a recommender that makes a short list
WAREHOUSE, ITS_LIBRARY = "bqml", "BigQuery ML"
RIVALS = 2


def planned(view: View, known: Expertise, parts: list[Component], *, hosted: bool) -> list[ModelCandidate]:
    """`hosted`: the design has a language model, which is tried before what it stands in for."""
    return _placed(_timed(_fitting(known, view), view.workload.train_hours), parts, hosted=hosted)


def rule(archetype: str, domain: str, variants: tuple[str, ...]) -> str:
    """The id of the rule that puts the first candidate there."""
    if archetype == UNTAUGHT:
        return _own_rule(archetype, variants)
    first = next((TABLE["first"][name] for name in variants if name in TABLE["first"]), None)
    return str(first or TABLE["domains"].get(domain) or _own_rule(archetype, variants))


def leaders(tried: list[ModelCandidate]) -> dict[str, ModelCandidate]:
    """The first candidate of each part, in their order."""
    found: dict[str, ModelCandidate] = {}
    for candidate in tried:
        found.setdefault(candidate.part, candidate)
    return found


def rivals(tried: list[ModelCandidate]) -> list[tuple[ModelCandidate, ModelCandidate]]:
    """Two that lost at most, each with the first of its own part: parts of one system are no alternatives."""
    first = leaders(tried)
    return [(c, first[c.part]) for c in tried if first[c.part] is not c][:RIVALS]


def _own_rule(archetype: str, variants: tuple[str, ...]) -> str:
    by_variant = TABLE["variants"]
    return str(next((by_variant[v] for v in reversed(variants) if v in by_variant), TABLE["archetypes"][archetype]))


def _fitting(known: Expertise, view: View) -> list[ModelCandidate]:
    """With a duty to give reasons, families that explain themselves come first; few items need one stage only."""
    if view.value("explainability") == "adverse_action" or known.explain == "monotonic":
        return sorted(known.candidates, key=lambda c: not any(word in c.family.lower() for word in TABLE["readable"]))
    items, series = _items(view), view.value("data.entities")
    if known.id == FORECASTS and series is not None and series <= MANY_SERIES:
        return [c for c in known.candidates if "deep" not in c.family]
    if known.id == "recommender" and items is not None and items <= MANY_ITEMS:
        return [c for c in known.candidates if c.part != RETRIEVED]
    return known.candidates


def _items(view: View) -> float | None:
    """Things to rank: what the sizing counts as vectors where it counts them, else the rows of a catalogue."""
    rows = view.value("data.row_count")
    return rows if rows is not None else (view.workload.docs or None)


def _timed(tried: list[ModelCandidate], hours: float) -> list[ModelCandidate]:
    """Training times in proportion to the first candidate's, which is the time that is sized and priced."""
    usual = tried[0].est_train_h
    if not usual:
        return tried
    return [c.model_copy(update={"est_train_h": round(c.est_train_h * hours / usual, 2)}) for c in tried]


def _placed(tried: list[ModelCandidate], parts: list[Component], *, hosted: bool) -> list[ModelCandidate]:
    """Where the warehouse trains, its own library does it; what it cannot train is no candidate."""
    if hosted:
        return sorted(tried, key=lambda c: c.cpu_gpu != "api")
    if not any(c.role == "train.compute" and c.pattern_id.endswith(WAREHOUSE) for c in parts):
        return tried
    return [c.model_copy(update={"library": ITS_LIBRARY}) for c in tried if c.cpu_gpu == "cpu"]
