"""Figures of quality in the customer's own words: what the results have to reach, and what is reached today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from agents.intake.clauses import Span, marks, own_words, quoted, touches
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced

WANTED, REACHED, TODAY = "project.targets", "project.reached", "project.today"
SILENT, GOAL = "silent", "goal"  # a figure of a measure that nothing says is aimed at; one aimed at, of no measure
_TABLE = "quality"
_END = re.compile(
    r"[;\n]|\((?=[^()]{25,}\))|(?<=[^()]{25})\)|(?<!\bmin)(?<!\bmax)(?<!\bca)(?<!approx)[.!?](?=\s|$)|, but\b", re.I
)
_BETWEEN = 60  # characters from a measure to its figure


def read(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """A mention for each clause that gives a figure of quality no field was read from, its value the quoted clause."""
    taken = own_words(m for m in mentions if m.field != TODAY)
    before: tuple[int, str] | None = None
    for start, end in _clauses(document):
        clause = document.text[start:end]
        field = _kind(clause, start, taken)
        further = _further(clause) if before is not None and field in (None, SILENT, GOAL) else None
        if before is not None and further is not None:
            if before[1] == SILENT and further == WANTED:
                yield _mention(document, REACHED, before[0], start)
            yield _mention(document, further, before[0], end)
        elif field in (WANTED, REACHED, GOAL):
            yield _mention(document, WANTED if field == GOAL else field, start, end)
        if field == WANTED and _pattern("moves").search(clause):
            yield _mention(document, REACHED, start, end)
        before = None if field is None else (start, field)


def _further(clause: str) -> str | None:
    """What a clause gives that has a figure and names no measure: that of the clause before it is meant."""
    if not _pattern("continues").fullmatch(clause.strip(" .!,-")):
        return None
    if _aims().search(clause):
        return WANTED
    return REACHED if marks(_TABLE, "present").search(clause) else None


def _clauses(document: Document) -> Iterator[Span]:
    """Longer than what a demand is cut to: a measure and its figures stand apart (`the error under 8 %, and …`)."""
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith("?"):
            continue
        start = sentence.start
        for match in _ends().finditer(document.text, sentence.start, sentence.end):
            if document.text[start : match.start()].strip():
                yield start, match.start()
            start = match.end()
        if document.text[start : sentence.end].strip():
            yield start, sentence.end


def _kind(clause: str, start: int, taken: list[Span]) -> str | None:
    """What a clause tells of quality: a target, today's figure, a figure that may be either, or nothing."""
    figures, aimed = _free(clause, start, taken), bool(marks(_TABLE, "goals").search(clause))
    if marks(_TABLE, "other").search(clause) or (marks(_TABLE, "sets_off").search(clause) and not aimed):
        return None
    if not _is_measured(clause, figures):
        if _is_named(clause, "capped") and _aims().search(clause):
            return WANTED
        return GOAL if figures and aimed and not marks(_TABLE, "elsewhere").search(clause) else None
    if marks(_TABLE, "present").search(clause) and not marks(_TABLE, "plain").search(clause):
        return REACHED
    if aimed or _aims().search(clause):
        return WANTED
    return REACHED if marks(_TABLE, "tells").search(clause) else SILENT


def _free(clause: str, start: int, taken: list[Span]) -> list[Span]:
    """Shares that no field holds, and ratios."""
    shares = [m.span() for m in _figures("shares").finditer(clause)]
    free = [span for span in shares if not touches((start + span[0], start + span[1]), taken)]
    return free + [m.span() for m in _figures("ratios").finditer(clause)]


def _is_measured(clause: str, figures: list[Span]) -> bool:
    measures = [m.span() for m in marks(_TABLE, "measures").finditer(clause)]
    return _near(figures, measures) or _is_named(clause, "own")


def _is_named(clause: str, table: str) -> bool:
    """Whether a measure has one of the figures that only it is told in beside it."""
    return any(
        _near([f.span() for f in figures.finditer(clause)], [m.span() for m in named.finditer(clause)])
        for named, figures in _own(table)
    )


def _near(figures: list[Span], measures: list[Span]) -> bool:
    return any(max(f[0] - m[1], m[0] - f[1]) <= _BETWEEN for f in figures for m in measures)


def _mention(document: Document, field: str, start: int, end: int) -> Mention:
    quote, span = quoted(document, start, end)
    return Mention(field, quote, *span)


@cache
def _figures(name: str) -> re.Pattern[str]:
    return _whole(load(_TABLE)[name])


@cache
def _own(table: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Measures, and the figures that only those are told in."""
    return [(_whole(row["measures"]), _whole(row["figures"])) for row in load(_TABLE)[table]]


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(spaced, patterns))})(?!\w)", re.I)


@cache
def _aims() -> re.Pattern[str]:
    """Signs (`<`) stand beside figures, so they end no word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(spaced, load(_TABLE)['aims']))})(?!\w)", re.I)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(spaced(load(_TABLE)[name]), re.I)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"{_END.pattern}|{_pattern('then').pattern}", re.I)
