"""Text in a brief that reads as an instruction to whoever processes it: quoted, never obeyed."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document, Sentence, sentences
from agents.intake.words import load
from core.constraints import Suspicion

_MARKUP = re.compile(r"[\[<]/")  # `[/INST]` closes what was quoted before
_CLOSED = re.compile(r"(?:-->|\|>|[.!?>\]\"#])[ ]*\n")


def find(document: Document) -> list[Suspicion]:
    """One suspicion per sentence that matches, with the reason of the first pattern that does."""
    found: list[Suspicion] = []
    for sentence in document.sentences:
        reason = _reason(sentence)
        if reason is None:
            continue
        start, end = _extent(sentence, reason[1])
        if found and not document.text[found[-1].span[1] : start].strip(" ") and _MARKUP.match(document.text, start):
            found[-1] = _quoted(document, found[-1].span[0], end, found[-1].reason)
        else:
            found.append(_quoted(document, start, end, reason[0]))
    return found


def _quoted(document: Document, start: int, end: int, reason: str) -> Suspicion:
    return Suspicion(quote=document.brief[start:end], span=(start, end), reason=reason)


def _reason(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    for reason, pattern in _patterns():
        if match := pattern.search(sentence.text):
            return reason, match
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["reason"], re.compile(row["pattern"].replace(" ", r"\s+"), re.I)) for row in load("suspicion"))


def _extent(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The part of the sentence the match stands in: a line that is closed ends it, what stands below is left alone."""
    start = max((m.end() for m in _CLOSED.finditer(sentence.text, 0, match.start())), default=0)
    closed = _CLOSED.search(sentence.text, match.end() - 1)
    end = closed.end() if closed else len(sentence.text)
    text = sentence.text[start:end]
    start += len(text) - len(text.lstrip())
    return sentence.start + start, sentence.start + len(sentence.text[:end].rstrip())


def without(document: Document, suspicious: list[Suspicion]) -> Document:
    """The document with the suspicious sentences blanked out, so nothing is read from them."""
    text = list(document.text)
    for one in suspicious:
        text[one.span[0] : one.span[1]] = " " * (one.span[1] - one.span[0])
    left = "".join(text)
    return Document(document.brief, left, tuple(sentences(left)))
