"""Extraction against labels: true and false positives, misses, and whether a span shows its value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from agents.intake import extract
from agents.intake.readers import quotes
from agents.intake.words import load
from bench.eval.cases import Case
from core.constraints import Constraints, Intake, Source
from templates.catalog.pattern import EDGE_INFERENCE, HOSTED_MODEL, LANGUAGE_MODEL

TOLERANCE, TODAY, QUOTED = 0.02, "project.today", frozenset({"project.targets", "project.reached"})
KINDS = frozenset({EDGE_INFERENCE, HOSTED_MODEL, LANGUAGE_MODEL})
PRODUCTS = frozenset({"team.skills", "tooling.existing", "tooling.prefer", "tooling.forbid"})
# Younger than the labels: judged where one names them.
YOUNGER = frozenset({
    "data.exact_search", "data.access_rules", "data.positives", "project.device_class", "project.today",
    "project.targets",
    "project.reached", "project.most_refused_pct", "project.range_pct", "forecast.horizon_h", "forecast.step_h",
    "team.reviewers", "team.reviews_per_day", "run_period", "run_day", "update_every_s", "retraining.every_h",
    "retraining.day", "data.documents", "data.pages_per_doc", "data.recording_s",
    "data.devices",
})  # fmt: skip


@dataclass
class Score:
    """Counts over facts; `notes` says what was wrong where."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    spurious: int = 0
    by_field: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.wrong + self.spurious)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.wrong + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def run(case: Case) -> Intake:
    """The case's intake, both turns where there are two."""
    first = extract(case.brief)
    return extract(case.follow_up, first) if case.follow_up else first


def values(constraints: Constraints) -> dict[str, tuple[Any, Source]]:
    """Every known leaf as (plain value, source); regions as their ids."""
    found = {}
    for path, fact in constraints.leaves():
        value = [ref.id for ref in fact.value] if path == "regions" else fact.value  # type: ignore[attr-defined]
        found[path] = (value, fact.source)
    return _of_products(found)


def _of_products(found: dict[str, tuple[Any, Source]]) -> dict[str, tuple[Any, Source]]:
    """Labels name products: a kind of tool that is ruled out whole is not judged."""
    value, source = found.pop("tooling.forbid", ([], Source.STATED))
    named = [name for name in value if name not in KINDS]
    return {**found, "tooling.forbid": (named, source)} if named else found


def judge(case: Case, intake: Intake, score: Score) -> None:
    """Adds the case to the score; a stated fact without a label is spurious, a label of None asks for no value."""
    got = values(intake.constraints)
    expected = {**case.stated, **case.inferred}
    for path, label in expected.items():
        if path in case.ignore:
            continue
        if path not in got and label is not None:
            _note(score, case, path, f"missed, expected {label}")
            score.missed += 1
        elif path not in got or _holds(path, label, got[path][0]):
            score.hits += 1
        else:
            score.wrong += 1
            _note(score, case, path, f"{got[path][0]} instead of {label}")
    for path, (value, source) in got.items():
        told = source is Source.STATED and path not in YOUNGER
        if told and path not in expected and path not in case.ignore:
            score.spurious += 1
            _note(score, case, path, f"{value} is not in the labels")


def _holds(path: str, label: Any, value: Any) -> bool:
    """Whether the value is the label's; of what is quoted of quality each clause is known by its figure's words.

    One thing written for a list is a list of one.
    """
    label = [label] if isinstance(value, list) and isinstance(label, str) else label
    if path in QUOTED and isinstance(label, list):
        return all(any(_within(one, said) for said in value) for one in label) and all(
            any(_within(one, said) for one in label) for said in value
        )
    return matches(_as_catalogued(path, _bare(path, label)), _as_catalogued(path, value))


def _as_catalogued(path: str, value: Any) -> Any:
    """Products by the catalogue's names (`k8s` is `kubernetes`); in use, without what others of them run on."""
    if path not in PRODUCTS or not isinstance(value, list):
        return value
    named = [_ids().get(name, name) for name in map(str, value)]
    bases = {base for base, above in load("built_on").items() if not {*above}.isdisjoint(named)}
    return [name for name in named if name not in bases] if path == "tooling.existing" else named


@cache
def _ids() -> dict[str, str]:
    """The id of every product by its names; an id is its own."""
    rows = load("products")
    names = {name: row["id"] for row in rows for name in row["names"]}
    return {**names, **{row["id"]: row["id"] for row in rows}}


def _within(one: str, other: str) -> bool:
    """Whether one clause is a part of the other: where a quote begins and ends is nobody's fact."""
    return one in other or other in one


def _bare(path: str, label: Any) -> Any:
    """The label; of what runs today the clause without the words of time it begins with, as it is quoted."""
    begun = quotes.lead().match(label) if path == TODAY and isinstance(label, str) else None
    return label[begun.end() :] if begun else label


def _note(score: Score, case: Case, path: str, text: str) -> None:
    score.by_field[path] += 1
    score.notes.append(f"{case.id}: {path}: {text}")


def matches(label: Any, value: Any) -> bool:
    """Numbers within 2% (or the label's own tolerance), lists as sets, the rest equal."""
    tolerance = TOLERANCE
    if isinstance(label, dict):
        tolerance, label = label["tolerance"], label["value"]
    if isinstance(label, bool) or isinstance(value, bool):
        return label is value
    if isinstance(label, list):
        return isinstance(value, list) and sorted(map(str, label)) == sorted(map(str, value))
    if isinstance(label, int | float):
        return isinstance(value, int | float) and abs(value - label) <= tolerance * abs(label)
    return bool(label == value)
