"""How many cases people get through in a day, and how many people there are for it: no load of the system."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from agents.intake.counting import figures
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load, written

CASES, PEOPLE = "team.reviews_per_day", "team.reviewers"
_SHIFTS = "three shifts a day"
_EACH = re.compile(r"\b(?:each|apiece)\b(?! (?:day|week|month|hour|night|shift)\b)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")  # cases come whole, `4.000` of them too


def read(document: Document) -> list[Mention]:
    """Cases a day, and the people of the sentence that tells of them or of their work."""
    found: list[Mention] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        told = _told(document, sentence, "frames", before) or _shared(document, sentence, before)
        found += [] if told is None else [told]
        if told is not None or _at_work().search(document.low, sentence.start, sentence.end):
            found += _people(document, sentence, beside=told is not None)
        elif before is not None and _at_work().search(document.low, before.start, before.end):
            found += _first(document, sentence, _frames("of_them"))
        before = sentence
    return found


def _shared(document: Document, sentence: Sentence, before: Sentence | None) -> Mention | None:
    """What people get through together, where they are counted beside it or were told of in the sentence before."""
    near = next(_people(document, sentence, beside=True), None)
    if near is None and (before is None or not _at_work().search(document.low, before.start, before.end)):
        return None
    return _told(document, sentence, "shared", before)


def without(amounts: Sequence[Quantity], found: Sequence[Mention]) -> list[Quantity]:
    """The amounts that do not tell what people get through."""
    spans = [(m.start, m.end) for m in found if m.field == CASES]
    return [q for q in amounts if not any(start <= q.start < end for start, end in spans)]


def _told(document: Document, sentence: Sentence, frames: str, before: Sentence | None) -> Mention | None:
    for frame in _frames(frames):
        match = frame.search(document.low, sentence.start, sentence.end)
        count = figures.first(match["n"], integral=bool(_THOUSANDS.fullmatch(match["n"]))) if match else None
        if match is None or not count:
            continue
        people = _several(document, sentence, before) if _is_apiece(match) else 1
        a_day = round(count * people * load("reviewing")["a_day"][match["period"]], 6)
        shifts = f"{count:g} a shift, {_SHIFTS}" if match["period"] == "shift" else None
        because = f"{people} people with {count:g} each" if people > 1 else shifts
        sure = 0.7 if because else 1.0
        span = match.start("n"), match.end("period")
        return Mention(CASES, a_day, *span, "cases/day", confidence=sure, because=because)
    return None


def _is_apiece(match: re.Match[str]) -> bool:
    """`each clears 40 cases a day`, `who see each around 35`: told of one of them."""
    return bool(match.groupdict().get("each") or _EACH.search(match.string, match.start(), match.start("n")))


def _several(document: Document, sentence: Sentence, before: Sentence | None) -> int:
    """How many they are, in the sentence or in the one before."""
    told = (m.value for one in (sentence, before) if one is not None for m in _people(document, one, beside=True))
    return next(told, 1)


def _people(document: Document, sentence: Sentence, *, beside: bool = False) -> Iterator[Mention]:
    yield from _first(document, sentence, (*_frames("counted"), *(_frames("beside") if beside else ())))


def _first(document: Document, sentence: Sentence, frames: Sequence[re.Pattern[str]]) -> Iterator[Mention]:
    for frame in frames:
        match = frame.search(document.low, sentence.start, sentence.end)
        count = figures.first(match["count"]) if match else None
        if match and count:
            yield Mention(PEOPLE, int(count), match.start(), match.end(), "people")
            return


@cache
def _frames(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written(frame, load("reviewing")["words"])) for frame in load("reviewing")[name])


@cache
def _at_work() -> re.Pattern[str]:
    return re.compile(written("|".join(load("reviewing")["at_work"]), load("reviewing")["words"]))
