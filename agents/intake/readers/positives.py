"""Known outcomes of what is looked for: `160 of 7,400 churned`, `310,000 loans, of which 4.1 % defaulted`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter

from agents.intake.counting import figures
from agents.intake.counting.written import Written, within
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

FIELD = "data.positives"
_LEAST, _MANY, _BEFORE, _NEAR = (
    10,
    100,
    32,
    60,
)  # fewer are an example; a share is of many; how far back a wish is looked for
_FEW = 4  # numbers before one, among which its whole is looked for
_AMONG = re.compile(r"(?:of|among|from) (?:which|them|these|those|whom),? (?:about |some |roughly |only |around )?$")
_OUT_OF = re.compile(r" ?(?:of|out of|in|among) (?:maybe |about |some |roughly |around |the |our |all )*$")
_OF_THEM = re.compile(r"\b(?:of|among|from) (?:the |our |all |these |those )*$")
_COLON = re.compile(r"[:=|] *(?:about |some |roughly |~)?$")
# `60,000 confirmed studies`: what is learned from, whatever was found on it.
_LEARNED = r"(?:stud(?:y|ies)|exam\w*|documents?|records?|orders?|readings?)"
_CAPTION = re.compile(r"(?P<words>[^:|=\n]{4,80})[:=|][^:|=\n]*$")
_ALONE = re.compile(
    r" *(?:[.,;|\n(]|$)"
    r"| (?:in|over|from|within|during) (?:the )?(?:(?:last|past|previous) )?(?:\w+ )?(?:year|month|season)s?\b"
)
_A_NOUN = re.compile(r" (?:[\w-]+ )?[a-z-]+s\b")
_NOUN = re.compile(r",? (?:[\w-]+,? ){1,3}$")
_ADJECTIVES = r" (?:[\w-]+ ){0,2}?"


@dataclass(frozen=True)
class _Found:
    value: float
    start: int
    end: int


def read(document: Document, numbers: list[Written]) -> Iterator[Mention]:
    """Every count or share of outcomes that have happened, in outcomes."""
    for sentence in document.sentences:
        told = within(numbers, sentence.start, sentence.end)
        for index, number in enumerate(told):
            found = _outcomes(document, sentence, told, index)
            if found and found.value >= _LEAST and not _is_wished(document, number):
                yield Mention(FIELD, round(found.value), found.start, found.end, "outcomes", confidence=0.9)


def _outcomes(document: Document, sentence: Sentence, told: Sequence[Written], index: int) -> _Found | None:
    number = told[index]
    if number.kind == "percent":
        return _share(document, told[:index], number, next(iter(told[index + 1 :]), None))
    if number.kind not in ("", "count") or number.end - number.start > _BEFORE * 2:
        return None
    if (captioned := _captioned(document, sentence, number)) is not None:
        return captioned
    after = _behind(document, number)
    if not 0 <= after < sentence.end:
        return None
    return (
        _named(document, sentence, number, after)
        or _part(document, told, index, after)
        or _found_out(document, number, after)
        or _became(document, number, after)
    )


def _behind(document: Document, number: Written) -> int:
    """Where the digits or words of the number end, its noun not counted; -1 where they end elsewhere."""
    return _ends_by_start(document).get(number.start, -1)


@lru_cache(maxsize=4)
def _ends_by_start(document: Document) -> dict[int, int]:
    return {number.start: number.end for number in figures.scan(document.text)}


def _most_before(document: Document, number: Written) -> float:
    """The largest of the numbers that stand near before it, in the sentence before too; 0 where there is none."""
    scanned = figures.scan(document.text)
    at = bisect_left(scanned, number.start, key=attrgetter("start"))
    near = (n for n in scanned[max(0, at - _FEW) : at] if number.start - n.end <= _NEAR)
    return max((n.scaled(integral=True) for n in near), default=0.0)


def _captioned(document: Document, sentence: Sentence, number: Written) -> _Found | None:
    """`examples of real fraud in the archive: 940`: the number is all there is behind the words, or a question."""
    if not _ALONE.match(document.low, number.end):
        return None
    if sentence.heading.endswith("?") and not document.low[sentence.start : number.start].strip():
        return _told_by(sentence.heading.lower(), number)
    begun = _COLON.search(document.low, max(sentence.start, number.start - _BEFORE), number.start)
    match = _CAPTION.search(document.low, max(sentence.start, begun.start() - _NEAR), begun.end()) if begun else None
    if match is None:
        return None
    return _told_by(match["words"], number)


def _told_by(words: str, number: Written) -> _Found | None:
    told = _event_words().search(words) and _caption_words().search(words)
    return _Found(number.number, number.start, number.end) if told else None


def _found_out(document: Document, number: Written, after: int) -> _Found | None:
    """`the vet has confirmed 38 cases`: so many of what is looked for, in the words of who found them out."""
    before = document.low[max(document.sentence_at(number.start).start, number.start - _BEFORE) : number.start]
    match = _cases().match(document.low, after) if _told_before("found_out").search(before) else None
    match = match or (_A_NOUN.match(document.low, after) if _told_before("known_of").search(before) else None)
    if match is None or _pace().match(document.low, match.end()):
        return None
    return _Found(number.number, number.start, match.end())


def _became(document: Document, number: Written, after: int) -> _Found | None:
    """`26k became an order`, `3,100 were declined for spam`: it has happened, whatever they are of."""
    match = _becoming().match(document.low, after)
    whole = _OF_THEM.search(document.low, max(0, number.start - _BEFORE), number.start)
    if whole or match is None or _pace().match(document.low, match.end()):
        return None
    return _Found(number.number, number.start, match.end())


def _named(document: Document, sentence: Sentence, number: Written, after: int) -> _Found | None:
    """`140 bearing failures`: an event by its name, in a sentence that says that they are known."""
    match = _event().match(document.low, after, sentence.end)
    if match is None or _pace().match(document.low, match.end()):
        return None
    if not _held().search(document.low, sentence.start, sentence.end):
        return None
    return _Found(number.number, number.start, match.end())


def _part(document: Document, told: Sequence[Written], index: int, after: int) -> _Found | None:
    """`of which 60k were placed`, `160 of 7,400 churned`, `2,300 of them pay`, `84,000 loans; 2,300 went sour`."""
    number = told[index]
    if (end := _ended(document, after)) and _most_before(document, number) > number.number:
        return _Found(number.number, number.start, end)
    if _AMONG.search(document.low, max(0, number.start - _BEFORE), number.start):
        end = _ended(document, after)
        return _Found(number.number, number.start, end) if end else None
    if index and _is_whole(document, told[index - 1], number):
        end = _ended(document, after)
        return _Found(number.number, number.start, end) if end else None
    whole = next(iter(told[index + 1 :]), None)
    if whole is None or whole.number <= number.number or not _OUT_OF.fullmatch(document.low, after, whole.start):
        return None
    end = _ended(document, document.low.find(" ", whole.start), nouns=3)
    return _Found(number.number, number.start, end) if end else None


def _is_whole(document: Document, whole: Written, part: Written) -> bool:
    """`Of 7,400 contracts 160`: the number before is what the part is one of."""
    before = _OF_THEM.search(document.low, max(0, whole.start - _BEFORE), whole.start)
    after = document.low.find(" ", whole.start)
    return bool(before and whole.number > part.number and _NOUN.fullmatch(document.low, after, part.start))


def _share(document: Document, before: Sequence[Written], percent: Written, behind: Written | None) -> _Found | None:
    """`310k of them, 4.1% bad`: of the last count that stands before it."""
    whole = next((n for n in reversed(before) if n.kind in ("", "count") and n.number >= _MANY), None)
    at, nouns = percent.end, 0
    if behind is not None and behind.number >= _MANY and _OUT_OF.fullmatch(document.low, percent.end, behind.start):
        whole, at, nouns = behind, _behind(document, behind), 3  # `0.3 % of the 4 million claims were fraudulent`
    if whole is None:
        return None
    end = _ended(document, at, nouns)
    return _Found(whole.number * percent.number / 100, percent.start, end) if end else None


def _ended(document: Document, at: int, nouns: int = 0) -> int:
    """Where the words end that say what became of them, from `at`; 0 where none do, or where it is a pace."""
    match = _ends(nouns).match(document.low, at) if at >= 0 else None
    return 0 if match is None or _pace().match(document.low, match.end()) else match.end()


def _is_wished(document: Document, number: Written) -> bool:
    """Whether it is a target, or a bound of what is still to come."""
    start = max(document.sentence_at(number.start).start, number.start - _BEFORE)
    before = document.low[start : number.start]
    wished, bound = (any(cue(w).search(before) for w in load("positives")[name]) for name in ("wished", "bounds"))
    after = _behind(document, number)
    return wished or (bound and (after < 0 or not _happened().match(document.low, after)))


@cache
def _event() -> re.Pattern[str]:
    words = {name: "|".join(load("positives")[name]) for name in ("events", "faults", "truly", "examples")}
    shown = rf"(?:of|with|showing|that show) (?:an? |the )?(?:\w+ )?(?:{words['faults']})"
    named = rf"{_ADJECTIVES}(?:{words['events']}|(?:{words['examples']}) {shown})"
    truly = rf"(?:{words['truly']})(?! {_LEARNED}\b)(?: [\w-]+)?"
    return re.compile(rf"(?:{named}| {truly})\b")


@cache
def _event_words() -> re.Pattern[str]:
    words = load("positives")
    return re.compile(rf"\b(?:{'|'.join([*words['events'], *words['faults'], *words['truly']])})\b")


@cache
def _caption_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('positives')['captions'])})\b")


@cache
def _told_before(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{load('positives')[name]}")


@cache
def _cases() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(load('positives')['cases'])})\b")


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('positives')['held'])})\b")


@cache
def _becoming() -> re.Pattern[str]:
    return re.compile(load("positives")["became"])


@cache
def _happened() -> re.Pattern[str]:
    return re.compile(load("positives")["happened"])


@cache
def _ends(nouns: int) -> re.Pattern[str]:
    words = "|".join(load("positives")["ends"]).replace("{faults}", "|".join(load("positives")["faults"]))
    between = rf"(?: [\w-]+){{0,{nouns}}}?" if nouns else r"(?: of (?:them|these|those|which|it))?"
    return re.compile(rf"{between},? (?:{words})\b")


@cache
def _pace() -> re.Pattern[str]:
    return re.compile(load("positives")["pace"])
