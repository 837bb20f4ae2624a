"""Classes of data beside `internal`: it yields to any other, but where it is said of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.intake.mention import Mention
from agents.intake.readers.holdings import FIELD
from agents.intake.text import Document
from core.constraints import Source

_CLOSED, _PUBLIC, _HELD = "internal", "public", 0.9
_CUT = re.compile(r"[,;]\s|\b(?:and|but|while|whereas)\s")
# What is internal has a subject of its own: `the logs hold nothing personal`, `other notes are internal`.
_SUBJECT = re.compile(
    r"\W*(?:the |our |all |other |its |their |broker |search )*"
    r"(?!(?:it|they|nothing|no|not|these|those|all|data|everything)\b)[a-z]{3,} (?:\w+ )?"
    r"(?:are|is|hold|holds|contain|contains|have|has|stay|stays|remain|remains)\b"
)
_REST = re.compile(r"\b(?:otherwise|the rest|apart from (?:that|this)|beyond that|everything else|all else)\b")


def settle(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without classes of data that others undo."""
    others = [m for m in mentions if m.field == FIELD and m.value != _CLOSED and _counts(m, mentions)]
    kept = [m for m in mentions if m.field == FIELD and m.value == _CLOSED and _stays(document, m, others)]
    return [m for m in mentions if m.field != FIELD or m in others or m in kept]


def _counts(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Beside what is internal or public, a class counts that is named or said to be held."""
    open_ = any(m.field == FIELD and m.value in (_CLOSED, _PUBLIC) and m.source is Source.STATED for m in mentions)
    return not open_ or mention.source is Source.STATED or mention.confidence >= _HELD


def _stays(document: Document, closed: Mention, others: Sequence[Mention]) -> bool:
    """Whether it is said of something else: `filings are public, the notes are internal`, `otherwise internal`."""
    if not others:
        return True
    start, end = _part(document, closed)
    apart = not any(start <= m.start < end for m in others)
    if any(m.value != _PUBLIC for m in others):
        return apart and bool(_REST.search(document.low, start, end))
    return apart and bool(_SUBJECT.match(document.low, start, end))


def _part(document: Document, mention: Mention) -> tuple[int, int]:
    """The part of its sentence, between commas, semicolons or `and`, that the mention stands in."""
    sentence = document.sentence_at(mention.start)
    cuts = [m.end() for m in _CUT.finditer(document.low, sentence.start, sentence.end)]
    before = max((c for c in cuts if c <= mention.start), default=sentence.start)
    return before, min((c for c in cuts if c > mention.start), default=sentence.end)
