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
    """`two from IT services`, `one from the agency`, `two of IT operations`, `1 IT`: people by where they work."""
    lead = reader.text(place) in ("from", "of")
    begin = reader.past(place + lead, "determiners")
    last = begin
    while reader.text(last) in words("houses") and reader.text(last + 1) in words("houses") | words("desks"):
        last += 1
    if reader.text(last + 1) not in words("boundaries") | words("behind") or not _names_a_house(reader, place, begin):
        return None
    if not lead and (last > begin or not reader.at(begin).acronym):
        return None
    kind = next((str(reader.at(i).value) for i in range(begin, last + 1) if reader.at(i).sort == "kind"), "people")
    return reader.group(1.0, kind, place, last, "agent" if kind == "people" else "link")


def is_house(reader: Reader, index: int) -> bool:
    """Whether the term is the name of a part of an organisation that may be a team; `IT`, not `it`."""
    text = reader.text(index)
    return text in words("houses") and (reader.at(index).acronym or text != "it")


def _names_a_house(reader: Reader, place: int, begin: int) -> bool:
    """`IT`, not `it`; behind `from` any word names a part of the house, or another one."""
    if reader.text(begin) in words("houses"):
        return is_house(reader, begin)
    named = reader.at(begin).sort == "word" and reader.text(begin) not in words("stops")
    return reader.text(place) == "from" and (named or reader.text(begin) == "us")


def coder(reader: Reader, place: int) -> Group | None:
    """`one trader who codes Python`, `two geographers with R`: whoever programs is one of those who build it."""
    for last in range(place, place + _HEAD):
        term = reader.at(last)
        if term.sort != "word" or term.text in words("stops"):
            return None
        if reader.text(last + 1) in (*words("versed"), "who", "(") and trade(reader, last + 1) is not None:
            return reader.group(1.0, "people", place, last, "counted", term.text)
    return None
