"""Where a writer repairs what was just written: takes it back, corrects or narrows it, or somebody else does.

The words of each kind of turn, and how far an amount may stand from them, are `lexicon/corrected.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from agents.intake import turns
from agents.intake.text import Document
from agents.intake.words import load, spaced

Span = tuple[int, int]
MOST = 400  # turns that are looked at
TAKEN_BACK, TOLD = "taken_back", "told"
_TAIL = 24  # characters beside an amount that tell it apart
_DENIED = re.compile(r"(?:\b(?:not|never|cannot)|n't)\b[^,;:]*$")
_BY_ITSELF = (TOLD, "hesitation", "denied", "speaker")  # may be a sentence of their own: `Geoff shakes his head.`
_END = re.compile(r"[.!?]\s|\n")
_ENDED = re.compile(r"[.!?]\s+\S|\n")


@dataclass(frozen=True)
class Turn:
    """Words [start, end) of a kind; an amount at most `before` characters before them gives way to one behind.

    `behind` is None where the words follow the amount that stands; `close` where only small words may stand between.
    """

    kind: str
    start: int
    end: int
    before: int
    behind: int | None
    close: bool = False


def find(document: Document) -> list[Turn]:
    """The turns of the text, in its order."""
    text = _with_dots(document)
    found = [
        Turn(kind, match.start(), match.end(), row["before"], row.get("behind"), row.get("close", False))
        for kind, row in load("corrected")["turns"].items()
        if row["words"]
        for match in islice(_words(kind).finditer(text), MOST)
    ]
    reach = load("corrected")["turns"]["speaker"]
    limits = reach["before"], reach["behind"], reach["close"]
    spoken = [Turn("speaker", *span, *limits) for span in turns.labels(document.brief)]
    return sorted([*found, *spoken], key=lambda turn: (turn.end, turn.start))


def is_between(document: Document, found: Sequence[Turn], first: Span, second: Span) -> bool:
    """Whether what stands at `first` gives way to what stands at `second`, by a turn between them or right behind."""
    return any(_parts(document, turn, first, second) for turn in found)


def _parts(document: Document, turn: Turn, first: Span, second: Span) -> bool:
    if turn.behind is None:
        close = second[1] <= turn.start and not document.low[second[1] : turn.start].strip(" ,")
        return close and second[0] - first[1] <= turn.before and not is_apart(document, first[1], *second)
    if not (0 <= turn.start - first[1] <= turn.before and turn.end <= second[0] <= turn.end + turn.behind):
        return False
    return is_led(document, turn, second[0]) and not is_apart(document, turn.end, *second)


def is_apart(document: Document, lead: int, start: int, end: int) -> bool:
    """Whether an amount at [start, end), led up to from `lead`, is of another time or case, or asked about."""
    before = document.low[max(lead, start - _TAIL) : start]
    return bool(
        _beside("before").search(before)
        or _DENIED.search(document.low[lead:start])
        or _beside("behind").match(document.low, end)
        or document.sentence_at(start).text.rstrip().endswith("?")
    )


def is_led(document: Document, turn: Turn, start: int) -> bool:
    """Whether an amount that begins at `start` is within the reach of the turn before it."""
    if turn.kind == TAKEN_BACK:
        return True
    whole = _ENDED if turn.kind in _BY_ITSELF else _END
    if whole.search(document.low, turn.end, start):
        return False
    return not turn.close or _small().fullmatch(document.low, turn.end, start) is not None


def is_mere(document: Document, start: int, end: int) -> bool:
    """Whether a number stands for itself: it counts no noun, and is no item's and no part of a name."""
    line = document.low[document.low.rfind("\n", 0, start) + 1 : start]
    joined = document.low[max(0, start - 1) : start] in tuple("-/#+_:")
    return not joined and bool(line.strip(" (")) and _free().match(document.low, end) is not None


def _with_dots(document: Document) -> str:
    """The text with its dots as written: one sign for three is a pause."""
    if "…" not in document.brief:
        return document.low
    return "".join("…" if sign == "…" else low for sign, low in zip(document.brief, document.low, strict=True))


@cache
def _words(kind: str) -> re.Pattern[str]:
    return compiled(load("corrected")["turns"][kind]["words"])


def compiled(words: list[str]) -> re.Pattern[str]:
    """The words as one pattern, none of them within another word; a run of blanks is no place to begin."""
    edge = "|".join(rf"(?<![\w']){spaced(one)}" if one[0].isalpha() or one[0] == "(" else spaced(one) for one in words)
    return re.compile(rf"(?!\s)(?:{edge})(?![\w'])", re.I)


@cache
def _beside(side: str) -> re.Pattern[str]:
    words = "|".join(map(spaced, load("corrected")["apart"][side]))
    return re.compile(rf"(?<!\w)(?:{words})\W*$" if side == "before" else rf"[ ,(]*(?:{words})(?!\w)", re.I)


@cache
def _free() -> re.Pattern[str]:
    words = "|".join(map(spaced, load("corrected")["free"]))
    return re.compile(rf"\s*(?:[^\w\s$€£%/:-]|-\s|$|(?:{words})(?!\w))", re.I)


@cache
def _small() -> re.Pattern[str]:
    words = "|".join(map(spaced, load("corrected")["small"]))
    return re.compile(rf"[^\w]*(?:(?:{words})(?!\w)[^\w]*){{0,5}}", re.I)
