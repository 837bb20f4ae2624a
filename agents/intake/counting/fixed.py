"""Things fixed to others: `two cameras over each of six lines` are twelve, `54 washes. Each has four` are 216."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import attrgetter

from agents.intake.counting import figures
from agents.intake.counting.figures import Number
from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural
from agents.intake.text import Document
from agents.intake.words import load

_DEEP, _MOST, _FEW = 3, 3, 8  # things at things at things; words of a noun; numbers looked back at
_REACH, _SHORT = 90, 16  # characters that a clause, and a preposition, reach back
_EACH = r"(?:each|every|per)(?: single)?(?: one)?(?: of)?(?: (?:our|the|these|those|its|his))?"
_BEHIND = re.compile(rf"(?:[ (]+(?!and\b|that\b|which\b)[\w'-]+){{0,5}}?[ (]+{_EACH} (?P<rest>[^.;:,()]+)")
_BEFORE = re.compile(rf"\b{_EACH} (?P<rest>(?:(?!\b(?:each|every|per)\b)[^.;:()])*)$")
_APIECE = re.compile(r"(?: [\w-]+)?,? (?:each|apiece)\b(?! [a-z]+s\b| (?:send|take|report|deliver)\b)")
_OF_THEM = re.compile(
    r"\beach(?: one| of them| of these| of which)?,? (?:has|have|with|having|holds?|carr(?:y|ies|ying)|gets?|uses?)\b"
    r"[^.;:]*$"
)
_STANDS = re.compile(r"(?: [\w-]+){0,2}? (?:on|over|at|above|in|beside) (?:our |the |all )?$")
_STANDING = re.compile(r"\b(?:on|over|at|above|in|beside) (?:our |the |all )?$")
_ONE_NOUN = re.compile(r" (?:[a-z-]+ )?[a-z-]+s ")
_WITH = re.compile(
    r" (?:[a-z-]+ ){0,2}?[a-z-]+s,? (?:with|having|have|that have|carry|carrying|each have) (?:an?|one)"
    r" (?:[a-z-]+ ){0,2}?"
)
_CAPTION = re.compile(r" ?[:|=(] ?(?:about |some |roughly )?$")
_AT = re.compile(rf"\b(?:of|on|at|in|over|above|beside) {_EACH}\b")
_PASSES = re.compile(r"\b(?:goes|passes|runs|moves|travels|comes|is (?:moved|seen|looked))\b")
_PACE = re.compile(r" (?:an?|per|each|every) (?:hour|shift|day|night|week|month|year)\b")
_WORDS = re.compile(r"[a-z-]{2,}(?: [a-z-]{2,}){0,2}")


@dataclass(frozen=True)
class Thing:
    """An occurrence of a noun; `many` is the number it stands with, None where it stands alone."""

    start: int
    end: int
    many: float | None
    given: bool = False


class Fixed:
    """The numbers of a text, and how many of a thing there are in all by what they are fixed to."""

    def __init__(self, document: Document) -> None:
        self._document, self._text = document, document.low
        self._known: dict[tuple[str, frozenset[str]], float] = {}

    @cached_property
    def _numbers(self) -> Sequence[Number]:
        return figures.scan(self._document.text)

    def _ahead(self, at: int) -> Number | None:
        """The first number that begins at or behind a place."""
        index = bisect_left(self._numbers, at, key=attrgetter("start"))
        return self._numbers[index] if index < len(self._numbers) else None

    def _behind(self, at: int) -> Sequence[Number]:
        """The last numbers that end before a place, in order."""
        index = bisect_right(self._numbers, at, key=attrgetter("end"))
        return self._numbers[max(0, index - _FEW) : index]

    def thing(self, start: int, end: int) -> Thing:
        """The noun [start, end) with its number before it (`two small cameras`) or behind it (`cameras: 48`)."""
        for number in self._behind(start)[-1:]:
            if _adjectives().fullmatch(self._text, number.end, start):
                return Thing(start, end, number.scaled(integral=True), given=not number.article)
        caption = self._ahead(end)
        if caption is not None and _CAPTION.fullmatch(self._text, end, caption.start):
            return Thing(start, end, caption.scaled(integral=True), given=True)
        own = self._text[:start].endswith(" own ")
        return Thing(start, end, 1.0 if own or self._text[end - 1] != "s" else None)

    def total(self, thing: Thing, above: frozenset[str] = frozenset()) -> float | None:
        """How many there are in all; None where they are not counted, or are fixed to what is not.

        `above` are the things fixed to this one: it is fixed to none of them.
        """
        holders = self._holders(thing, above | {_many(self._text[thing.start : thing.end])})
        if holders:
            return holders * (thing.many or 1.0)
        if not thing.given:
            return self._spread(thing)
        return thing.many if holders is None or above else None

    def counted(self, noun: str) -> float:
        """How many of a noun there are in all, wherever the text counts them; 0 where it does not."""
        return self._counted(noun, Thing(-1, -1, None), frozenset())

    def is_fixed(self, thing: Thing) -> bool:
        """Whether each stands at something that is told, counted or not."""
        return self._holders(thing, frozenset()) is not None or (not thing.given and self._spread(thing) is not None)

    def _holders(self, thing: Thing, above: frozenset[str]) -> float | None:
        """The number of what each is fixed to; 0 where it is not counted, None where they are fixed to nothing."""
        sentence = self._document.sentence_at(thing.start)
        behind = _BEHIND.match(self._text, thing.end, sentence.end)
        if behind and (named := self._named(behind, thing, above)) is not None:
            return named
        if _APIECE.match(self._text, thing.end, sentence.end):
            return self._last(thing)
        begin = max(sentence.start, thing.start - _REACH)
        if thing.many and _OF_THEM.search(self._text, begin, thing.start):
            return self._last(thing)
        before = _BEFORE.search(self._text, begin, thing.start) if thing.many else None
        return None if before is None or _PASSES.search(before["rest"]) else self._named(before, thing, above)

    def _named(self, match: re.Match[str], thing: Thing, above: frozenset[str]) -> float | None:
        """The number of the noun behind `each`: written there, or anywhere else in the text."""
        number = self._ahead(match.start("rest"))
        if number is not None and number.start == match.start("rest") and not number.article:
            named = _nouns(self._text[number.end : match.end()].lstrip())
            timed = named and named[0].removesuffix("s") in load("devices")["times"]
            return None if timed or self._is_own(number, thing) else number.scaled(integral=True)
        nouns = _nouns(match["rest"])
        if not nouns:
            return self._last(thing) if _AT.search(match.group()) else None
        if nouns[0] in load("devices")["times"] or _many(nouns[0]) in above:
            return None
        return next(filter(None, (self._counted(noun, thing, above) for noun in nouns)), 0.0)

    def _is_own(self, number: Number, thing: Thing) -> bool:
        """`each of 6,000 sensors`: the number of the thing itself."""
        return bool(_adjectives().fullmatch(self._text, number.end, thing.start))

    def _counted(self, noun: str, thing: Thing, above: frozenset[str]) -> float:
        """The most of a noun that is counted in the text; 0 where it is not."""
        if len(above) > _DEEP:
            return 0.0
        if (noun, above) not in self._known:
            found = re.compile(rf"\b(?:{re.escape(plural(noun))}|{re.escape(noun)})\b").finditer(self._text)
            others = (self.thing(*m.span()) for m in found if m.start() != thing.start and not self._is_pace(m.end()))
            most = max((self.total(one, above) or 0.0 for one in others if one.given), default=0.0)
            self._known[noun, above] = most
        return self._known[noun, above]

    def _is_pace(self, end: int) -> bool:
        """`6,500 wheels a day` are no things that others are fixed to."""
        return bool(_PACE.match(self._text, end))

    def _last(self, thing: Thing) -> float:
        """The number counted last before the thing, of what `each` stands for."""
        before = [n for n in self._behind(thing.start) if not n.article and n.scaled(True) > 1]
        own = [n for n in before if not _adjectives().fullmatch(self._text, n.end, thing.start)]
        return own[-1].scaled(integral=True) if own else 0.0

    def _spread(self, thing: Thing) -> float | None:
        """`Cameras on 6 lines`, `on 6 lines cameras`, `72 trucks with a box`: one at each."""
        after = self._ahead(thing.end)
        if after is not None and _STANDS.fullmatch(self._text, thing.end, after.start):
            return after.scaled(integral=True)
        before = (n for n in self._behind(thing.start) if self._is_of(n, thing))
        return next((number.scaled(integral=True) for number in before), None)

    def _is_of(self, number: Number, thing: Thing) -> bool:
        """Whether what is counted before has the thing, or the thing stands at it."""
        at = _STANDING.search(self._text, max(0, number.start - _SHORT), number.start)
        frame = _ONE_NOUN if at and thing.many is None else _WITH
        return not number.article and bool(frame.fullmatch(self._text, number.end, thing.start))


def whole(document: Document, counted: Quantity) -> Quantity:
    """With all there are of it by what it is fixed to: `16 sensors on every crane`, of 11 cranes, are 176."""
    start = document.low.find(counted.word, counted.start, counted.end) if counted.word else -1
    if start < 0:
        return counted
    fixed = Fixed(document)
    thing = fixed.thing(start, start + len(counted.word))
    return replace(counted, value=max(counted.value, fixed.total(thing) or 0.0))


def _many(noun: str) -> str:
    return noun if noun.endswith("s") else plural(noun)


def _nouns(rest: str) -> list[str]:
    """The words behind `each` that may name a thing: up to the first that never belongs to a noun."""
    words = _WORDS.match(rest)
    found = words.group().split() if words else []
    end = next((at for at, word in enumerate(found) if word in load("devices")["apart"]), _MOST)
    return found[:end]


@cache
def _adjectives() -> re.Pattern[str]:
    return re.compile(rf"(?:[ -](?!(?:{'|'.join(load('devices')['apart'])})\b)[a-z][\w-]*(?<![a-rt-z]s)){{0,3}} ")
