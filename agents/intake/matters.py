"""Whether what is said at two places of a brief is said of one system, time, person and matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from agents.intake import voices
from agents.intake.text import Document
from agents.intake.words import cue, cues, load

OF_THINGS = ("human_in_loop", "batch_deadline")
OF_SHARES = ("latency.", "budget.")
OF_PEOPLE = {"team.oncall": "trade", "explainability": "to_whom"}
OF_MATTERS = ("retention_days.", "freshness_s")
FEWEST = 2  # words that tell what is counted
HALF = 0.5
SEPARATOR = re.compile(r"[,;:]| and | but | while | then ")
_WORD, _TOKEN = re.compile(r"[a-z][a-z'-]*"), re.compile(r"[a-z][a-z'-]*|[:;,.()]")
_SAME = re.compile(r"\b(?:this|that|the|these|those) (?:very )?same (\w+)")
_LONG, _ENDING = re.compile(r"[a-z][a-z'-]+"), re.compile(r"(?<=[a-z]{3})(?:ing|ly|ed|e)$")
Span = tuple[int, int]
_cues = partial(cues, "rivals")


def is_one_thing(document: Document, field: str, one: Span, other: Span) -> bool:
    """Whether what is said at the two places is said of the same system, time and matter."""
    parts = part_of(document, one, other), part_of(document, other, one)
    if len({_scopes_for(field, part, parts) for part in parts}) > 1 or _apart(*map(_purposes, parts)):
        return False
    if field.startswith(OF_SHARES) and any(_cues("share").search(part) for part in parts):
        return False
    if field.startswith(OF_MATTERS):
        return not (_apart(*map(_matters, parts)) or _is_narrower(*parts) or _is_narrower(*reversed(parts)))
    if field in OF_PEOPLE:
        return not _apart(*(_said(OF_PEOPLE[field], part) for part in parts)) and not _is_for_some(field, *parts)
    if field not in OF_THINGS:
        return True
    return _is_one_matter(field, *parts)


def are_of_two(document: Document, one: Span, other: Span) -> bool:
    """Whether each of the two places names its own time, phase or system."""
    scopes = [_scopes(voices.stripped(part)) for part in (part_of(document, one, other), part_of(document, other, one))]
    kinds = {name for name, _ in scopes[0]} & {name for name, _ in scopes[1]}
    return any({s for s in scopes[0] if s[0] == kind}.isdisjoint(scopes[1]) for kind in kinds)


def are_of_others(document: Document, field: str, one: Span, other: Span) -> bool:
    """Whether each of the two places names people of its own: `the engineers are on call, the analysts are not`."""
    parts = part_of(document, one, other), part_of(document, other, one)
    return field in OF_PEOPLE and _apart(*(_said(OF_PEOPLE[field], part) for part in parts))


def part_of(document: Document, span: Span, other: Span) -> str:
    """The sentence of the mention, without the part of it that the other one stands in."""
    sentence = document.sentence_at(span[0])
    start, end = sentence.start, sentence.end
    if span[0] == other[0] and span[1] != other[1]:  # one of them is told in the words of the other
        return document.low[start : span[1]] if span[1] < other[1] else document.low[other[1] : end]
    if start <= other[0] < span[0]:
        start = _cut(document, other[1], span[0])
    elif span[1] <= other[0] < end:
        end = _cut(document, span[1], other[0])
    return document.low[start:end]


def _cut(document: Document, start: int, end: int) -> int:
    """Where the second of two parts begins between two mentions."""
    cuts = [match.start() for match in SEPARATOR.finditer(document.low, start, end)]
    return cuts[-1] if cuts else start


def _scopes_for(field: str, part: str, parts: Sequence[str]) -> frozenset[tuple[str, str]]:
    """The scopes of the part; where somebody is on call always or never, no matter on which days."""
    scopes = _scopes(voices.stripped(part))
    if field == "team.oncall" and any(map(_cues("always").search, parts)):
        return frozenset(scope for scope in scopes if scope[0] != "days")
    return scopes


def _scopes(part: str) -> frozenset[tuple[str, str]]:
    told = _cues("widened").sub("", part)
    found = ((name, match.group()) for name, pattern in _groups() for match in pattern.finditer(told))
    return frozenset((name, words.rstrip("s")) for name, words in found)


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, cue("|".join(words))) for name, words in load("rivals")["scopes"].items())


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are named and have nothing in common."""
    return bool(one and other) and not one & other


def _purposes(part: str) -> frozenset[str]:
    """What a value is for: `99.9 % for the API`, `800 euros for the infrastructure`."""
    return _said("purpose", part)


def _said(name: str, part: str) -> frozenset[str]:
    found = (match[match.lastindex or 0] for match in _cues(name).finditer(part))
    return frozenset(words.lower().rstrip("s") for words in found)


def _is_for_some(field: str, one: str, other: str) -> bool:
    """`reasons with each score`, `nothing is explained to passengers`: told of some people only."""
    return field == "explainability" and _said("to_whom", one) != _said("to_whom", other)


def _is_narrower(one: str, other: str) -> bool:
    """`clips are erased`, `clips of accidents are kept`: some of what the other speaks of."""
    return any(
        re.search(rf"\b{word}s? of (?!the|our|all|any|each|every)[a-z]{{3,}}", other)
        and not re.search(rf"\b{word}s? of ", one)
        for word in _matters(one) & _matters(other)
    )


def _matters(part: str) -> frozenset[str]:
    """The words of a part that say what is kept, or how old what may be."""
    words = (word.rstrip("s") for word in _WORD.findall(part))
    return frozenset(word for word in words if len(word) > 2 and word not in immaterial())


@cache
def immaterial() -> frozenset[str]:
    """Words that say nothing of what is kept, or how old it is."""
    return frozenset(load("rivals")["immaterial"].split())


def _is_one_matter(field: str, *parts: str) -> bool:
    """Whether the parts name one result, or one of them speaks of what the other names."""
    first, second = map(_things, parts)
    if field == "batch_deadline":
        return bool(first & second) or is_told_again(*parts)
    if first & second or any(map(_cues("whole").search, parts)):
        return True
    if first and second:
        return False
    unnamed = parts[0] if not first else parts[1]
    return not (first or second) or bool(_cues("again").search(unnamed))


def is_told_again(one: str, other: str) -> bool:
    """Whether one of the parts announces a repetition, and names what the other one does as the same, or half of the
    words of the shorter one stand in the other.
    """
    first, second = words_of(one), words_of(other)
    both = first & second
    announced = any(map(_cues("restated").search, (one, other)))
    enough = len(both) >= max(FEWEST, HALF * min(len(first), len(second)))
    return announced and (enough or _is_the_same(one, second) or _is_the_same(other, first))


def _is_the_same(part: str, others: frozenset[str]) -> bool:
    """`this same price call`, beside words that speak of one."""
    return any(named <= others for match in _SAME.finditer(part) if (named := words_of(match[1])))


def words_of(part: str) -> frozenset[str]:
    """What a part speaks of, by the stems of its words: without numbers, and words that say nothing of it."""
    words = (word.rstrip("s") for word in _LONG.findall(part))
    return frozenset(_ENDING.sub("", word) for word in words if len(word) > 2 and word not in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset(load("rivals")["idle"].split())


def _things(sentence: str) -> frozenset[tuple[str, str]]:
    """The things spoken of, each with the word before it where that tells it from others of its name."""
    return frozenset(_named(sentence))


def _named(sentence: str) -> Iterator[tuple[str, str]]:
    table = load("rivals")
    before = ""
    for word in _TOKEN.findall(sentence):
        noun = next((form for form in _forms(word) if form in table["things"]), None)
        if noun is not None:
            yield ("" if before in table["plain"] or not before.isalpha() else before, noun)
        before = word


def _forms(word: str) -> Iterator[str]:
    """The word as it stands, and what it may be the plural of."""
    yield word
    yield word.removesuffix("s")
    yield word.removesuffix("ies") + "y"
