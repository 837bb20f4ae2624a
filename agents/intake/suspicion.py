"""Text in a brief that reads as an instruction to whoever processes it: quoted, never obeyed."""

from __future__ import annotations

import re

from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Suspicion


def find(document: Document) -> list[Suspicion]:
    """One suspicion per sentence that matches, with the reason of the first pattern that does."""
    found = []
    for sentence in document.sentences:
        reason = _reason(sentence)
        if reason is not None:
            start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
            quote = document.brief[start : sentence.end]
            found.append(Suspicion(quote=quote, span=(start, sentence.end), reason=reason))
    return found


def _reason(sentence: Sentence) -> str | None:
    for row in load("suspicion"):
        if re.search(row["pattern"].replace(" ", r"\s+"), sentence.text, re.I):
            return str(row["reason"])
    return None


def without(document: Document, suspicious: list[Suspicion]) -> Document:
    """The document with the suspicious sentences blanked out, so nothing is read from them."""
    text = list(document.text)
    for one in suspicious:
        text[one.span[0] : one.span[1]] = " " * (one.span[1] - one.span[0])
    kept = tuple(
        s for s in document.sentences if not any(a <= s.start + 1 < b for a, b in (x.span for x in suspicious))
    )
    return Document(document.brief, "".join(text), kept or (Sentence(0, len(text), "".join(text)),))
