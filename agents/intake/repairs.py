"""Where a writer breaks off and takes back what was just written: `3 years, sorry, 2 years`.

The words of each kind of turn, and how far an amount may stand from them, are `lexicon/repairs.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from agents.intake.text import Document
from agents.intake.words import load, spaced

Span = tuple[int, int]
MOST = 400  # turns that are looked at
TAKEN_BACK = "taken_back"
_TAIL = 24  # characters beside an amount that tell it apart
_DENIED = re.compile(r"(?:\b(?:not|never|cannot)|n't)\b[^,;:]*$")
_BY_ITSELF = ("hesitation", "denied")  # may be a sentence of their own: `Oh no.`
_LIST = re.compile(r"\{(?P<list>[a-z]+)\}")
_END = re.compile(r"[.!?]\s|\n")
_ENDED = re.compile(r"[.!?]\s+\S|\n")


@dataclass(frozen=True)
class Turn:
    """Words [start, end) of a kind; an amount at most `before` characters before them gives way to one behind.

    `close`: only small words may stand between them and that one.
    """

    kind: str
    start: int
    end: int
    before: int
    behind: int
    close: bool = False


def find(document: Document) -> list[Turn]:
    """The turns of the text, in its order."""
    text = _with_dots(document)
    found = [
        Turn(kind, match.start(), match.end(), row["before"], row["behind"], row.get("close", False))
        for kind, row in load("repairs")["amounts"].items()
        for match in islice(_words(kind).finditer(text), MOST)
    ]
    return sorted(found, key=lambda turn: (turn.end, turn.start))


def is_between(document: Document, found: Sequence[Turn], first: Span, second: Span) -> bool:
    """Whether what stands at `first` gives way to what stands at `second`, by a turn between them."""
    return any(_parts(document, turn, first, second) for turn in found)


def _parts(document: Document, turn: Turn, first: Span, second: Span) -> bool:
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


def is_supposed(document: Document, lead: int, start: int) -> bool:
    """Whether what stands at `start` is told, in a sentence of its own, of a case that may come."""
    sentence = document.sentence_at(start)
    return sentence.start >= lead and _supposed().match(document.low, sentence.start) is not None


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
    return compiled(load("repairs")["amounts"][kind]["words"])


def compiled(words: list[str]) -> re.Pattern[str]:
    """The words as one pattern, none of them within another word; a run of blanks is no place to begin."""
    edge = "|".join(rf"(?<![\w']){one}" if one[0].isalpha() or one[0] == "(" else one for one in map(filled, words))
    return re.compile(rf"(?!\s)(?:{edge})(?![\w'])", re.I)


@cache
def frame(kind: str, name: str) -> re.Pattern[str]:
    """A frame of `choices` or `products`."""
    return re.compile(filled(load("repairs")[kind][name]), re.I)


def filled(written: str) -> str:
    """A pattern with the lists of words it names, a space for any run of blanks."""
    while (more := _LIST.sub(_named, written)) != written:
        written = more
    return spaced(written)


def _named(name: re.Match[str]) -> str:
    words = load("repairs")["words"].get(name["list"])
    return name.group() if words is None else f"(?:{'|'.join(words)})"


@cache
def _beside(side: str) -> re.Pattern[str]:
    words = "|".join(map(spaced, load("repairs")["apart"][side]))
    return re.compile(rf"(?<!\w)(?:{words})\W*$" if side == "before" else rf"[ ,(]*(?:{words})(?!\w)", re.I)


@cache
def _free() -> re.Pattern[str]:
    words = "|".join(map(spaced, load("repairs")["free"]))
    return re.compile(rf"\s*(?:[^\w\s$€£%/:-]|-\s|$|(?:{words})(?!\w))", re.I)


@cache
def _small() -> re.Pattern[str]:
    words = "|".join(map(spaced, load("repairs")["small"]))
    return re.compile(rf"[^\w]*(?:(?:{words})(?!\w)[^\w]*){{0,5}}", re.I)


@cache
def _supposed() -> re.Pattern[str]:
    words = "|".join(map(spaced, load("repairs")["supposed"]))
    return re.compile(rf"\W*(?:and |but )?(?:{words})(?!\w)")
