"""Groups without a plain role: `our DevOps pair`, `both our engineers`, `two from IT`, `two geographers with R`."""

from __future__ import annotations

from agents.intake.team.group import Group
from agents.intake.team.reader import Reader
from agents.intake.team.terms import entries, words
from agents.intake.team.trades import trade

_ARTICLES, _HEAD = ("a", "an", "another"), 3


def both(reader: Reader, index: int) -> Group | None:
    """`both our engineers`, `both of our developers`."""
    if reader.text(index) != "both":
        return None
    place = index + 1 + (reader.text(index + 1) == "of")
    noun = reader.noun(place + 1) if reader.text(place) in words("determiners") else None
    return reader.group(2.0, noun.kind, index, noun.last, "counted", noun.word) if noun is not None else None


def bunched(reader: Reader, index: int) -> Group | None:
    """`our DevOps pair`, `a data science trio`: a kind of people, then the word for how many they are."""
    owned = reader.text(index) in words("determiners") or reader.text(index) in _ARTICLES
    who = reader.noun(index + owned) or reader.work(index + owned)
    size = entries("bunches").get(reader.text(who.last + 1)) if who is not None else None
    if who is None or size is None:
        return None
    return reader.group(float(size), who.kind, index, who.last + 1, "counted", who.word)


def of_house(reader: Reader, place: int) -> Group | None:
    """`two from IT services`: people of a part of the house that builds systems."""
    begin = reader.past(place + 1, "determiners")
    built = reader.at(begin).acronym or reader.text(begin) != "it"
    if (
        not reader.roster
        or reader.text(place) not in ("from", "of")
        or reader.text(begin) not in words("houses")
        or not built
    ):
        return None
    last = begin + (reader.text(begin + 1) in words("sections"))
    return reader.group(1.0, "people", place, last, "counted", "people", True)


def coder(reader: Reader, place: int) -> Group | None:
    """`one trader who codes Python`, `two geographers with R`: whoever programs is one of those who build it."""
    for last in range(place, place + _HEAD):
        term = reader.at(last)
        if term.sort != "word" or term.text in words("stops"):
            return None
        if reader.text(last + 1) in (*words("versed"), "who", "(") and trade(reader, last + 1) is not None:
            return reader.group(1.0, "people", place, last, "counted", term.text)
    return None
