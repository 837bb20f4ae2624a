"""Demands that rule each other, a law or a figure out: a row of `lexicon/spoken/premised.yaml` for each kind.

A row holds where of each of its `all` one entry holds: a premise that a sentence states (`fitted/premises.py`),
frames of another kind (`alone.matter`, or `-alone.recourse` where they are ruled out), a pattern (`/replica/`), or a
field with a value (`availability_slo: '>=99.9'`, `human_in_loop: false`, `project.domain: [hiring, credit_risk]`). A
row that rests on one premise alone asks for a surer one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import permutations
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.fitted import premises
from agents.intake.spoken import naming, where
from agents.intake.spoken.frames import said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.words import load, spaced
from core.constraints import Constraints, Fact

KIND = "premised"
_FIGURE = re.compile(r"(<=|>=|<|>) ?(\d+(?:\.\d+)?)")
_FRAMES = re.compile(r"-?[a-z_]+\.[a-z_]+")
_COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_COMMON = {"regimes"}  # named beside others by many kinds
Facts = Mapping[str, Fact[Any]]


def clashes(document: Document, c: Constraints, doubted: Collection[str] = ()) -> Iterator[Clash]:
    """A clash for each row of which every part is told, and of whose fields none is `doubted` already."""
    facts: Facts = dict(c.leaves())
    known = {path: fact.value for path, fact in facts.items()}
    for row in load(f"spoken/{KIND}")["rows"]:
        if _named_by(row) & set(doubted) or not where.holds(document, c, known, row.get("where", {})):
            continue
        sure = float(row.get("sure", premises.SURE))
        if _one_of(document, facts, row.get("unless", []), sure) is not None:
            continue
        told = [_one_of(document, facts, part, sure) for part in row["all"]]
        if None not in told and not (row.get("apart") and _in_one_breath([quote for quote in told if quote])):
            quotes = dict.fromkeys(f"“{quote}”" for quote in told if quote)
            explanation = f"{' and '.join(quotes)}: {naming.reason(row, c)}."
            yield Clash(naming.named(row, c), explanation, tuple(map(naming.way, row["ways"])))


def _in_one_breath(quotes: list[str]) -> bool:
    """Whether the words of one stand in those of another."""
    return any(one in other for one, other in permutations(quotes, 2))


def _named_by(row: Mapping[str, Any]) -> set[str]:
    """Every field the row may name."""
    return {path for entry in (*row["fields"], *row.get("beside", ())) for path in entry.split("|")} - _COMMON


def _one_of(document: Document, facts: Facts, part: list[Any], sure: float) -> str | None:
    """The words of the first entry that holds; empty words where a field follows from others."""
    return next((told for entry in part if (told := _told(document, facts, entry, sure)) is not None), None)


def _told(document: Document, facts: Facts, entry: Any, sure: float) -> str | None:
    if isinstance(entry, dict):
        return _field(document, facts, *next(iter(entry.items())))
    if entry.startswith("/"):
        return next((m.group() for m in re.finditer(spaced(entry.strip("/")), document.low)), None)
    if _FRAMES.fullmatch(entry):
        kind, name = str(entry).lstrip("-").split(".")
        return (refused if entry.startswith("-") else said)(document, kind, name)
    name, _, own = str(entry).partition("@")
    quote = premises.quote(document, name, float(own or sure))
    return None if quote is None or _unmeant().search(quote) else quote


@cache
def _unmeant() -> re.Pattern[str]:
    return re.compile("|".join(load(f"spoken/{KIND}")["unmeant"]), re.I)


def _field(document: Document, facts: Facts, path: str, wanted: Any) -> str | None:
    """The words a field was read from, where its value is what the entry asks for."""
    fact = facts.get(path)
    if fact is None or not _has(fact.value, wanted):
        return None
    return " ".join(document.text[slice(*fact.span)].split()) if fact.span else ""


def _has(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) and (figure := _FIGURE.fullmatch(wanted)):
        return bool(_COMPARED[figure[1]](value, float(figure[2])))
    values = value if isinstance(value, list | tuple | set | frozenset) else [value]
    return any(one in (wanted if isinstance(wanted, list) else [wanted]) for one in values)
