"""Facts a brief speaks of without saying them: `real-time`, `snappy`, `pseudonymised`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.words import load, spaced
from core.constraints import Fact, Intake, Source

_DENIED = re.compile(
    r"\b(?:no|not|never|without|don't|doesn't|isn't|instead of|rather than|nothing)\b[^.;:\n]{0,30}$", re.I
)
_OPEN = 0.9  # an inference as sure as this needs no word of the brief


@dataclass(frozen=True)
class Spoken:
    """The words that leave a fact open, and the value they are usually taken for, if there is one."""

    words: str
    usual: Any = None


def spoken(intake: Intake) -> dict[str, Spoken]:
    """What the brief says of each field without stating it. Text quoted as suspicious says nothing."""
    known = dict(intake.constraints.leaves())
    quoted = [suspicion.span for suspicion in intake.suspicious]
    found: dict[str, Spoken] = {}
    for row, pattern in _rows():
        for match in pattern.finditer(intake.brief):
            apart = not any(start < match.end() and match.start() < end for start, end in quoted)
            if apart and not _denied(intake.brief, match) and _open(row, known, match.span()):
                found.setdefault(row["field"], Spoken(match.group(), row.get("usual")))
                break
    return found


def _open(row: dict[str, Any], known: dict[str, Fact[Any]], at: tuple[int, int]) -> bool:
    """Whether nothing says the fact: it is missing, guessed, or read from the vague words alone."""
    if any(name in known and known[name].source is Source.STATED for name in row.get("unless", ())):
        return False
    fact = known.get(row["field"])
    if fact is None:
        return True
    if fact.source is Source.INFERRED:
        return fact.confidence < _OPEN
    return fact.source is Source.STATED and fact.span is not None and fact.span[0] < at[1] and at[0] < fact.span[1]


def _denied(brief: str, match: re.Match[str]) -> bool:
    return _DENIED.search(brief, max(0, match.start() - 60), match.start()) is not None


@cache
def _rows() -> list[tuple[dict[str, Any], re.Pattern[str]]]:
    return [
        (row, re.compile(rf"(?<![\w-])(?:{'|'.join(spaced(str(word)) for word in row['words'])})(?!\w)", re.I))
        for row in load("vague")
    ]
