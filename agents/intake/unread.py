"""Demands no value was taken from: what a design leaves out is said beside it, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced
from core.constraints import Conflict, Constraints, Unread

Span = tuple[int, int]
FEWEST, SHORT = 4, 9  # words: fewer demand nothing anybody could build; so few may go on about what stands before them
_QUOTED = re.compile(r"“([^”]+)”")
_WORD = re.compile(r"[\w'-]+")
_BLANK = " \n,.-*•>\"'"


def find(document: Document, mentions: Iterable[Mention]) -> list[Unread]:
    """The clauses that demand or rule out something and that no mention answers, in order."""
    spans = [(one.start, one.end) for one in mentions if one.field not in load("unread")["colour"]]
    found = list[Unread]()
    for start, end in _clauses(document):
        clause = document.text[start:end]
        if _demands(clause) and not _touched((start, end), spans) and not _goes_on(clause):
            found.append(_unread(document, start, end))
    return found


def without(unread: Sequence[Unread], constraints: Constraints, conflicts: Iterable[Conflict]) -> list[Unread]:
    """Those that neither a fact nor a conflict came from after all."""
    colour = load("unread")["colour"]
    spans = [fact.span for path, fact in constraints.leaves() if fact.span is not None and path not in colour]
    quotes = [_plain(quote) for conflict in conflicts for quote in _QUOTED.findall(conflict.explanation)]
    return [one for one in unread if not _touched(one.span, spans) and not _is_quoted(_plain(one.quote), quotes)]


def _clauses(document: Document) -> Iterator[Span]:
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith(("?", ":")):
            continue
        start = sentence.start
        for match in _pattern("ends").finditer(document.text, sentence.start, sentence.end):
            yield start, match.start()
            start = match.end()
        yield start, sentence.end


def _demands(clause: str) -> bool:
    return (
        len(_WORD.findall(clause)) >= FEWEST
        and _pattern("demands").search(clause) is not None
        and _pattern("idle").search(clause) is None
    )


def _goes_on(clause: str) -> bool:
    return len(_WORD.findall(clause)) <= SHORT and _pattern("back").search(clause) is not None


def _touched(clause: Span, spans: Sequence[Span]) -> bool:
    return any(start < clause[1] and clause[0] < end for start, end in spans)


def _is_quoted(clause: str, quotes: Iterable[str]) -> bool:
    """Whether a conflict quotes the clause, or some words of it; both as `_plain` gives them."""
    return any(quote in clause or clause in quote for quote in quotes)


def _plain(text: str) -> str:
    """The words, each between blanks, so that `ai` is no part of `maintain`."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _unread(document: Document, start: int, end: int) -> Unread:
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_BLANK)), end - len(text) + len(text.rstrip(_BLANK))
    return Unread(quote=" ".join(document.brief[start:end].split()), span=(start, end))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rows = load("unread")[name]
    if name == "ends":
        return re.compile("|".join(rows), re.I)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, rows))})(?![\w'])", re.I)
