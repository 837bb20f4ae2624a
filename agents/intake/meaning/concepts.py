"""Words of a clause with the concepts they stand for; a concept is a list of verbs, nouns and phrases kept as data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from agents.intake.inflection import noun_forms, verb_parts

_TOKEN = re.compile(r"[^\W_]+n't\b|'(?:s|d|ll|re|ve|m)\b|\d+(?:[.,]\d+)*|[^\W\d_]+|->|[%,;:()→=?$€£\n]")
_ANY, _IGNORED, _NUMBER = "*", "ignored", "number"
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """A word or sign of a text at [start, end) with the concepts that begin or go on there."""

    text: str
    start: int
    end: int
    concepts: frozenset[str]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Phrases by their first word, and endings that make a word stand for a concept."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    endings: tuple[tuple[re.Pattern[str], frozenset[str], str], ...] = field(default=())


def vocabulary(concepts: Mapping[str, Mapping[str, list[str]]]) -> Vocabulary:
    """Compile concepts: `verbs` by form (`x`, `x.done`, `x.doing`), `nouns` with plurals, `words`, `endings`."""
    phrases: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    endings = []
    for name, lists in concepts.items():
        for phrase, concept in _spelled(name, lists):
            phrases[phrase[0]].append((phrase, concept))
        if "endings" in lists:
            pattern = re.compile(rf"[a-z]{{3,}}(?:{'|'.join(lists['endings'])})s?")
            endings.append((pattern, frozenset(lists.get("except", ())), name))
    ordered = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    return Vocabulary(ordered, tuple(endings))


@lru_cache(maxsize=512)
def words(text: str, known: Vocabulary) -> tuple[Word, ...]:
    """The words of a text in lower case, each with the concepts of the phrases it stands in.

    Words of a phrase of the concept `ignored` stand for nothing else.
    """
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    spelled = [token for token, _, _ in tokens]
    found: list[set[str]] = [set() for _ in tokens]
    for index, token in enumerate(spelled):
        for phrase, name in known.phrases.get(token, ()):
            if _matches(spelled, index, phrase):
                for at in range(index, index + len(phrase)):
                    found[at].add(name)
    return tuple(
        Word(t, s, e, _meant(names or _alone(t, known))) for (t, s, e), names in zip(tokens, found, strict=True)
    )


def _meant(names: set[str]) -> frozenset[str]:
    return frozenset({_IGNORED} if _IGNORED in names else names)


def _matches(tokens: list[str], index: int, phrase: Phrase) -> bool:
    there = tokens[index : index + len(phrase)]
    return len(there) == len(phrase) and all(p in (_ANY, t) for p, t in zip(phrase, there, strict=True))


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
    for verb in lists.get("verbs", ()):
        before, head, behind = _inflected(verb)
        for suffix, forms in verb_parts(head).items():
            yield from (((*before, form, *behind), name + suffix) for form in forms)
    for noun in lists.get("nouns", ()):
        *first, last = _split(noun)
        yield from (((*first, form), name) for form in noun_forms(last))
    yield from ((phrase, name) for phrase in map(_split, _strings(lists.get("words", ()))))


def _inflected(verb: str) -> tuple[Phrase, str, Phrase]:
    """The part that is inflected, with what stands around it: `sign` of `sign off`, `check` of `double-check`."""
    prefix, dash, rest = verb.partition("-")
    head, *behind = _split(rest if dash else verb)
    return ((prefix,) if dash else ()), head, tuple(behind)


def _split(phrase: str) -> Phrase:
    return tuple(re.findall(rf"\*|{_TOKEN.pattern}", phrase))


def _strings(values: Iterable[object]) -> Iterator[str]:
    return (str(value) for value in values)
