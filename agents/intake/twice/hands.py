"""Which hand wrote which part of a brief: departments, persons, a form, a table, a quoted mail, and its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from agents.intake.text import Document
from agents.intake.words import load

AUTHOR, FORM, TABLE, QUOTED = "", "form", "table", "quoted"
FORM_LINES = 3  # lines with a caption that make a form
MOST = 24  # parts that are read by themselves
_BULLET = r"\W*(?:(?:§ ?)?[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s+)?"
_LINE, _QUOTE = re.compile(r"[^\n]+"), re.compile(r'"([^"\n]{40,600})"')
_ITEM = re.compile(r"\s*(?:[-*•·+]|\(?(?:§ ?)?[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?)\s")
_CAPTION = re.compile(r"\W*[A-Z][^:.;!?\n]{1,45}: ?\S[^\n]{0,60}$")


@dataclass(frozen=True)
class Part:
    """A range [start, end) of the brief behind the words that name its hand; `AUTHOR` wrote what names none."""

    hand: str
    start: int
    end: int


def parts(document: Document) -> list[Part]:
    """The parts in the order of the text; none where one hand wrote it all."""
    found = [*_lines(document), *_quotes(document)]
    return sorted(found, key=lambda part: part.start)[:MOST] if len({part.hand for part in found}) > 1 else []


def _lines(document: Document) -> Iterator[Part]:
    """Lines that belong together: a hand writes on until a blank line, another item or another hand."""
    lines = [(match.start(), match.end(), match.group()) for match in _LINE.finditer(document.text)]
    written = [line for line in lines if line[2].strip()]
    named = [_hand(line) for *_, line in written]
    is_form = sum(hand == FORM for hand, _ in named) >= FORM_LINES
    runs = list[Part]()
    for (start, end, line), (told, label) in zip(written, named, strict=True):
        hand = AUTHOR if told == FORM and not is_form else told
        apart = not runs or document.text[runs[-1].end : start].count("\n") > 1
        goes_on = hand in (AUTHOR, FORM, TABLE) and not apart and not _ITEM.match(line)
        if goes_on and hand in (AUTHOR, runs[-1].hand):
            runs[-1] = Part(runs[-1].hand, runs[-1].start, end)
        else:
            runs.append(Part(hand, start + label, end))
    yield from _joined(runs, document)


def _joined(runs: list[Part], document: Document) -> Iterator[Part]:
    """What one hand wrote in a row, the rows of a table above all, is read as one."""
    for hand, group in groupby(runs, key=lambda part: part.hand):
        own = list(group)
        if hand in (FORM, TABLE):
            yield Part(hand, own[0].start, own[-1].end)
        else:
            yield from own


def _quotes(document: Document) -> Iterator[Part]:
    """What a quoted mail says."""
    for match in _QUOTE.finditer(document.text):
        before = document.text[max(0, match.start() - 140) : match.start()]
        if _quoted().search(before):
            yield Part(QUOTED, *match.span(1))


def _hand(line: str) -> tuple[str, int]:
    """Whose line it is, and the length of the words that say so."""
    if line.lstrip().startswith("|"):
        return TABLE, 0
    if speaks := _speaker().match(line):
        return " ".join(filter(None, speaks.groups())).lower(), speaks.end()
    if _CAPTION.match(line):
        return FORM, 0
    named = _name().match(line)
    is_name = named is not None and named[1].lower() not in load("spoken/twice/hands")["captions"]
    return (named[1].lower(), named.end()) if named is not None and is_name else (AUTHOR, 0)


@cache
def _speaker() -> re.Pattern[str]:
    """`Works council: …`, `(IT) …`, `3.1 Staffing (department head): …`, `From procurement: …`, `Legal writes: …`"""
    table = load("spoken/twice/hands")
    roles, later, says = ("|".join(table[name]) for name in ("roles", "later", "says"))
    who = (
        rf"(?:from |by |the )?(?:[\w'.-]+ ){{0,4}}?(?:{roles})(?: of [\w ]{{2,30}}| \([^)]{{1,40}}\)|, [\w .]{{2,30}})?"
    )
    named = rf"{who}|{later}"
    return re.compile(
        rf"^{_BULLET}(?:[(\[]({named})[)\]]:?\s|[^:.;!?\n]{{0,40}}[(\[]({named})[)\]]\s*[:.]?\s|"
        rf"({named})(?: (?:{says})\b[^:.;!?\n]{{0,30}})?:\s)",
        re.I,
    )


@cache
def _name() -> re.Pattern[str]:
    """`Kadri: …`"""
    return re.compile(rf"^{_BULLET}(?:From )?([A-Z][a-zà-ž]{{2,14}}):\s")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{load('spoken/twice/hands')['quoted']})\b[^.;!?]{{0,80}}:?\s*$", re.I)
