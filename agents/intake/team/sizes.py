"""How many there are: a total that is said, else everybody named, the writer counted where he is one of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from agents.intake.team.group import SPECIAL, Group
from agents.intake.team.groups import is_apart
from agents.intake.team.reader import Reader
from agents.intake.team.terms import plurals
from agents.intake.text import Document, Sentence

_ON_IT = re.compile(
    r"\w+(?: of \w+(?: \w+)?)?(?: \([^()]{1,60}\))? (?:(?:will |shall |can |would )?(?:work on|build|do|run|are on|"
    r"be on|join|help with) (?:it|this|the project)|"
    r"(?:can |could |will |may )?(?:be|are|is) (?:freed|spared|free|released|available|"
    r"assigned|technical)|(?:write )?code|program|do the tech\w*)\b"
)
_LENT = re.compile(
    r"\b(?:give|spare|lend|offer|free|release|assign|put|send|contribute|second)(?: you| us| up| it)?(?: only| just)? $"
)
_FURTHER = re.compile(r"\b(?:more|further|another|other|additional|extra)\b", re.I)
_GOING_ON = re.compile(r"(?:one(?:'s| is| of them| does| knows| works)|both |the (?:first|one|other) )")
_ADDING = ("and", "plus", "+", "&")
_OPENINGS = ([":"], ["("], ["-"])
_TOTAL_MARKS = (":", "(", "-", "including", "incl", "=")


@dataclass(frozen=True)
class Roll:
    """The groups of one sentence that are the team's; `called`: it tells them one by one."""

    sentence: Sentence
    reader: Reader
    groups: list[Group]
    called: bool = False

    def but(self, **changes: Any) -> Roll:
        """The roll with some of its fields changed."""
        return replace(self, **changes)


def continued(rolls: list[Roll]) -> list[Roll]:
    """`Two engineers can do it; one's a data scientist, the other DevOps.`: what goes on about those before."""
    told: list[Roll] = []
    for roll in rolls:
        again = bool(told) and _goes_on(told[-1].groups[-1], roll)
        told.append(replace(roll, groups=[replace(g, part=True) for g in roll.groups]) if again else roll)
    return told


def _goes_on(before: Group, roll: Roll) -> bool:
    several = before.kind == "people" and before.value > 1
    said = roll.sentence.text.lower().lstrip()
    return several and bool(_GOING_ON.match(said)) and sum(g.value for g in roll.groups) <= before.value


def heads(value: float) -> int:
    """People in whole numbers; half a person is one that is there."""
    return math.ceil(value)


def total(rolls: Iterable[Roll]) -> tuple[Roll, Group] | None:
    """The group that counts everybody, with its sentence: one called so first, else one whose parts follow."""
    rolls = list(rolls)
    named = [(roll, group) for roll in rolls for group in roll.groups if group.value > 0]
    for said in (_is_chosen, _is_all, _is_called, _is_divided):
        if (whole := next(((roll, group) for roll, group in named if said(roll, group)), None)) is not None:
            return whole
    return next((pair for index, pair in enumerate(named) if _is_summed(*pair, named[index + 1 :])), None)


def _is_summed(roll: Roll, group: Group, behind: list[tuple[Roll, Group]]) -> bool:
    """`Four people. Two data scientists, one developer, one SRE.`: further sentences say who they are."""
    collective = group.whole and group.kind == "people" and group.word in plurals("collective")
    beside = behind[0][1] if behind and behind[0][0] is roll else None
    if beside is not None and _is_added(roll, group, beside):
        return False
    return collective and group.value > 1 and sum(g.value for _, g in behind if not g.part) <= group.value


def _is_added(roll: Roll, group: Group, beside: Group) -> bool:
    """`2 vision people, 1 programmer`, `two people from IT and one ML engineer`: the next ones come on top."""
    between = [term.text for term in roll.reader.between(group, beside)]
    return set(between) <= {",", *_ADDING} or (between[-1] in _ADDING and not beside.part)


def _is_chosen(roll: Roll, group: Group) -> bool:
    """`IT is five people but only two of them will work on it`: the part that is on the job is the team."""
    ours = group.word == "of us" and any(g.first < group.first and g.value > group.value for g in roll.groups)
    if not (group.part or ours) or group.kind != "people":
        return False
    said, place = roll.sentence.text.lower(), group.start - roll.sentence.start
    return bool(_ON_IT.match(said[place:]) or _LENT.search(said[:place]))


def _is_all(roll: Roll, group: Group) -> bool:
    """`two founders and two engineers, all four of us code`: everybody, told before one by one."""
    before = roll.sentence.text.lower()[: group.start - roll.sentence.start]
    return group.word == "of us" and group.value > 1 and before.endswith("all ")


def _is_called(roll: Roll, group: Group) -> bool:
    return group.team and group.kind == "people" and group.shape != "self"


def _is_divided(roll: Roll, group: Group) -> bool:
    """`three people, one platform engineer`: a number of people, then what some of them do."""
    parts = [g for g in roll.groups if g.first > group.last and g.shape != "self" and g.value > 0]
    if group.kind != "people" or not parts or _is_further_on(roll, group):
        return False
    between = [term.text for term in roll.reader.terms[group.last + 1 : parts[0].first]]
    return _adds_up(group, parts, between) or (group.whole and _is_split(roll, group, parts, between))


def _is_further_on(roll: Roll, group: Group) -> bool:
    """`One data scientist, two engineers, one of them …`: others are counted before, so it is not everybody."""
    before = [g for g in roll.groups if g.last < group.first and not g.part and g.shape != "self"]
    return any(g.value > 0 and g.kind in SPECIAL and g.shape == group.shape for g in before)


def _adds_up(group: Group, parts: list[Group], between: list[str]) -> bool:
    """`Three volunteers will build it: a data scientist and two web developers`: whoever they are."""
    if group.shape in ("name", "crew"):
        return False
    several = group.value > 1 or between == [":"]  # `One developer: my daughter Nia`
    return several and between[-1:] in _OPENINGS and sum(g.value for g in parts) == group.value


def _is_split(roll: Roll, group: Group, parts: list[Group], between: list[str]) -> bool:
    """Whether the words between say that those who follow are some of the group and none besides."""
    if group.value <= 1 and (group.word != "person" or group.trade):  # `one person develops, one does DevOps`
        return False
    if sum(g.value for g in parts if not g.whole or g.part) > group.value:
        return False
    if between and set(between) <= set(_ADDING):
        return False
    collective = group.word in plurals("collective")
    if parts[0].part:
        return not any(is_apart(roll.reader, g) for g in parts)
    if parts[0].shape == "link" or (parts[0].shape == "kind" and (collective or group.word.startswith("eng"))):
        return True
    if any(text in (*_ADDING, "with") for text in (*between[:2], *between[-1:])):
        return False
    marked = any(text in _TOTAL_MARKS for text in between[:2]) and group.value > 1 and ")" not in between
    return marked or collective


def shared(roll: Roll, whole: Group | None) -> list[Group]:
    """The sentence's groups with `the rest`, `half of them` and `all of them` in numbers."""
    of = next((g for g in roll.groups if g.kind == "people" and g.whole), None) or whole
    told: list[Group] = []
    for group in roll.groups:
        if group.shape != "share":
            told.append(group)
            of = of or (group if group.kind == "people" and group.shape == "counted" and group.value > 1 else None)
        elif of is not None:
            rest = of.value - sum(g.value for g in told if g is not of and (g.part or g.shape in ("link", "kind")))
            value = {"half": of.value / 2, "all": of.value}.get(group.word, rest)
            if value >= 1:
                told.append(replace(group, value=value, part=True))
    return told


def outside(document: Document, rolls: Iterable[Roll], whole: Group) -> list[Group]:
    """`The data team (8 people) owns it; two SREs run it`: a number in brackets counts those named before it alone."""
    bracketed = document.low[whole.start - 1 : whole.start] == "("
    others = [roll for roll in rolls if bracketed and whole not in roll.groups]
    return [g for roll in others for g in roll.groups if not g.part]


def distinct(rolls: Iterable[Roll]) -> list[tuple[Roll, Group]]:
    """Every group once: what a later sentence says again of the same people is left out."""
    found: list[tuple[Roll, Group]] = []
    special: list[tuple[Roll, Group]] = []
    known: set[str] = set()
    for roll in rolls:
        for group in roll.groups:
            others = (other for one, other in special if one is not roll or group.shape == "bare")
            again = not is_further(roll, group) and any(_is_again(other, group) for other in others)
            new = None if again else _unseen(group, known)
            if new is not None:
                known |= _names(group)
                found.append((roll, new))
                special.extend(found[-1:] if group.kind in SPECIAL else ())
    return found


def _unseen(group: Group, known: set[str]) -> Group | None:
    """The group without those who are counted before by their names, or None where nobody is left."""
    again = len(_names(group) & known)
    return group.but(value=group.value - again) if group.value > again or not again else None


def _names(group: Group) -> frozenset[str]:
    return group.names or frozenset({"i"} if group.shape == "self" else ())


def is_further(roll: Roll, group: Group) -> bool:
    """Whether its own words put the group beside others: `two further platform engineers sit in Pune`."""
    begin = roll.sentence.start
    return bool(_FURTHER.search(roll.sentence.text, group.start - begin, group.end - begin))


def _is_again(before: Group, group: Group) -> bool:
    if group.kind not in SPECIAL or before.kind != group.kind:
        return False
    if group.names and before.names:  # `Bronte, ML engineer. Dylan, ML engineer too.`
        return group.names <= before.names
    as_many = group.value == before.value > 1  # `EKS (3 platform people)`, further down `3 platform, 4 backend`
    return as_many or group.shape == "bare" or _stem(group.word) == _stem(before.word)


def _stem(word: str) -> str:
    return word.rstrip("s")
