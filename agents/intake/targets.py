"""Figures of quality in the customer's own words: what the results have to reach, and what is reached today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from agents.intake.clauses import Span, marks, own_words, quoted, touches
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced

WANTED, REACHED = "project.targets", "project.reached"
_TABLE = "quality"
_END = re.compile(r"[;\n]|\((?=[^()]{25,}\))|(?<=[^()]{25})\)|[.!?](?=\s|$)|, but\b")
_BETWEEN = 60  # characters from a measure to its figure


def read(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """A mention for each clause that gives a figure of quality no field was read from, its value the quoted clause."""
    taken = own_words(mentions)
    before: Span | None = None
    for start, end in _clauses(document):
        clause = document.text[start:end]
        field = _kind(clause, start, taken)
        if before is not None and _continues().fullmatch(clause.strip(" .!,")):
            yield _mention(document, WANTED, before[0], end)
        elif field is not None:
            yield _mention(document, field, start, end)
        if field == REACHED and _aims_elsewhere(clause):
            yield _mention(document, WANTED, start, end)
        before = (start, end) if field == REACHED else None


def _clauses(document: Document) -> Iterator[Span]:
    """Longer than what a demand is cut to: a measure and its figures stand apart (`the error under 8 %, and …`)."""
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith("?"):
            continue
        start = sentence.start
        for match in _END.finditer(document.text, sentence.start, sentence.end):
            if document.text[start : match.start()].strip():
                yield start, match.start()
            start = match.end()
        if document.text[start : sentence.end].strip():
            yield start, sentence.end


def _kind(clause: str, start: int, taken: list[Span]) -> str | None:
    """What a clause tells of quality: a target, today's figure, or nothing."""
    if not _is_measured(clause, start, taken) or marks(_TABLE, "other").search(clause):
        return None
    if marks(_TABLE, "present").search(clause) and not marks(_TABLE, "plain").search(clause):
        return REACHED
    return WANTED if _aims().search(clause) else None


def _aims_elsewhere(clause: str) -> bool:
    """A clause that tells of today and of another figure that is aimed at: `5.8 % today, want under 4 %`."""
    figures = [m.start() for m in _figures("shares").finditer(clause)]
    ends = [m.end() for m in _aims().finditer(clause)]
    return any(clause[end:at].isspace() for end in ends for at in figures[1:])


def _is_measured(clause: str, start: int, taken: list[Span]) -> bool:
    shares = [m.span() for m in _figures("shares").finditer(clause)]
    free = [span for span in shares if not touches((start + span[0], start + span[1]), taken)]
    free += [m.span() for m in _figures("ratios").finditer(clause)]
    measures = [m.span() for m in marks(_TABLE, "measures").finditer(clause)]
    return _near(free, measures) or any(
        _near([f.span() for f in figures.finditer(clause)], [m.span() for m in named.finditer(clause)])
        for named, figures in _own()
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
def _own() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Measures, and the figures that only those are told in."""
    return [(_whole(row["measures"]), _whole(row["figures"])) for row in load(_TABLE)["own"]]


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(spaced, patterns))})(?!\w)", re.I)


@cache
def _aims() -> re.Pattern[str]:
    """Signs (`<`) stand beside figures, so they end no word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(spaced, load(_TABLE)['aims']))})(?!\w)", re.I)


@cache
def _continues() -> re.Pattern[str]:
    return re.compile("|".join(map(spaced, load(_TABLE)["continues"])), re.I)
