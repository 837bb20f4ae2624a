"""How firm a budget is: a must, a wish, or not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

Span = tuple[int, int]
_NEARLY = re.compile(r"[~≈] ?[$€£¥₹\d]")
_ASIDE = 14  # words of a remark behind a semicolon
_BUDGET = re.compile(r"\b(?:the|our|this|that) (?:\w+ )?(?:budget|spending limit)\b", re.I)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return cue("|".join(load("money")[name]))


def apart(document: Document, spans: list[Span]) -> Iterator[Mention]:
    """`The budget stays the same, but it is a hard limit`: firmness told without a sum."""
    for sentence in document.sentences:
        sums = any(sentence.start <= start < sentence.end for start, _ in spans)
        match = None if sums else _BUDGET.search(sentence.text)
        hard = _judged(sentence.text[match.end() :]) if match else None
        if match is not None and hard is not None and not sentence.text.rstrip().endswith("?"):
            start = sentence.start + match.start()
            yield Mention("budget.hard", hard, start, sentence.end, confidence=0.8, wish=not hard)


def _own_part(document: Document, span: Span, spans: list[Span]) -> str:
    """The sentence around the amount, cut where another amount begins."""
    sentence = document.sentence_at(span[0])
    index = spans.index(span)
    start = max(sentence.start, spans[index - 1][1]) if index else sentence.start
    end = min(sentence.end, spans[index + 1][0]) if index + 1 < len(spans) else sentence.end
    before, after = document.text[start : span[0]], document.text[span[1] : end]
    return _near(before) + document.text[span[0] : span[1]] + _near_after(after)


def _near(left: str) -> str:
    """The parts between commas that lead up to the sum, as far as no other number stands in them."""
    kept: list[str] = []
    for part in reversed(re.split(r"(?<=[,(])\s", left)):
        if kept and re.search(r"\d", part):
            break
        kept.insert(0, part)
    return " ".join(kept)


def _is_other(index: int, part: str) -> bool:
    """Whether a part behind the sum is about another number; `could stretch to 500` is about the sum."""
    return index > 0 and bool(re.search(r"\d", part)) and not (index == 1 and _cues("soft").search(part))


def _near_after(right: str) -> str:
    parts = re.split(r",\s", right)
    numbered = next((i for i, part in enumerate(parts) if _is_other(i, part)), len(parts))
    return ", ".join(parts[:numbered])


def of(document: Document, span: Span, spans: list[Span]) -> bool | None:
    """How firm the sum at `span` is, of all sums at `spans`; None when the brief does not say."""
    text = _own_part(document, span, spans) + _said_next(document, document.sentence_at(span[0]))
    return _judged(text)


def _judged(text: str) -> bool | None:
    if _cues("not_hard").search(text):
        return False
    if _cues("hard").search(text):
        return True
    return False if _cues("soft").search(text) or _NEARLY.search(text) else None


def _said_next(document: Document, sentence: Sentence) -> str:
    """The sentence behind, where it goes on about the sum (`That is a hard limit.`, `…; the CFO will not budge`)."""
    following = document.sentence_at(min(sentence.end + 1, len(document.text)))
    if following.start < sentence.end or re.search(r"\d", following.text):
        return ""
    clause = sentence.text.endswith(";") and len(following.text.split()) <= _ASIDE
    return following.text if clause or re.match(load("money")["following"], following.text, re.I) else ""
