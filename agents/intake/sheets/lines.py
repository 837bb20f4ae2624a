"""Lines as the brief has them: what a text joined because it seemed to wrap, where each line is an entry of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

LONGEST = 400  # characters; a longer line is no entry and no row, whatever stands in it
_BREAK = re.compile(r"[\r\n]")
# What a line begins with that is an entry: a box to tick, or a caption of a few words.
_ENTRY = re.compile(
    r"[ \t]*\**(?:(?:\[[ xX✓_]?\]|[☐☑☒□✅])[ ]|[A-Z][\w'().-]*(?: [\w'()/&,.-]+){0,7}?[ ]?: ?\S|"
    r"[a-z][\w'()/-]*(?: [\w'()/-]+){0,2}: \S|"
    r"[A-Z$€£][\w/ &'-]{0,30}\?(?: \S|$))"
)


def of(document: Document) -> list[tuple[int, int]]:
    """Where each line of the brief stands that says something."""
    edges = [-1, *(match.start() for match in _BREAK.finditer(document.brief)), len(document.brief)]
    found = [(begin + 1, end) for begin, end in pairwise(edges)]
    return [one for one in found if re.search(r"\w", document.text[slice(*one)])]


def short(document: Document) -> list[tuple[int, int]]:
    """The lines that may be rows: none is searched for cells that is as long as a paragraph."""
    return [(begin, end) for begin, end in of(document) if end - begin <= LONGEST]


def parted(document: Document, *starts: int) -> Iterator[Edit]:
    """A break where one was taken out before a line that begins at one of the places."""
    for start in starts:
        if (
            0 < start <= len(document.text)
            and document.text[start - 1] == " "
            and _BREAK.match(document.brief, start - 1)
        ):
            yield Edit(start - 1, start, "\n")


def edits(document: Document) -> Iterator[Edit]:
    """The breaks before lines that are entries, where one of the lines beside is another."""
    found = of(document)
    entries = [False, *(_ENTRY.match(document.brief, *line) is not None for line in found), False]
    for index, (start, _) in enumerate(found, 1):
        if entries[index] and (entries[index - 1] or entries[index + 1]):
            yield from parted(document, start)
