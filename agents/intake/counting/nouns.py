"""The noun a number counts: the head of the words behind it, known from the lexicon or judged by its ending."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.inflection import plural
from agents.intake.words import load

_STOP = frozenset({
    "in", "on", "for", "with", "per", "each", "every", "and", "or", "to", "from", "by",
    "at", "is", "are", "that", "who", "which", "over", "under", "within", "into", "out", "of",
    "we", "you", "it", "they", "our", "the", "this", "these", "than", "as", "but", "not",
    "will", "would", "can", "must", "should", "has", "have", "had", "were", "was", "be", "need",
    "needs", "when", "while", "so", "if", "after", "before", "during", "across", "between", "via", "using",
    "plus", "max", "min", "about", "around", "approximately", "roughly", "a", "an", "then", "now", "today",
    "goes", "comes", "gets", "sits", "lies", "lives", "runs", "does", "leaves", "arrives", "stays", "remains",
    "always", "sometimes", "often", "there", "times", "its", "his", "her", "their", "my", "your",
    "nos", "pcs", "sends", "emits", "transmits", "delivers", "generates", "produces", "submits", "sending",
    "reporting", "emitting",
    "asks", "asking", "whose", "where", "sees", "brings", "means", "gives", "takes", "makes", "wants", "shows", "holds",
    "says", "writes", "yields", "becomes", "contains", "weighs", "costs", "tells", "serves", "handles", "receives",
    *WORDS,
})  # fmt: skip
_WORD = re.compile(r"(?:[ ]+|[ ]*\n[ ]*(?=[a-z])(?![\w -]{1,40}[:=|]))([^\W\d_][\w'-]*)")
_PART = re.compile(
    r",? of (?:them|whom|which|those)(?: (?:are|is|do|does|work|works)(?: (?:in|on|as))?(?: an?| the)?)?(?= )", re.I
)
# `64,000 temperature, power and humidity sensors`: what they are of stands in a list.
_COORDINATED = re.compile(r" [a-z-]{3,}(?:, [a-z-]{3,})*,? (?:and|or)(?= [a-z])")
_LINK = re.compile(r" (?:is|are|works? as|serves? as|acts? as)(?: an?)?(?= )")  # `two are SREs`
_PEOPLE = (("people",), ("ml_people",), ("platform_people",))
_MEASURES = re.compile(
    r"[ -]?(?:ms|milli\w+|sec\w*|min\w*|hours?|days?|nights?|weeks?|months?|years?|quarters?|[kmgtp]i?b|"
    r"bytes?|percent|dollars|euros|pounds|am|pm|o'clock)\b",
    re.I,
)
_REACH = 5


@dataclass(frozen=True)
class Noun:
    """`kinds`: what the noun may stand for (empty: not known); `phrase`: its words; `end`: where they end."""

    kinds: tuple[str, ...]
    phrase: str
    end: int
    part: bool = False


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Every noun of the lexicon, singular and plural, with its kinds in the order of the lexicon."""
    table = load("nouns")
    found: dict[str, list[str]] = {}
    for kind, words in table["kinds"].items():
        for word in words:
            for form in {str(word), plural(str(word))}:
                found.setdefault(form, []).append(kind)
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}


@cache
def read(text: str, end: int, many: bool) -> Noun | None:
    """The noun counted by a number that ends at `end`; `many` says that the number is not one."""
    part = _PART.match(text, end)
    if part is None and (link := _LINK.match(text, end)) and (said := read(text, link.end(), many)):
        return replace(said, part=True) if said.kinds[:1] in _PEOPLE else None
    words = _words(text, part.end() if part else end)
    if _MEASURES.match(text, end) or not (words or part):
        return None
    head = _head(words, many) if words else None
    if head is None:
        joined = None if part else _COORDINATED.match(text, end)
        return read(text, joined.end(), many) if joined else (Noun((), "", part.end(), part=True) if part else None)
    phrase = " ".join(word for word, _ in words[: head + 1])
    return Noun(_kinds([word for word, _ in words[: head + 1]]), phrase, words[head][1], bool(part))


def goes_on(text: str, end: int) -> bool:
    """Whether a word follows that belongs to the same phrase (`a second reader`, not `a second after`)."""
    match = _WORD.match(text, end)
    return match is not None and match.group(1).lower() not in _STOP


def _words(text: str, position: int) -> list[tuple[str, int]]:
    """The words that may make up the noun, each with its end; a `of` right behind the number is skipped."""
    words: list[tuple[str, int]] = []
    while len(words) < _REACH:
        match = _WORD.match(text, position)
        if not match or text[position : match.start(1)].count("\n") > 1:
            break
        word = match.group(1).lower().removesuffix("'s")
        position = match.end()
        if word in ("of", "our", "the", "such") and not words:
            if word == "of" and _WORD.match(text, position) and text[position + 1 : position + 3].lower() == "us":
                return [("of us", position + 3)]
            continue
        if word in _STOP:
            break
        words.append((word, position))
    return words


def _head(words: list[tuple[str, int]], many: bool) -> int | None:
    """Index of the last word of the noun: the end of the first run of plurals, or a known noun."""
    best: int | None = None
    for index in range(len(words)):
        part = [word for word, _ in words[: index + 1]]
        whole = any(" ".join(part[-size:]) in known() for size in (2, 3) if len(part) >= size)
        if whole or is_plural(part[-1]) or (best is None and part[-1] in known() and _is_mass(part[-1])):
            best = index
        elif best is not None:
            break
        if best == index and part[-1] in _plurals() and not _extends(words, index):
            break
    if best is not None and words[best + 1 :] and words[best + 1][0] in load("nouns")["pictured"]:
        return best + 1
    single = None if best is not None and (many or best == 0) else _single(words)
    return best if single is None else single


def _extends(words: list[tuple[str, int]], index: int) -> bool:
    """Whether a known noun of several words begins with or runs over the word (`data points`, `sales reps`)."""
    return any(_is_whole(words[: end + 1], end) for end in (index + 1, index + 2) if end < len(words))


def _single(words: list[tuple[str, int]]) -> int | None:
    """The first known noun in the singular, with what extends it (`data scientist`)."""
    first: int | None = None
    for index, (word, _) in enumerate(words):
        if (first is None and word in known()) or _is_whole(words, index):
            first = index
        elif first is not None and not (index + 1 < len(words) and _is_whole(words, index + 1)):
            break
    return first


def _is_whole(words: list[tuple[str, int]], index: int) -> bool:
    return any(
        " ".join(word for word, _ in words[index - size + 1 : index + 1]) in known()
        for size in (2, 3)
        if index - size + 1 >= 0
    )


@cache
def _is_mass(word: str) -> bool:
    """A known noun whose plural is itself, or no regular word at all (`devops`, `dau`)."""
    return plural(word) == word


@cache
def is_plural(word: str) -> bool:
    """Whether the word is a plural, listed or by its ending."""
    if word in load("nouns")["plurals"]:
        return True
    return (len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))) or (
        word in _plurals() and not _is_mass(word)
    )


@cache
def _plurals() -> frozenset[str]:
    return frozenset(plural(str(word)) for words in load("nouns")["kinds"].values() for word in words)


def _kinds(words: list[str]) -> tuple[str, ...]:
    for size in (3, 2, 1):
        phrase = " ".join(words[-size:])
        if len(words) >= size and phrase in known():
            return known()[phrase]
    return tuple(kind for kind, endings in load("nouns")["endings"].items() if words[-1].endswith(tuple(endings)))
