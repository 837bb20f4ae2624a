"""Several people by name at once: `Huda and Faisal do data science`, `Nok, Ton ML`, `IT section = Marc, Bram`."""

from __future__ import annotations

from agents.intake.team.group import Group
from agents.intake.team.persons import is_name
from agents.intake.team.reader import Reader, is_many
from agents.intake.team.terms import words

_AND, _DOING, _ASIDE = (",", "and", "&", "plus", "+"), ("do", "does", "doing", "are", "is"), 4


def roster(reader: Reader, index: int) -> Group | None:
    """A run of names with what they do behind it, or with the name of a team in front of it."""
    if not is_name(reader.at(index)) or is_name(reader.at(index - 1)):
        return None
    if (alike := _alike(reader, index)) is not None:
        return alike
    last, count = _run(reader, index)
    work = _work(reader, last + 1, count)
    if work is not None:
        found = reader.group(float(count), work.kind, index, work.last, "name", work.word)
        return found.but(names=frozenset({reader.text(index)})) if count == 1 else found
    asides = any(reader.text(i) == "(" for i in range(index, last + 2))
    alone = reader.text(last + 1) in words("boundaries") and not asides
    if count > 1 and alone and reader.text(index - 1) in ("=", ":") and _is_team(reader, index - 2):
        return reader.group(float(count), "people", index, last, "name")
    return None


def _alike(reader: Reader, index: int) -> Group | None:
    """`Aoife, Conor and Niamh (ML engineers)`: what stands in brackets behind several is said of each."""
    last, count = index, 1
    while reader.text(last + 1) in _AND:
        place = last + 2 + (reader.text(last + 2) in _AND)
        if not is_name(reader.at(place)):
            return None
        last, count = place, count + 1
    begin = reader.past(last + 2, also=("both", "all"))
    noun = reader.noun(begin) if count > 1 and reader.text(last + 1) == "(" else None
    if noun is None or not is_many(noun.word) or reader.text(noun.last + 1) != ")":
        return None
    return reader.group(float(count), noun.kind, index, noun.last + 1, "name", noun.word)


def _run(reader: Reader, index: int) -> tuple[int, int]:
    """Where the run of names ends, and how many there are; what stands in brackets behind a name is skipped."""
    last, count = index, 1
    while True:
        place = _past_aside(reader, last + 1)
        if reader.text(place) not in _AND:
            return last, count
        place += 1 + (reader.text(place + 1) in _AND)
        if not is_name(reader.at(place)):
            return last, count
        last, count = place, count + 1


def _past_aside(reader: Reader, place: int) -> int:
    if reader.text(place) != "(":
        return place
    close = next((i for i in range(place, place + _ASIDE + 1) if reader.text(i) == ")"), None)
    return place if close is None else close + 1


def _work(reader: Reader, place: int, count: int) -> Group | None:
    """`do data science`, `does platform`, `are data engineers`, `ML`: the work of those named, as a group."""
    place = _past_aside(reader, place)
    if count > 1 and reader.at(place).sort == "kind" and reader.text(place + 1) in words("boundaries"):
        return reader.group(1.0, str(reader.at(place).value), place, place, "kind")
    begin = reader.past(place + (reader.text(place) in (",", "-")), also=("both", "all"))
    called = reader.noun(begin) if count > 1 and reader.text(place - 1) not in _AND else None
    if called is not None and is_many(called.word) and reader.text(called.last + 1) in words("boundaries"):
        return called
    if reader.text(place) not in _DOING:
        return None
    if (work := reader.work(place + 1)) is not None:
        return work
    return reader.noun(place + 1) or _engineering(reader, place + 1)


def _engineering(reader: Reader, place: int) -> Group | None:
    """`data engineering`, `the programming`: other work of those who build a system."""
    place = reader.past(place, "determiners")
    last = place + (reader.text(place + 1) in words("trades"))
    return reader.group(1.0, "people", place, last, "kind") if reader.text(last) in words("trades") else None


def _is_team(reader: Reader, index: int) -> bool:
    return reader.at(index).sort == "team" or reader.text(index) in words("sections")
