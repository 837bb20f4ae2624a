"""Words of a sentence and the phrases of `lexicon/tools/` in it; of two that overlap the longer one counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake import shorthand
from agents.intake.matching.forms import verb_phrases
from agents.intake.matching.trie import Phrase, Trie
from agents.intake.words import load

# The lists of `grammar.yaml` that hold phrases; the others are looked up word by word.
_SPOKEN = ("negator", "neutral", "single", "plural")
_FILES = ("leaving", "staying", "wishing", "beside")
_TOKEN = re.compile(r"[^\W_]+n't\b|'(?:s|d|ll|re|ve|m)\b|[^\W_]+|->|[,;:()→=?!^\n]|\.(?=\s|$)")
_SAID = shorthand.pattern(_TOKEN)
_BEGIN, _END = "^", "."
_CLAUSE_ENDS = (".", "->", "→", ",", ";", ":", "!", "(", ")", "and", "but", "or", "\n")
GRAMMAR = "grammar"


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
    found = [Word(shorthand.whole(m.group()), m.start(), m.end()) for m in _SAID.finditer(text)]
    begin, end = Word(_BEGIN, 0, 0), Word(_END, len(text), len(text))
    return [begin, *found, *(() if found and found[-1].text == _END else (end,))]


def find(said: Sequence[Word]) -> list[Found]:
    """The phrases in order."""
    found, index = [], 0
    spelled = [word.text for word in said]
    while index < len(said):
        behind, meanings = _known().longest(spelled, index)
        if spelled[index] == _BEGIN and meanings and _is_longer(spelled, behind, meanings):
            meanings, behind = [], index + 1
        if meanings:
            found.append(Found(index, behind - 1, frozenset(meanings)))
        index = max(index + 1, behind)
    return found


def _is_longer(spelled: Sequence[str], behind: int, meanings: Iterable[tuple[str, str]]) -> bool:
    """`^ never` and `never again`: whether what begins behind the sign says the same and goes on further."""
    further, other = _known().longest(spelled, 1)
    return further > behind and bool({concept for concept, _ in meanings} & {concept for concept, _ in other})


@cache
def words_of(name: str) -> frozenset[str]:
    """The entries of a list of `grammar.yaml`."""
    return frozenset(load("tools/grammar")[name])


@cache
def _known() -> Trie[tuple[str, str]]:
    """Every phrase with its meaning."""
    return Trie(_spelled())


def _spelled() -> Iterator[tuple[Phrase, tuple[str, str]]]:
    for name in _SPOKEN:
        yield from ((_cut(entry), (name, GRAMMAR)) for entry in load("tools/grammar")[name])
    for concept, shapes in _concepts():
        for verb in shapes.get("verbs", ()):
            yield from ((phrase, (concept, f"verb{form}")) for form, phrase in verb_phrases(_cut(verb)))
        yield from ((_cut(entry), (concept, "verb")) for entry in shapes.get("acts", ()))
        for shape in ("said", "led"):
            yield from ((p, (concept, shape)) for entry in shapes.get(shape, ()) for p in _variants(entry))


def _concepts() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in _FILES:
        yield from load(f"tools/{file}").items()


def _variants(entry: str) -> Iterator[Phrase]:
    """The words of an entry; one that ends in `$` ends its clause."""
    phrase = _cut(entry)
    yield from (((*phrase, end) for end in _CLAUSE_ENDS) if entry.endswith("$") else (phrase,))


def _cut(phrase: str) -> Phrase:
    return tuple(re.findall(rf"\b_\b|{_TOKEN.pattern}", phrase))
