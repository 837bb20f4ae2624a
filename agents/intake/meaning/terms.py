"""Terms of a document: where the words and phrases of the vocabulary stand, by concept.

An entry of a list is a word or a phrase; `_` stands for any one word, `...` for up to three, `word*` for any ending.
Things (nouns) also match in the plural, actions (verbs) in all their forms; `=word` matches as written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product
from typing import Any

from agents.intake.inflection import noun_forms, plural, verb_forms
from agents.intake.matching.trie import ANY, SOME, STEM, Phrase, Trie
from agents.intake.text import Document
from agents.intake.words import FOLDER, load

Forms = Callable[[str, int, int], Iterable[str]]
Lists = Mapping[str, Iterable[str]]
_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")
_JOINED = re.compile(r"[ \n/\"'($€£-]{1,3}")
TARGET, HELD = "target", "held."


@dataclass(frozen=True)
class Term:
    """A word or phrase of the concept's list; [start, end) is where it stands."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int


@lru_cache(maxsize=64)  # a brief, and each of its sentences
def find(document: Document) -> dict[str, list[Term]]:
    """Every term of the document by concept, in order; of two that begin at one word the longer."""
    found: dict[str, list[Term]] = defaultdict(list)
    for tokens in _joined(document.low):
        words = [token.word for token in tokens]
        for index, token in enumerate(tokens):
            ends: dict[str, int] = {}
            for concept, behind in _known().matches(words, index):
                ends[concept] = max(ends.get(concept, 0), tokens[behind - 1].end)
            for concept, end in ends.items():
                found[concept].append(Term(concept, token.start, end))
    return found


def _joined(text: str) -> Iterator[list[_Token]]:
    """Words in their plain form, those together between which a phrase may run: `won't` is a `not`."""
    tokens: list[_Token] = []
    for match in _WORD.finditer(text):
        if tokens and not _JOINED.fullmatch(text, tokens[-1].end, match.start()):
            yield tokens
            tokens = []
        word = match.group()
        word = "not" if word.endswith("n't") or word == "cannot" else word.removesuffix("'s")
        tokens.append(_Token(word, match.start(), match.end()))
    yield tokens


@cache
def _known() -> Trie[str]:
    nouns = [load("vocabulary/things"), load("vocabulary/signs"), *_of_use_cases(), *_held(load("holdings"))]
    verbs = [load("vocabulary/actions"), load("vocabulary/delivery"), _of_data(load("holdings"))]
    return Trie([*_spelled(nouns, _as_noun), *_spelled(verbs, _as_verb)])


def _of_use_cases() -> Iterator[Lists]:
    for name in use_cases():
        row = load(f"use_cases/{name}")
        yield {f"{name}.{part}": row.get(part, ()) for part in ("named", "hints")}
    yield {f"{TARGET}.{rank}": row["said"] for rank, row in enumerate(load("targets"))}


def _held(rows: dict[str, Any]) -> Iterator[Lists]:
    """What data hold by class, and the persons whose data may be denied."""
    for kind, levels in rows["items"].items():
        words = levels if isinstance(levels, dict) else {kind: levels}
        yield {f"{HELD}{kind}.{level}": entries for level, entries in words.items()}
    contacts = {form for thing in rows["contacts"] for form in (thing, plural(thing))}
    known = [said.format(person, thing) for said in rows["known"] for person in rows["persons"] for thing in contacts]
    denied = [f"{person} {thing}" for person in rows["persons"] for thing in rows["particulars"]]
    yield {f"{HELD}pii.sure": known, f"{HELD}denied": [*denied, *rows["denied"]]}
    yield {f"{HELD}{name}": rows[name] for name in ("removed", "animals", "lent")}


def _of_data(rows: dict[str, Any]) -> Lists:
    """What is said of data."""
    return {f"{HELD}{name}": rows[name] for name in ("holds", "tells", "fair")}


@cache
def use_cases() -> tuple[str, ...]:
    """The names of the use cases, in alphabetical order."""
    return tuple(sorted(path.stem for path in (FOLDER / "use_cases").glob("*.yaml")))


def _spelled(tables: Iterable[Lists], forms: Forms) -> Iterator[tuple[Phrase, str]]:
    for concept, entries in chain.from_iterable(table.items() for table in tables):
        for entry in entries:
            words = str(entry).split()
            spelled = (_forms(word, index, len(words), forms) for index, word in enumerate(words))
            yield from ((phrase, concept) for phrase in product(*spelled))


def _forms(word: str, index: int, size: int, forms: Forms) -> Iterable[str]:
    if word in (ANY, SOME) or word.endswith(STEM):
        return (word,)
    return (word[1:],) if word.startswith("=") else forms(word, index, size)


def _as_noun(word: str, index: int, size: int) -> Iterable[str]:
    """The last word of a phrase may be a plural."""
    return noun_forms(word) if index == size - 1 else (word,)


def _as_verb(word: str, index: int, size: int) -> Iterable[str]:
    """The first word takes every form, any other may be a plural."""
    return verb_forms(word) if index == 0 else noun_forms(word)
