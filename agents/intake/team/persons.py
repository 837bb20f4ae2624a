"""Somebody told without a number: by name, by kin, or as the writer."""

from __future__ import annotations

from dataclasses import dataclass

from agents.intake.proper_names import is_proper
from agents.intake.team.reader import Reader
from agents.intake.team.terms import Term, entries, plurals, words
from agents.intake.team.trades import trade

_ADJECTIVES, _LEGS, _WRITER = 3, 5, "i"
_BULLETS = ("-", "*", "•", "·", "+")


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
    opens = _opens(reader, place) or reader.text(place + 1) == ":"
    if not is_name(reader.at(place), opens):
        return None
    return Person(place + is_name(reader.at(place + 1)), 1, reader.text(place))


def _opens(reader: Reader, place: int) -> bool:
    """Whether the term is the first of its line, behind a bullet or none: `- Own staff` has a capital anyway."""
    return place == 0 or (place == 1 and reader.text(0) in _BULLETS)


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
                return Person(_past_owner(reader, last + called), int(entries("kin")[said]), name)
        if reader.at(place).sort not in ("word", "rank"):
            return _maker(reader, index)
    return None


def _past_owner(reader: Reader, last: int) -> int:
    """`a cousin of mine`: the last term of what tells whose somebody is."""
    owned = reader.text(last + 1) == "of" and reader.text(last + 2) in words("owners")
    return last + 2 if owned else last


def several(reader: Reader, index: int) -> Person | None:
    """`two contractors`, `two of his friends`, `one freelancer`: people with a number beside somebody told."""
    number, place = reader.at(index).number, index + 1
    place += 2 * (reader.text(place) == "of" and reader.text(place + 1) in words("possessives"))
    head = reader.text(place)
    known = head in plurals("makers") or head.removesuffix("s") in entries("kin")
    if not known or number < 1 or reader.text(index) in ("a", "an"):
        return None
    return Person(_past_owner(reader, place), int(number), f"{reader.text(index)} {head}")


def _maker(reader: Reader, index: int) -> Person | None:
    """`our analyst`, `her developer`: whoever makes such things; `our CTO who …`: or of whom something is told."""
    if reader.text(index) not in words("determiners"):
        return None
    noun = reader.noun(index + 1)
    if noun is None or noun.word not in words("makers") or noun.kind != "people":
        return _somebody(reader, index)
    called = is_name(reader.at(noun.last + 1))
    return Person(noun.last + called, 1, reader.text(noun.last + 1) if called else noun.word)


def _somebody(reader: Reader, index: int) -> Person | None:
    """`our CTO, who`, `my office manager, who`: one of the house, whatever they are called."""
    if reader.text(index - 1) in words("not_before_names") - {"with", "of", "by"}:
        return None
    for last in range(index + 1, index + 1 + _ADJECTIVES):
        if reader.text(last) in words("stops") or reader.at(last).sort not in ("word", "role"):
            return None
        told = "who" in (reader.text(last + 1), reader.text(last + 2)) and trade(reader, last + 1) is not None
        if told and not reader.text(last).endswith("s"):
            return Person(last, 1, reader.text(last))
    return None


def is_name(term: Term, opens: bool = False) -> bool:
    """Whether a word may be the name of a person; one that `opens` a sentence has a capital anyway."""
    written = term.text.capitalize() if term.capital and not term.acronym else ""
    called = term.sort == "word" and term.text not in words("titles")
    return called and "'" not in written and bool(written) and is_proper(written, opens)
