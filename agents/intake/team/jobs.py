"""What a stretch of words says of somebody's work: of which kind it is, of how many, and whether they build."""

from __future__ import annotations

from dataclasses import dataclass

from agents.intake.team.clauses import listed
from agents.intake.team.forms import is_person
from agents.intake.team.group import SPECIAL
from agents.intake.team.reader import Reader, is_many
from agents.intake.team.terms import entries, words
from agents.intake.team.trades import is_skill, past_house, trade

_ORIGIN = 3
_OPERATING = ("for", "on", "the", "of", "and", "over", "our")


@dataclass(frozen=True)
class Job:
    """`kind`: ml | platform | people; `builds`: no, yes, or not said; `several`: said of more than one;
    `calling`: somebody's calling is told, whether it builds or not.
    """

    kind: str
    builds: bool | None
    several: bool
    calling: bool = False


def job(reader: Reader, first: int, last: int) -> Job | None:
    """The work that the terms first … last tell; None where there are none."""
    if last < first:
        return None
    if reader.text(first) == "at":  # `a colleague at the bank knows it`
        return Job("people", False, False)
    places = range(_past_origin(reader, first), last + 1)
    several = _is_of_several(reader, first, last)
    if any(reader.text(i) in listed("denied") or _is_nobody(reader, i) for i in places):
        return Job("people", False if any(_is_work(reader, i) for i in places) else None, several)
    idle = any(reader.text(i) in listed("idle") for i in places)
    if idle and not any(reader.at(i).sort == "role" and reader.at(i).value in SPECIAL for i in places):
        places = range(first, first) if not any(reader.text(i) in listed("does") for i in places) else places
        if not places:
            return Job("people", False, several)
    if (kind := next((str(reader.at(i).value) for i in places if _is_special(reader, i)), None)) is not None:
        return Job(kind, True, several, calling=True)
    if any(reader.text(i) in listed("hosts") and _is_kept(reader, first, i) for i in places):
        return Job("platform", True, several)
    if any(_is_work(reader, i) for i in places) or trade(reader, places.start) is not None:
        return Job("people", True, several)
    called = any(is_person(reader.text(i)) for i in places if reader.at(i).sort == "word" and not reader.at(i).capital)
    return Job("people", None, several, called)


def _past_origin(reader: Reader, first: int) -> int:
    """`from the technicians`: where somebody comes from is no work."""
    owned = reader.text(first) in ("from", "of") and reader.text(first + 1) in words("determiners")
    return first + _ORIGIN if owned else past_house(reader, first)


def _is_nobody(reader: Reader, place: int) -> bool:
    """`no ML person`, `nobody for infra`."""
    none = reader.at(place).sort == "number" and not reader.at(place).number
    return none or reader.text(place) in words("nobody")


def _is_special(reader: Reader, place: int) -> bool:
    """`data scientist`, `the platform`; not `Cloud Run`, `our platform for lenders`."""
    term = reader.at(place)
    product = term.sort == "kind" and term.capital and not term.acronym and reader.at(place + 1).capital
    helped = term.text.endswith("models") and reader.text(place - 1) == "with"  # `helps with the models`
    return term.sort in ("role", "kind") and term.value in SPECIAL and not product and not helped


def _is_kept(reader: Reader, first: int, place: int) -> bool:
    """`does the servers`, `for infrastructure`: in charge of what the system runs on."""
    return place == first or any(
        reader.text(i) in words("operating") | words("doing") or reader.text(i) in _OPERATING
        for i in range(first, place)
    )


def _is_work(reader: Reader, place: int) -> bool:
    """Whether a term says that somebody builds: by a calling, an act, a part of the system, or a language."""
    term = reader.at(place)
    called = term.sort == "role" and term.text not in listed("others")
    if (called and term.text not in entries("kin")) or (
        term.sort == "word" and term.text in listed("work") | listed("does")
    ):
        return True
    amount = reader.at(place + 1).start == term.end and reader.at(place + 1).sort == "number"  # `R65,000`
    return is_skill(reader, place) and not amount


def _is_of_several(reader: Reader, first: int, last: int) -> bool:
    """`both engineers`, `are developers`, `develop`, `(ML engineers)`."""
    start = first + (reader.text(first) == "(")
    if reader.text(start) in listed("several") | words("plural_verbs"):
        return True
    if start > first and reader.at(start).sort == "kind" and reader.text(start + 1) == ")":
        return True  # `Chiara and Davide (ML)`
    return any(reader.at(i).sort == "role" and is_many(reader.text(i)) for i in range(start, last + 1))
