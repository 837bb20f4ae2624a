"""Words of a sentence and the phrases of `lexicon/tools/` in it; of two that overlap the longer one counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.inflection import verb_parts
from agents.intake.words import load

# The lists of `grammar.yaml` that hold phrases; the others are looked up word by word.
_SPOKEN = ("negator", "neutral", "single", "plural")
_FILES = ("leaving", "staying", "wishing", "beside")
_TOKEN = re.compile(r"[^\W_]+n't\b|'(?:s|d|ll|re|ve|m)\b|[^\W_]+|->|[,;:()→=?!^\n]|\.(?=\s|$)")
_ANY, _BEGIN, _END = "*", "^", "."
_CLAUSE_ENDS = (".", ",", ";", ":", "!", "(", ")", "and", "but", "or", "\n")
_PARTICLES, _OBJECTS = ("out", "off", "away", "down", "aside", "behind", "up"), ("it", "them", "that", "those", "both")
GRAMMAR = "grammar"
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """A word or sign of a text at [start, end)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A phrase at the words [first, last] with its meanings, each a concept and a shape (`leaving`, `verb`)."""

    first: int
    last: int
    meanings: frozenset[tuple[str, str]]


def words(text: str) -> list[Word]:
    """The words and signs of a text in lower case, with one that begins and one that ends it."""
    found = [Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    begin, end = Word(_BEGIN, 0, 0), Word(_END, len(text), len(text))
    return [begin, *found, *(() if found and found[-1].text == _END else (end,))]


def find(said: Sequence[Word]) -> list[Found]:
    """The phrases in order."""
    found, index = [], 0
    spelled = [word.text for word in said]
    while index < len(said):
        longest, meanings = _longest(spelled, index)
        if longest:
            found.append(Found(index, index + longest - 1, frozenset(meanings)))
        index += max(1, longest)
    return found


def _longest(spelled: Sequence[str], index: int) -> tuple[int, set[tuple[str, str]]]:
    longest, meanings = 0, set[tuple[str, str]]()
    for phrase, meaning in _phrases().get(spelled[index], ()):
        if len(phrase) < longest:
            break
        if all(p in (_ANY, w) for p, w in zip(phrase, spelled[index : index + len(phrase)], strict=False)) and (
            index + len(phrase) <= len(spelled)
        ):
            longest = len(phrase)
            meanings.add(meaning)
    return longest, meanings


@cache
def words_of(name: str) -> frozenset[str]:
    """The entries of a list of `grammar.yaml`."""
    return frozenset(load("tools/grammar")[name])


@cache
def _phrases() -> dict[str, list[tuple[Phrase, tuple[str, str]]]]:
    """Every phrase with its meaning by first word, the longest first."""
    found: dict[str, list[tuple[Phrase, tuple[str, str]]]] = defaultdict(list)
    for phrase, meaning in _spelled():
        found[phrase[0]].append((phrase, meaning))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def _spelled() -> Iterator[tuple[Phrase, tuple[str, str]]]:
    for name in _SPOKEN:
        yield from ((_split(entry), (name, GRAMMAR)) for entry in load("tools/grammar")[name])
    for concept, shapes in _concepts():
        for verb in shapes.get("verbs", ()):
            yield from ((phrase, (concept, f"verb{form}")) for form, phrase in _inflected(verb))
        yield from ((_split(entry), (concept, "verb")) for entry in shapes.get("acts", ()))
        for shape in ("said", "led"):
            yield from ((p, (concept, shape)) for entry in shapes.get(shape, ()) for p in _variants(entry))


def _concepts() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in _FILES:
        yield from load(f"tools/{file}").items()


def _inflected(verb: str) -> Iterator[tuple[str, Phrase]]:
    """Every form of a verb; its particle may stand behind a pronoun: `rip it out`."""
    head, *rest = _split(verb)
    for form, words_ in verb_parts(head).items():
        for word in words_:
            yield form, (word, *rest)
            if len(rest) == 1 and rest[0] in _PARTICLES:
                yield from ((form, (word, pronoun, *rest)) for pronoun in _OBJECTS)


def _variants(entry: str) -> Iterator[Phrase]:
    """The words of an entry; one that ends in `$` ends its clause."""
    phrase = _split(entry)
    yield from (((*phrase, end) for end in _CLAUSE_ENDS) if entry.endswith("$") else (phrase,))


def _split(phrase: str) -> Phrase:
    return tuple(re.findall(rf"\*|{_TOKEN.pattern}", phrase))
