"""Groups between whom results have to be fair: the attributes named where a clause asks for equal treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from agents.intake.meaning.concepts import Word, words
from agents.intake.meaning.polarity import is_later
from agents.intake.meaning.scheme import Scheme, frames_of, scheme
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence

_PERMITTED, _PROXY, _NOT, _TEST, _BY = "permitted", "proxy", "not", "test", "by"
_BREAKING, _JUST = "breaking", "just"
_NEXT = 120
_BOTH = re.compile(r"\b(?:on|for|by|of|against) (?:either|both|the two)\b")
_PREFIX, _ANY = "by.", "attribute"
_LIKE, _PERSON, _FOLK, _PEOPLE = "like.", "person", "folk", "by.ethnicity"
_APART = re.compile(
    r";|\bbut\b|\band (?=(?:we|compliance|legal|risk|hr|management|"
    r"(?:the|our) (?:regulator|board|law|auditor|union)\w*) )"
)


def read(document: Document) -> list[Mention]:
    """A mention for every attribute of a clause that asks for fairness, but for those taken back further on."""
    plan = scheme("fairness")
    gone = [(sentence.end, name) for sentence in document.sentences for name in _taken_back(sentence, plan)]
    return [m for m in _asked(document, plan) if not any(m.start < end and m.value == name for end, name in gone)]


def _taken_back(sentence: Sentence, plan: Scheme) -> set[str]:
    """`Age, wait, reduced fares are fine, so just nationality`: the attributes named before it was thought over."""
    said = _tagged(sentence.text.lower(), sentence.text, plan)
    broken = next((at for at, word in enumerate(said) if at and _BREAKING in word.concepts), len(said))
    just = next((at for at in range(broken, len(said) - 1) if _is_just(said, at)), None)
    if just is None:
        return set()
    return {name for word in said[:broken] for name in _attributes(word)} - {
        name for word in said[just:] for name in _attributes(word)
    }


def _is_just(said: Sequence[Word], at: int) -> bool:
    return _JUST in said[at].concepts and any(_ANY in word.concepts for word in said[at + 1 : at + 3])


def _asked(document: Document, plan: Scheme) -> Iterator[Mention]:
    """A mention for every attribute of a clause that asks for fairness, or stands under a heading that does."""
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith("?") or is_later(sentence, sentence.start):
            continue
        asked = _weight(_tagged(low, low, plan), plan) if (low := sentence.heading.lower()) else 0.0
        for start, end in _clauses(document, sentence):
            clause = _tagged(document.low[start:end], document.text[start:end], plan)
            if asked + _weight(clause, plan) >= plan.threshold:
                yield from _named(clause, start, bool(_BOTH.search(document.low, start, end + _NEXT)))


def _clauses(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    begin = sentence.start
    for match in _APART.finditer(document.low, sentence.start, sentence.end):
        yield begin, match.start()
        begin = match.end()
    yield begin, sentence.end


def _tagged(low: str, text: str, plan: Scheme) -> list[Word]:
    """The words of a clause, told in lower case and as written; every attribute is an `attribute` as well."""
    found = words(low, plan.known)
    return [_with_group(word, behind, text) for word, behind in zip_longest(found, found[1:])]


def _with_group(word: Word, behind: Word | None, text: str) -> Word:
    """The word with the attributes it names, by itself or before persons; a people named asks for nothing itself."""
    concepts = word.concepts
    if behind and _PERSON in behind.concepts:
        concepts |= {_PREFIX + name.removeprefix(_LIKE) for name in concepts if name.startswith(_LIKE)}
    if any(name.startswith(_PREFIX) for name in concepts):
        concepts |= {_ANY}
    if behind and _FOLK in behind.concepts and not concepts and _is_name(word, text):
        concepts |= {_PEOPLE}
    return replace(word, concepts=concepts)


def _is_name(word: Word, text: str) -> bool:
    """A capital within the clause: `for the Kazakh families`."""
    return text[word.start].isupper() and bool(text[: word.start].strip())


def _attributes(word: Word) -> list[str]:
    return [name.removeprefix(_PREFIX) for name in sorted(word.concepts) if name.startswith(_PREFIX)]


def _weight(clause: Sequence[Word], plan: Scheme) -> float:
    return sum(plan.weights[True].get(name, 0.0) for name in frames_of(clause, plan))


def _named(clause: Sequence[Word], start: int, both: bool) -> Iterator[Mention]:
    """The attributes of the clause; `income as a proxy for race` is about race, unless it is said of `both`."""
    last = max((index for index, word in enumerate(clause) if _attributes(word)), default=0)
    proxies = [index for index, word in enumerate(clause[:last]) if _PROXY in word.concepts and not both]
    left_out = _left_out(clause)
    for index, word in enumerate(clause):
        if (proxies and index < proxies[0]) or _is_permitted(clause, index) or index >= left_out:
            continue
        for attribute in _attributes(word):
            yield Mention("fairness_attributes", attribute, start + word.start, start + word.end)


def _left_out(clause: Sequence[Word]) -> int:
    """Where `bias is measured for sex and age, not for religion` names what is not looked at; else its length."""
    told = [
        index
        for index in range(1, len(clause) - 2)
        if _NOT in clause[index].concepts
        and _BY in clause[index + 1].concepts
        and _ANY in clause[index + 2].concepts
        and any(_ANY in word.concepts for word in clause[:index])
        and any(_TEST in name for word in clause[:index] for name in word.concepts)
    ]
    return told[0] if told else len(clause)


def _is_permitted(clause: Sequence[Word], index: int) -> bool:
    """`postcode may be used, race not`: an attribute that counts."""
    return index + 1 < len(clause) and _PERMITTED in clause[index + 1].concepts
