"""What a short time limits: the words that touch it and those of its clause add up to an answer time or not."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from agents.intake.inflection import verb_forms
from agents.intake.nouns import plural
from agents.intake.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import load, spaced

LONGEST = 3600.0
_LEFT, _RIGHT, _TOUCH = 140, 80, 40
_BREAK = re.compile(r"[;]|\bbut\b|\n\s*(?=[-*•|\d])")
_COMMA, _NEXT = re.compile(r"[,(]\s|\band\b"), re.compile(r"(?:[,(]\s|\band )(?:[a-z~%'-]+ ){0,6}~?\d")
_TIME = re.compile(
    r"\d ?(?:ms|s|sec\w*|min\w*|h|hours?|days?|%|rps|qps)\b|"
    r"\b(?:one|two|three|five|ten|half an?) (?:second|minute|hour|day)s?\b"
)
_BECAUSE = re.compile(r"\(|\b(?:so|because|as|since|otherwise)\b")
_ABOUT = r"(?: ?(?:about|around|roughly|say|some|~|approximately|approx\.|maybe|a maximum of|of|to|at|than))*\s*$"


def weight(document: Document, q: Quantity) -> float:
    """How much speaks for an answer time, above `threshold()` where it is one; -inf for more than an hour."""
    if not 0 < q.value <= LONGEST:
        return float("-inf")
    return sum(w for _, w in signs(document, q))


def threshold() -> float:
    """The weight from which a time is read as an answer time."""
    return float(load("limits")["threshold"])


def signs(document: Document, q: Quantity) -> list[tuple[str, float]]:
    """The concepts found around the time, each with its weight."""
    table = load("limits")
    left, right = _clause(document, q)
    found = [*_touching(left[-_TOUCH:], right[:_TOUCH]), *_said(left + " # " + right)]
    size = next(step for step, (longest, _) in enumerate(table["size"]) if q.value <= longest)
    weights = {**{n: r["weight"] for part in ("before", "behind", "clause") for n, r in table[part].items()}}
    return [*((name, weights[name]) for name in found), (f"size{size}", table["size"][size][1])]


def _clause(document: Document, q: Quantity) -> tuple[str, str]:
    sentence = document.sentence_at(q.start)
    left = document.low[max(sentence.start, q.start - _LEFT) : q.start]
    right = document.low[q.end : min(sentence.end, q.end + _RIGHT)]
    heading = f"{sentence.heading.lower()}: " if sentence.heading else ""
    told = [m.end() for m in _COMMA.finditer(left) if _TIME.search(left, 0, m.start())]
    left, right = left[told[-1] :] if told else left, _NEXT.split(right)[0]
    return heading + _BREAK.split(left)[-1], _BECAUSE.split(_BREAK.split(right)[0])[0]


@lru_cache(maxsize=2048)
def _touching(left: str, right: str) -> tuple[str, ...]:
    before, behind, _ = _patterns()
    return (
        *(name for name, pattern in before.items() if pattern.search(left)),
        *(name for name, pattern in behind.items() if pattern.match(right)),
    )


@lru_cache(maxsize=2048)
def _said(clause: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _patterns()[2].items() if pattern.search(clause))


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], ...]:
    table = load("limits")
    return (
        {n: re.compile(rf"(?<![\w])(?:{_any(row)}){_ABOUT}") for n, row in table["before"].items()},
        {n: re.compile(rf"[ ,(-]*(?:{_any(row)})(?![\w])") for n, row in table["behind"].items()},
        {n: re.compile(rf"(?<![\w])(?:{_any(row)})(?![\w])") for n, row in table["clause"].items()},
    )


def _any(row: dict[str, Any]) -> str:
    verbs = {form for verb in row.get("verbs", ()) for form in verb_forms(verb)}
    names = {form for noun in row.get("nouns", ()) for form in (noun, plural(noun))}
    return "|".join([*(spaced(word) for word in row.get("words", ())), *map(re.escape, sorted(verbs | names))])
