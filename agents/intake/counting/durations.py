"""What a duration stands for: the words that touch it and those of its clause add up, concept by concept."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural, verb_forms
from agents.intake.text import Document
from agents.intake.words import load, spaced

ANSWER, HISTORY = "answer_times", "histories"
_LEFT, _RIGHT, _TOUCH, _SHORT = 140, 80, 40, 25
_BREAK = re.compile(r"[;]|\bbut\b|\n\s*(?=[-*•|\d])")
_COMMA, _NEXT = re.compile(r"[,(]\s|\band\b"), re.compile(r"(?:[,(]\s|\band )(?:[a-z~%'-]+ ){0,6}~?\d")
_TIME = re.compile(
    r"\d ?(?:ms|s|sec\w*|min\w*|h|hours?|days?|%|rps|qps)\b|"
    r"\b(?:one|two|three|five|ten|half an?) (?:second|minute|hour|day)s?\b"
)
_PART = re.compile(r"[,;(]\s|\band\b")
_SPAN = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)) ?(?:days?|weeks?|months?|years?)\b"
)
_NEXT_SPAN = re.compile(r"(?:[,;(]\s|\band )(?=[^,;]{0,50}\b(?:days?|weeks?|months?|years?)\b)")
_BECAUSE = re.compile(r"\(|\b(?:so|because|as|since|otherwise)\b")
_LITTLE = re.compile(
    r"(?:about|around|roughly|say|some|at most|at the most|max(?:imum)?|under|within|in|no more|not more|tops|please|"
    r"or so|or less|thanks|that's all|[ \n,.;!:()*-])*"
)
_STOP = re.compile(r"\.\s")
_ABOUT = r"(?: ?(?:about|around|roughly|say|some|~|approximately|approx\.|maybe|a maximum of|of|to|at|than))*\s*$"


def surplus(document: Document, q: Quantity, meaning: str) -> float:
    """How much more than needed speaks for the meaning; -inf where the time is too short or too long for it."""
    table = load(meaning)
    if not table["between"][0] < q.value <= table["between"][1]:
        return float("-inf")
    return sum(weight for _, weight in signs(document, q, meaning)) - float(table["threshold"])


def signs(document: Document, q: Quantity, meaning: str) -> list[tuple[str, float]]:
    """The concepts of the meaning found around the duration, and its size, each with its weight."""
    table = load(meaning)
    left, right = _clause(document, q, table.get("lists", False))
    found = [*_touching(left[-_TOUCH:], right[:_TOUCH], meaning), *_said(left + " # " + right, meaning)]
    weights = {name: row["weight"] for part in ("before", "behind", "clause") for name, row in table[part].items()}
    step, weight = next((i, w) for i, (longest, w) in enumerate(table["size"]) if q.value <= longest)
    alone = [("alone", float(table["alone"]))] if "alone" in table and _is_alone(document, q) else []
    return [*((name, weights[name]) for name in found), (f"size{step}", weight), *alone]


def _is_alone(document: Document, q: Quantity) -> bool:
    """Whether the sentence, or in notes what stands between two full stops, says nothing but the duration."""
    sentence = document.sentence_at(q.start)
    before = _STOP.split(document.low[sentence.start : q.start])[-1]
    behind = _STOP.split(document.low[q.end : sentence.end])[0]
    return not sentence.heading and all(_LITTLE.fullmatch(part) for part in (before, behind))


def _clause(document: Document, q: Quantity, lists: bool) -> tuple[str, str]:
    """The words to the left and to the right that belong to the duration; `lists`: it may be one of a list."""
    sentence = document.sentence_at(q.start)
    short = lists and sentence.end - sentence.start < _SHORT  # `16 TB, +60 GB/day. 30 months.`
    begin = document.sentence_at(max(0, sentence.start - 2)).start if short else sentence.start
    left = document.low[max(begin, q.start - _LEFT) : q.start]
    right = document.low[q.end : min(sentence.end, q.end + _RIGHT)]
    heading = f"{sentence.heading.lower()}: " if sentence.heading else ""
    if lists:
        return heading + _after(left, _SPAN, _PART), _NEXT_SPAN.split(right)[0]
    left, right = _after(left, _TIME, _COMMA), _BECAUSE.split(_NEXT.split(right)[0])[0]
    return heading + _BREAK.split(left)[-1], _BREAK.split(right)[0]


def _after(left: str, told: re.Pattern[str], part: re.Pattern[str]) -> str:
    """What is left of the words before the duration once another one has been told: from the next part on."""
    last = max((m.end() for m in told.finditer(left)), default=None)
    begins = part.search(left, last) if last is not None else None
    return left[begins.end() :] if begins else left


@lru_cache(maxsize=2048)
def _touching(left: str, right: str, meaning: str) -> tuple[str, ...]:
    before, behind, _ = _patterns(meaning)
    return (
        *(name for name, pattern in before.items() if pattern.search(left)),
        *(name for name, pattern in behind.items() if pattern.match(right)),
    )


@lru_cache(maxsize=2048)
def _said(clause: str, meaning: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _patterns(meaning)[2].items() if pattern.search(clause))


@cache
def _patterns(meaning: str) -> tuple[dict[str, re.Pattern[str]], ...]:
    table = load(meaning)
    return (
        {n: re.compile(rf"(?<![\w])(?:{_any(row)}){_ABOUT}") for n, row in table["before"].items()},
        {n: re.compile(rf"[ ,(-]*(?:{_any(row)})(?![\w])") for n, row in table["behind"].items()},
        {n: re.compile(rf"(?<![\w])(?:{_any(row)})(?![\w])") for n, row in table["clause"].items()},
    )


def _any(row: dict[str, Any]) -> str:
    verbs = {form for verb in row.get("verbs", ()) for form in verb_forms(verb)}
    names = {form for noun in row.get("nouns", ()) for form in (noun, plural(noun))}
    return "|".join([*(spaced(word) for word in row.get("words", ())), *map(re.escape, sorted(verbs | names))])
