"""The frames of a kind: what the brief says in the words of `lexicon/spoken/<kind>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.meaning.polarity import is_later
from agents.intake.text import Document
from agents.intake.words import load, spaced


@cache
def pattern(kind: str, name: str) -> re.Pattern[str]:
    """The frames of one name as a pattern; `{word}` is a list of the kind's words, a space any run of blanks."""
    table = load(f"spoken/{kind}")
    written = "|".join(str(frame) for frame in table["frames"][name])
    for word, forms in table.get("words", {}).items():
        written = written.replace(f"{{{word}}}", f"(?:{'|'.join(map(str, forms))})")
    return re.compile(spaced(written), re.I)


def every(document: Document, kind: str, name: str) -> Iterator[re.Match[str]]:
    """Where a frame of the name stands; nothing that is asked or put off until later."""
    for match in pattern(kind, name).finditer(document.text):
        sentence = document.sentence_at(match.start())
        if not (sentence.text.rstrip().endswith("?") or is_later(sentence, match.start())):
            yield match


def said(document: Document, kind: str, name: str) -> str | None:
    """The words of the first frame of the name that stands in the brief."""
    return next((" ".join(match.group().split()) for match in every(document, kind, name)), None)
