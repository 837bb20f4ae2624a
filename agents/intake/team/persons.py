"""Somebody told without a number: by name, by kin, or as the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.team.reader import Reader
from agents.intake.team.terms import Term, entries, words
from agents.intake.words import load

_ADJECTIVES, _LEGS, _WRITER = 3, 5, "i"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Person:
    """Somebody whose last term is `last`; `count`: two for twins; `name`: what tells them from others."""

    last: int
    count: int
    name: str


def person(reader: Reader, index: int) -> Person | None:
    """The person that begins at the term: `Ana`, `Frau Huber`, `my wife`, `Malte's flatmate`, `I`."""
    if reader.at(index).sort == "self":
        return Person(index, 1, _WRITER)
    return _kin(reader, index) or _named(reader, index)


def is_writer(someone: Person) -> bool:
    """Whether the person is the writer of the brief."""
    return someone.name == _WRITER


def _named(reader: Reader, index: int) -> Person | None:
    titled = reader.text(index) in words("titles")
    place = index + titled + (titled and reader.text(index + 1) == ".")
    opening = reader.text(place - 1) == "" or reader.text(place + 1) == ":"
    if not is_name(reader.at(place)) or (
        opening and (is_word(reader.text(place)) or reader.text(place).endswith("ly"))
    ):
        return None
    return Person(place + is_name(reader.at(place + 1)), 1, reader.text(place))


def _kin(reader: Reader, index: int) -> Person | None:
    """`my patient brother Oisin`, `the Bakker twins`, `her uncle`."""
    owner = reader.at(index)
    alone = reader.text(index - 1) == "" and reader.text(index + 1) == ":"  # `Partner: PHP.`
    if alone and owner.text in entries("kin"):
        return Person(index, int(entries("kin")[owner.text]), owner.text)
    if owner.text not in words("possessives") and not (owner.capital and owner.text.endswith("'s")):
        return None
    for place in range(index + 1, index + 2 + _ADJECTIVES):
        for legs in range(_LEGS, 0, -1):
            said = " ".join(reader.text(place + leg) for leg in range(legs)).replace(" - ", " ")
            if said in entries("kin"):
                last = place + legs - 1
                last += reader.text(last + 1) in words("calling")
                called = is_name(reader.at(last + 1))
                name = reader.text(last + 1) if called else f"{owner.text} {said}"
                return Person(last + called, int(entries("kin")[said]), name)
        if reader.at(place).sort not in ("word", "rank"):
            return _maker(reader, index)
    return None


def _maker(reader: Reader, index: int) -> Person | None:
    """`our analyst`, `her developer`: whoever makes such things, in the singular."""
    noun = reader.noun(index + 1) if reader.text(index) in words("determiners") else None
    if noun is None or noun.word not in words("makers") or noun.kind != "people":
        return None
    called = is_name(reader.at(noun.last + 1))
    return Person(noun.last + called, 1, reader.text(noun.last + 1) if called else noun.word)


def is_name(term: Term) -> bool:
    """Whether a word may be the name of a person: a capital, and nothing else is known by it."""
    proper = term.sort == "word" and term.capital and not term.acronym and "'" not in term.text and len(term.text) > 1
    return proper and term.text not in _things()


def is_word(text: str) -> bool:
    """Whether the lexicon knows the word: at the beginning of a sentence it is no name then."""
    return text in _known()


@cache
def _things() -> frozenset[str]:
    """Words with a capital that are no names of people: products, languages, first words of sentences."""
    called = [str(name).lower() for row in load("products") for name in row["names"]]
    products = {
        *called,
        *(part for name in called for part in (name.split()[0], name.split()[-1])),
    }  # `Cloud: Composer (Airflow)`
    known = frozenset(products) | words("stops") | words("determiners") | words("capitals") | _words_of("places")
    return (known | words("languages")) - words("given")


@cache
def _known() -> frozenset[str]:
    lists = ("nouns", "keys", "fields", "people", "polarity", "evidence/people", "evidence/human_in_loop", "use_cases")
    return frozenset().union(*(_words_of(name) for name in lists)) - words("given")


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(_texts(load(name))).lower()))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, Mapping):
        told = [*told, *told.values()]
    if isinstance(told, list):
        for part in told:
            yield from _texts(part)
    else:
        yield str(told)
