"""Demands and wishes no value was taken from: what a design leaves out is said beside it, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from agents.intake.clauses import WORD, Span, cut, marks, own_words, quoted, touches, wants
from agents.intake.meaning import terms
from agents.intake.meaning.cases import cases
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.unread import beyond, second_systems
from agents.intake.words import load
from core.constraints import Conflict, Constraints, Kind, Unread

LEAST, FEWEST = 3, 4  # words: so few may name a topic, and so few demand something that could be built
SHORT = 9  # words: so few may go on about what stands before them
NEW, ASIDE = 3, 7  # words that neither the use case nor a value holds: fewer ask for nothing else; beside words of it
ITS_OWN = 3  # words of the use case: a clause that has so many tells what the system is for
_TABLE, _DOMAIN = "unread", "project.domain"
_QUOTED = re.compile(r"“([^”]+)”")


def find(document: Document, mentions: Sequence[Mention], further: bool = False) -> list[Unread]:
    """The clauses that demand, rule out or wish for something and that no mention answers, in order.

    The first wish of a brief is what the system is for; a `further` message has none.
    """
    read = own_words(mentions, load(_TABLE)["colour"])
    values = {one.field: one.value for one in reversed(mentions)}
    case = str(values.get(_DOMAIN, ""))
    asked = beyond.topics(case, values)
    own, told = _words_of(document, case), own_words(mentions)
    purpose = _purpose(document)
    found = list[Unread]()
    for start, end in _wholes(document):
        clause = document.text[start:end]
        if len(WORD.findall(clause)) < LEAST or marks(_TABLE, "idle").search(clause):
            continue
        if beyond.holds(clause, start, wants(document.sentence_at(start).text), asked, read):
            found.append(_unread(document, start, end, "beyond"))
        elif not touches((start, end), read) and _asks(
            clause, start, told, own, further or (bool(case) and start > purpose)
        ):
            found.append(_unread(document, start, end, "unread"))
    systems = second_systems.find(document, values)
    apart = [one for one in found if not touches(one.span, [system.span for system in systems])]
    return sorted([*apart, *systems], key=lambda one: one.span)


def without(unread: Sequence[Unread], constraints: Constraints, conflicts: Iterable[Conflict]) -> list[Unread]:
    """Those that neither a fact nor a conflict came from after all."""
    colour = load(_TABLE)["colour"]
    spans = [fact.span for path, fact in constraints.leaves() if fact.span is not None and path not in colour]
    quotes = [_plain(quote) for conflict in conflicts for quote in _QUOTED.findall(conflict.explanation)]
    return [
        one
        for one in unread
        if not (one.kind == "unread" and touches(one.span, spans)) and not _is_quoted(_plain(one.quote), quotes)
    ]


def _wholes(document: Document) -> list[Span]:
    """The clauses; a mere piece of one goes with the one before or behind it in its sentence."""
    found = list[Span]()
    for start, end in cut(document):
        if found and _is_torn(document, found[-1], (start, end)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_torn(document: Document, one: Span, other: Span) -> bool:
    """Whether one clause is no whole without the other, which stands behind it in the same sentence."""
    begun = marks(_TABLE, "begun").search(document.text[slice(*other)])
    ended = marks(_TABLE, "ended").search(document.text[slice(*one)])
    return bool(begun or ended) and document.sentence_at(one[0]) == document.sentence_at(other[0])


def _asks(clause: str, start: int, told: Sequence[Span], own: Sequence[Span], again: bool) -> bool:
    """Whether the clause rules out something, or, after the first wish, demands or wishes for something new."""
    if len(WORD.findall(clause)) < FEWEST or _goes_on(clause):
        return False
    if _rules_out(clause):
        return True
    if marks(_TABLE, "purpose").search(clause) or _spoken(clause, start, own) >= ITS_OWN:
        return False
    demanded = marks(_TABLE, "demands").search(clause) is not None
    wanted = demanded or marks(_TABLE, "wishes").search(clause) is not None
    return again and wanted and _is_new(clause, start, told, [] if demanded else own)


def _spoken(clause: str, offset: int, own: Sequence[Span]) -> int:
    """How many different words of the use case stand in the clause."""
    inside = [
        clause[start - offset : end - offset].lower() for start, end in own if offset <= start < offset + len(clause)
    ]
    return len(set(inside))


def _rules_out(clause: str) -> bool:
    return all(marks(_TABLE, name).search(clause) for name in ("demands", "against"))


def _purpose(document: Document) -> int:
    """Where the first wish stands: it is what the system is for."""
    wishes = (start for start, end in cut(document) if wants(text := document.text[start:end]) and not _rules_out(text))
    return next(wishes, -1)


def _is_new(clause: str, offset: int, told: Sequence[Span], own: Sequence[Span]) -> bool:
    """Whether it says something that is told of nowhere else, and more where it speaks of the use case."""
    known = [*told, *own]
    words = [
        m for m in WORD.finditer(clause) if len(m.group()) > NEW and not marks(_TABLE, "empty").fullmatch(m.group())
    ]
    new = sum(not touches((offset + m.start(), offset + m.end()), known) for m in words)
    return new >= (ASIDE if touches((offset, offset + len(clause)), own) else NEW)


def _words_of(document: Document, case: str) -> list[Span]:
    """Where the document speaks of its own use case."""
    own = _concepts(case)
    return [
        (term.start, term.end) for concept, found in terms.find(document).items() if concept in own for term in found
    ]


@cache
def _concepts(case: str) -> frozenset[str]:
    frames = {concept for one in cases() if one.name == case for frame in one.frames for concept in frame}
    return frozenset({*frames, f"{case}.named", f"{case}.hints"})


def _unread(document: Document, start: int, end: int, kind: Kind) -> Unread:
    quote, span = quoted(document, start, end)
    return Unread(quote=quote, span=span, kind=kind)


def _goes_on(clause: str) -> bool:
    return len(WORD.findall(clause)) <= SHORT and marks(_TABLE, "back").search(clause) is not None


def _is_quoted(clause: str, quotes: Iterable[str]) -> bool:
    """Whether a conflict quotes the clause, or some words of it; both as `_plain` gives them."""
    return any(quote in clause or clause in quote for quote in quotes)


def _plain(text: str) -> str:
    """The words, each between blanks, so that `ai` is no part of `maintain`."""
    return f" {' '.join(WORD.findall(text.lower()))} "
