"""Fields that hold a clause of the brief as it stands: what decides today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from agents.intake.clauses import Span, own_words, touches
from agents.intake.inflection import verb_parts
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

TODAY = "project.today"
LONGEST, _FEWEST, _SHORTEST = 140, 3, 12  # characters, words, characters: a clause that can be quoted
_NUMBERED = re.compile(r"[#\s]*(?:\(?\w{1,2}[.)] )?")
_LINKED = re.compile(r"(?:and|but|because|so(?! far)|while|which) ", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_BLANK = " \n,.;:-*•>|\"'"
_ANSWER, _ASKS = re.compile(r"[ \-*•>|]*(?:a: )?", re.I), re.compile(r"q: ", re.I)
_LINK = r"(?:(?: is| are)?:| ?\||(?: ?=)| -|,? (?:is|are|has been)\b|'s\b)(?: that| just| simply)?(?: to\b| a:)? *"
_CAPTION = r"(?: ?[:=|]| -|,? that's\b) *"


def read(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """The first clause of each field, quoted; `found` are the mentions of the other fields."""
    told = [one for one in document.sentences if not one.text.rstrip().endswith("?") and not _is_heading(one)]
    for of in load("quotes"):
        taken = own_words([m for m in found if m.field in of["counted"]])
        spans = (_named(document, one, of["field"], taken) or _told(one, of["field"], taken) for one in told)
        if (span := next(filter(None, spans), None)) is not None:
            start, end = quotable(document, *span)
            quote = " ".join(document.brief[start:end].split())
            yield Mention(of["field"], quote, start, end, None, Source.INFERRED, 0.8, of["because"])


def _is_heading(sentence: Sentence) -> bool:
    return sentence.text.strip(" #:*-\n") == sentence.heading


def _told(sentence: Sentence, field: str, taken: Sequence[Span]) -> Span | None:
    """The shortest run of parts that says it all: one, or two that stand together."""
    parts = cut(sentence.text, field)
    for width in (1, 2):
        for first in range(len(parts) - width + 1):
            start, end = parts[first][0], parts[first + width - 1][1]
            span = sentence.start + start, sentence.start + end
            if end - start <= LONGEST and _says(sentence.text[start:end], field, span, taken):
                return span
    return None


def _named(document: Document, sentence: Sentence, field: str, taken: Sequence[Span]) -> Span | None:
    """What stands behind words that name it (`status quo: …`), or under them as a heading."""
    text = document.text
    match = _naming(field).match(text, sentence.start, sentence.end) or _lined(field).search(
        text, sentence.start, sentence.end
    )
    if match is None and not _is_headed(sentence, field):
        return None
    start = match.end() if match else _start(document, sentence)
    span = start, start + _whole(document.text[start : sentence.end], field)
    clause = document.text[slice(*span)]
    spoken = clause.strip() and not touches(span, taken) and not _pattern(field, "idle").search(clause)
    return span if spoken else None


def _is_headed(sentence: Sentence, field: str) -> bool:
    heading = _ASKS.sub("", sentence.heading.strip(" ?:"), 1)
    return any(_pattern(field, name).fullmatch(heading) for name in ("named", "captions"))


def _start(document: Document, sentence: Sentence) -> int:
    mark = _ANSWER.match(document.text, sentence.start, sentence.end)
    return mark.end() if mark else sentence.start


def _whole(text: str, field: str) -> int:
    """How much of the text is quoted: what says it by itself, else its first part, with the next one if short."""
    parts = [end for _, end in cut(text, field) if end <= LONGEST]
    words = (len(text[:end].split()) for end in parts)
    whole = [end for end, count in zip(parts, words, strict=True) if count >= _FEWEST]
    said = _pattern(field, "alone").search(text)
    return next((end for end in parts if said and end >= said.end()), whole[0] if whole else max(parts, default=0))


def cut(text: str, field: str = TODAY) -> list[Span]:
    """The parts of a sentence that say something, [start, end); what is in brackets belongs to its part."""
    plain = _BRACKETS.sub(lambda inside: "_" * len(inside.group()), text)
    bounds = [0, *(match.end() for match in _parts(field).finditer(plain)), len(text)]
    return [(start, end) for start, end in pairwise(bounds) if text[start:end].strip(_BLANK)]


def _says(clause: str, field: str, span: Span, taken: Sequence[Span]) -> bool:
    """Whether the clause says it; where figures of the system were `taken` from it only what says it by itself."""
    if _pattern(field, "alone").search(clause):
        return True
    acts = _acting(field).search(clause)
    told = _pattern(field, "one").search(clause) and (acts or _pattern(field, "other").search(clause))
    said = bool(told or (acts and acts["still"])) and not _pattern(field, "idle").search(clause)
    return said and not touches(span, taken)


def quotable(document: Document, start: int, end: int) -> Span:
    """The words of a clause that are quoted: without what surrounds them, and without words of time in front."""
    return _begun(document, *_trimmed(document, start, end))


def _trimmed(document: Document, start: int, end: int) -> Span:
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_BLANK)), end - len(text) + len(text.rstrip(_BLANK))
    if document.text[start:end].endswith(")") and "(" not in document.text[start:end]:
        end -= 1
    for mark in (_NUMBERED, _LINKED):
        begun = mark.match(document.text, start, end)
        start = begun.end() if begun else start
    return start, end


def _begun(document: Document, start: int, end: int) -> Span:
    """Without the words of time it begins with: what runs today is told as running today."""
    begun = lead().match(document.text, start, end)
    return (begun.end() if begun and end - begun.end() > _SHORTEST else start), end


@cache
def lead() -> re.Pattern[str]:
    """Words of time with which what decides today begins: `at the moment`, `today`."""
    return re.compile(rf"(?:{'|'.join(load('quotes')[0]['leads'])}),? (?!(?:is|are)\b)", re.I)


@cache
def _pattern(field: str, name: str) -> re.Pattern[str]:
    things = "|".join(row(field)["things"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(row(field)[name])})(?!\w)".replace("{things}", things), re.I)


@cache
def _naming(field: str) -> re.Pattern[str]:
    named, captions = ("|".join(row(field)[name]) for name in ("named", "captions"))
    return re.compile(rf"{_ANSWER.pattern}(?:(?:{named}){_LINK}|(?:{captions}){_CAPTION})", re.I)


@cache
def _lined(field: str) -> re.Pattern[str]:
    """The same at the beginning of a further line."""
    return re.compile(rf"\n{_naming(field).pattern}", re.I)


@cache
def _acting(field: str) -> re.Pattern[str]:
    """A verb of `acts` as somebody does it, and `still` right before it."""
    return re.compile(rf"(?<!to )(?<!\w)(?P<still>still )?(?:{_acts(field)})(?!\w)", re.I)


@cache
def _parts(field: str) -> re.Pattern[str]:
    """Where a clause ends; what somebody does besides (`opens each one and picks a folder`) belongs to it."""
    ends = r"\n+|(?<=[,;:])\s+|\s+-\s+|\s+(?=(?:but|because|so(?! far)|while|whether|although|though) )"
    subjects = rf"we|it|this|that|they|i|he|she|there|nobody|{'|'.join(row(field)['one'])}"
    return re.compile(rf"{ends}|\s+(?=and (?:{subjects})\b)", re.I)


@cache
def _acts(field: str) -> str:
    first = {(verb.partition(" ")[0], verb.partition(" ")[2]) for verb in row(field)["acts"]}
    told = {f"{form} {rest}".rstrip() for verb, rest in first for form in _present(verb)}
    return "|".join(sorted(told, key=lambda words: (-len(words), words)))


def _present(verb: str) -> set[str]:
    parts = verb_parts(verb)
    return {*parts[""], *parts[".done"]}


@cache
def row(field: str) -> dict[str, Any]:
    """The row of a field."""
    found: dict[str, Any] = next(one for one in load("quotes") if one["field"] == field)
    return found
