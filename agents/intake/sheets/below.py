"""Captions with their value on the next line, further in: `Retention of logs` and below it `  90 days`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets import lines
from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_SEVERAL, _WORDS, _CAPTION = 3, 6, 50
_PLAIN = re.compile(r"[^\W\d_][^.:;!?|=\n]*[^\s.:;,!?|=]")


def edits(document: Document) -> Iterator[Edit]:
    """A colon for the break between each caption and the one line below it, where several are written so."""
    found = lines.of(document)
    inner = [*(document.brief[start] in " \t" for start, _ in found), False]
    pairs = [
        (found[index][1], found[index + 1][0])
        for index in range(len(found) - 1)
        if inner[index + 1] and not inner[index] and not inner[index + 2] and _is_caption(document, found[index])
    ]
    if len(pairs) < _SEVERAL:
        return
    for end, start in pairs:
        if document.brief[end:start].strip(" \t") in ("\n", "\r\n"):
            value = start + len(document.text[start:]) - len(document.text[start:].lstrip(" "))
            yield Edit(end, value, ": ")


def _is_caption(document: Document, line: tuple[int, int]) -> bool:
    said = document.text[slice(*line)].rstrip()
    return len(said) <= _CAPTION and len(said.split()) <= _WORDS and _PLAIN.fullmatch(said) is not None
