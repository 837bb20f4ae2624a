"""What a counted number means: nouns, the words around it and the use case add up to a field."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from agents.intake.counting.figures import WORDS
from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import cue, load

DAY = 86_400.0
_LEFT, _RIGHT = 80, 70
_BREAK = re.compile(r"[;]|[.!?:]\s|\bbut\b|\bwhile\b|\n")
_COMMA, _DIGIT = re.compile(r"[,(]\s"), re.compile(r"\d")
_NEXT = re.compile(r"[,(]\s(?:[a-z~]+ ){0,3}~?\d")
# `twelve years, 95,000 policies`, `fifteen years of claims from 210,000 weddings`
_OVER = re.compile(
    r"\b(?:years|yrs|months|mths|quarters|seasons|winters|summers)(?:'? worth)?(?: of [a-z' +&/-]{3,60}?)?"
    r"(?:[,:] | from | ?\()(?:about |around |some |roughly |over |nearly |almost )?$"
)
# `2.9 million loans in five years`, `640,000 policies, eleven years`, `1.2 million loans since 2018`
_OVER_BEHIND = re.compile(
    r"(?: \(|,)? ?(?:(?:of|in|over|from|out of|across|through|covering|spanning) )?"
    r"(?:the )?(?:(?:last|past|previous) )?"
    rf"(?:\d{{1,2}}|{'|'.join(WORDS)}|several|many) (?:years|months|quarters|seasons|winters|summers|harvests)\b"
    r"(?! (?:ahead|old|later|from|after|or|of|worth)\b)|,? (?:since|from|dating back to|back to) (?:19|20)\d\d\b|"
    r",? since (?:we|they|i|the) \w+"
)
_CAPPED = re.compile(
    r"\b(?:max(?:imum)?\.?|at most|at the most|up to|(?:no|not|never) more than|capped at|limited to)[ :]+$"
)
_NEAR = 24  # characters
_SMALL, _BIG, _HUGE = 50, 10_000, 1e8


@dataclass(frozen=True)
class Reading:
    """A field for a number with the weight of its evidence; `sure` if the noun itself is known to stand for it."""

    field: str
    weight: float
    sure: bool


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, cue("|".join(words))) for name, words in load("frames")["signs"].items())


def read(document: Document, q: Quantity, domain: str) -> Reading | None:
    """The field the number belongs to; None when nothing speaks clearly for one."""
    table = "count" if q.kind == "count" else ("quick" if (q.per or 1.0) < DAY else "slow")
    signs, about = signs_of(document, q), _groups(domain)
    kinds = q.nouns or (("other",) if q.word else ("",))
    readings = [
        Reading(
            field,
            max(row["nouns"][k] for k in kinds if k in row["nouns"]) + _evidence(row, signs, about),
            bool(q.nouns),
        )
        for field, row in load("frames")[table].items()
        if any(k in row["nouns"] for k in kinds)
    ]
    best = max(readings, key=lambda r: r.weight, default=None)
    if best is None or best.weight < load("frames")["threshold"][table] or best.field.startswith("_"):
        return None
    return best


def _evidence(row: dict[str, dict[str, float]], signs: frozenset[str], about: frozenset[str]) -> float:
    told = [row.get("signs", {}).get(sign, 0.0) for sign in signs]
    return math.fsum([*told, *(row.get("domains", {}).get(group, 0.0) for group in about)])


def signs_of(document: Document, q: Quantity) -> frozenset[str]:
    """The signs in the clause around the number, and whether it is small or big."""
    sizes = {"small": q.value < _SMALL, "big": q.value >= _BIG, "huge": q.value >= _HUGE}
    phrase = f"{q.word.rpartition(' ')[0]} #" if q.word else ""
    sentence = document.sentence_at(q.start)
    over = _OVER.search(document.low, max(sentence.start, q.start - _LEFT), q.start)
    over = over or _OVER_BEHIND.match(document.low, q.end, sentence.end)
    bound = _CAPPED.search(document.low, max(sentence.start, q.start - _NEAR), q.start)
    phrase += f" at most 1 {q.word}" if bound and q.word else ""
    own = {name for name, holds in {**sizes, "over_years": bool(over)}.items() if holds}
    return _said(_clause(document, q)) | _said(phrase) | own


@lru_cache(maxsize=2048)
def _said(clause: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _signs() if pattern.search(clause))


def _clause(document: Document, q: Quantity) -> str:
    sentence = document.sentence_at(q.start)
    left = document.low[max(sentence.start, q.start - _LEFT) : q.start]
    right = document.low[q.end : min(sentence.end, q.end + _RIGHT)]
    listed = [m.end() for m in _COMMA.finditer(left) if _DIGIT.search(left, 0, m.start())]
    left = left[listed[-1] :] if listed else left
    right = _NEXT.split(right)[0]
    left = _BREAK.split(left.rstrip(" :"))[-1] + " "  # `Users at the same time: 120`
    return left + document.low[q.start : q.end] + _BREAK.split(right)[0]


@cache
def _groups(domain: str) -> frozenset[str]:
    return frozenset(name for name, domains in load("frames")["domains"].items() if domain in domains)
