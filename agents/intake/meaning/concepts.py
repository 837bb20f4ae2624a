"""Words of a clause with the concepts they stand for; a concept is a list of verbs, nouns and phrases kept as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from agents.intake import shorthand
from agents.intake.matching.forms import noun_phrases, verb_phrases
from agents.intake.matching.trie import Phrase, Trie

_TOKEN = re.compile(r"[^\W_]+n't\b|'(?:s|d|ll|re|ve|m)\b|\d+(?:[.,]\d+)*|[^\W\d_]+|->|[%,;:()→=?$€£\n]")
_SAID = shorthand.pattern(_TOKEN)
_IGNORED, _NUMBER = "ignored", "number"


@dataclass(frozen=True)
class Word:
    """A word or sign of a text at [start, end) with the concepts that begin or go on there."""

    text: str
    start: int
    end: int
    concepts: frozenset[str]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Phrases with their concepts, and endings that make a word stand for a concept."""

    phrases: Trie[str]
    endings: tuple[tuple[re.Pattern[str], frozenset[str], str], ...] = field(default=())


def vocabulary(concepts: Mapping[str, Mapping[str, list[str]]]) -> Vocabulary:
    """Compile concepts: `verbs` by form (`x`, `x.done`, `x.doing`), `nouns` with plurals, `words`, `endings`."""
    endings = [
        (re.compile(rf"[a-z]{{3,}}(?:{'|'.join(lists['endings'])})s?"), frozenset(lists.get("except", ())), name)
        for name, lists in concepts.items()
        if "endings" in lists
    ]
    return Vocabulary(Trie(row for name, lists in concepts.items() for row in _spelled(name, lists)), tuple(endings))


@lru_cache(maxsize=512)
def words(text: str, known: Vocabulary) -> tuple[Word, ...]:
    """The words of a text in lower case, each with the concepts of the phrases it stands in.

    Words of a phrase of the concept `ignored` stand for nothing else.
    """
    tokens = [(shorthand.whole(m.group()), m.start(), m.end()) for m in _SAID.finditer(text)]
    spelled = [token for token, _, _ in tokens]
    found: list[set[str]] = [set() for _ in tokens]
    for index in range(len(tokens)):
        for name, behind in known.phrases.matches(spelled, index):
            for names in found[index:behind]:
                names.add(name)
    return tuple(
        Word(t, s, e, _meant(names or _alone(t, known))) for (t, s, e), names in zip(tokens, found, strict=True)
    )


def _meant(names: set[str]) -> frozenset[str]:
    return frozenset({_IGNORED} if _IGNORED in names else names)


def _alone(token: str, known: Vocabulary) -> set[str]:
    """What a word stands for by its ending, and that it is a number."""
    if token[0].isdigit():
        return {_NUMBER}
    return {
        name
        for pattern, others, name in known.endings
        if token not in others and token.removesuffix("s") not in others and pattern.fullmatch(token)
    }


def _spelled(name: str, lists: Mapping[str, list[str]]) -> Iterator[tuple[Phrase, str]]:
    for entry in lists.get("verbs", ()):
        prefix, _, verb = entry.rpartition("-")  # `double-check`
        yield from (((*_cut(prefix), *phrase), name + form) for form, phrase in verb_phrases(_cut(verb)))
    for noun in lists.get("nouns", ()):
        yield from ((phrase, name) for phrase in noun_phrases(_cut(noun)))
    yield from ((_cut(entry), name) for entry in lists.get("words", ()))


def _cut(entry: object) -> Phrase:
    return tuple(re.findall(rf"\b_\b|{_TOKEN.pattern}", str(entry)))
