"""The systems a row of `lexicon/spoken/untenable/*.yaml` is about: their data, use, law, place, people and times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agents.intake import voices
from agents.intake.spoken.laws import OPEN, holding
from agents.intake.text import Document
from core.constraints import Constraints

Known = dict[str, Any]


def holds(document: Document, c: Constraints, known: Known, where: dict[str, Any]) -> bool:
    """Whether the brief's fields have what each entry of the row asks for."""
    return all(_TESTS[name](document, c, known, wanted) for name, wanted in where.items())


def _of(known: Known, field: str) -> set[str]:
    return set(map(str, known.get(field, ())))


def _personal(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    """Data of persons are named."""
    classes = _of(known, "data_classes")
    return (bool(classes) and not classes <= OPEN) is bool(wanted)


def _classes(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    return bool(_of(known, "data_classes") & set(wanted))


def _regimes(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    return bool(_of(known, "regimes") & set(wanted))


def _duty(_: Document, c: Constraints, __: Known, wanted: Any) -> bool:
    """A law that imposes the duty holds for the system (`laws.yaml`)."""
    return holding(c, str(wanted)) is not None


def _people(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    """The team is no larger, where its size is known."""
    return bool(known.get("team.size", wanted) <= wanted)


def _within_ms(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    return bool(known.get("latency.p95_ms", wanted) < wanted)


def _known(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    return any(path in known for path in wanted)


def _one_of(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    return all(str(known.get(path)) in values for path, values in wanted.items())


def _outside(_: Document, __: Constraints, known: Known, wanted: Any) -> bool:
    """The data are bound to another area."""
    return str(known.get("residency")) != str(wanted)


def _both_hold(document: Document, _: Constraints, __: Known, wanted: Any) -> bool:
    """The brief quotes two papers, or says that two statements both hold."""
    return voices.disagree(document) is bool(wanted)


_TESTS: dict[str, Callable[[Document, Constraints, Known, Any], bool]] = {
    "personal": _personal,
    "classes": _classes,
    "regimes": _regimes,
    "duty": _duty,
    "people": _people,
    "within_ms": _within_ms,
    "known": _known,
    "one_of": _one_of,
    "outside": _outside,
    "both_hold": _both_hold,
}
