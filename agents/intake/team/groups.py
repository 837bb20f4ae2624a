"""Every group of people in a sentence, in order, with ellipses filled and parts told from wholes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from agents.intake.team import bunches, called, counted, crews, names, rosters
from agents.intake.team.apposed import apposed
from agents.intake.team.forms import is_person
from agents.intake.team.group import Group
from agents.intake.team.pronouns import pronoun
from agents.intake.team.reader import Reader
from agents.intake.team.terms import Term, known, words
from agents.intake.team.trades import trade

_WAYS = (
    called.by_kind, called.whole, called.share, bunches.bunched, counted.counted, counted.labelled, names.listed,
    rosters.roster, names.named, crews.crew, pronoun, counted.bare,
)  # fmt: skip
_CLOSE = 3


def read(reader: Reader) -> list[Group]:
    """The groups of the sentence."""
    found: list[Group] = []
    index = 0 if any(map(_may_tell, reader.terms)) else len(reader.terms)
    while index < len(reader.terms):
        group = next((g for way in _WAYS if (g := way(reader, index)) is not None), None)
        if group is not None:
            found.append(group)
        index = group.last + 1 if group else index + 1
    told = apposed(reader, _alike(_filled(reader, found)))
    ends = [*(group.first for group in told[1:]), len(reader.terms)]
    return _parted(reader, [_skilled(reader, group, end) for group, end in zip(told, ends, strict=False)])


def _may_tell(term: Term) -> bool:
    """Whether a sentence with this term may speak of people; one of bare figures and units never does."""
    if term.sort in ("number", "mark"):
        return False
    listed = term.text in known() or is_person(term.text)
    return term.sort != "word" or term.capital or listed


def _skilled(reader: Reader, group: Group, end: int) -> Group:
    """`two actuaries fluent in R`, `the student (Python)`, `two administrators look after platforms`."""
    plain = group.shape in ("counted", "article", "bare", "agent") and not group.team
    if group.kind != "people" or not plain or not group.value:
        return group
    work = trade(reader, group.last + 1)
    if group.value > 1 and reader.opens_list(group.last + 1):
        return group
    if work is None or work[1] >= end or work[0] == "ditto" or group.word in words("shared_work"):
        return group
    return replace(group, kind=work[0], trade=True)


def _alike(found: list[Group]) -> list[Group]:
    """`Meera (data scientist), Arjun (ditto)`, `two more like him`: of the kind before."""
    told: list[Group] = []
    for group in found:
        before = told[-1].kind if told else "people"
        told.append(replace(group, kind=before) if group.kind == "ditto" else group)
    return told


def _filled(reader: Reader, found: list[Group]) -> list[Group]:
    """`one senior and two junior data scientists`: a number with a rank takes the noun beside it."""
    filled: list[Group] = []
    for index, group in enumerate(found):
        if group.shape != "rank":
            filled.append(group)
            continue
        beside = [*found[index + 1 : index + 2], *filled[-1:]]
        if filled and any(reader.at(i).sort == "rank" for i in range(filled[-1].first, filled[-1].last)):
            beside.reverse()
        whole = next((g for g in beside if g.shape in ("counted", "article") and _is_near(g, group)), None)
        if whole is not None:
            filled.append(replace(group, kind=whole.kind, shape="counted", word=whole.word))
    return filled


def _is_near(one: Group, other: Group) -> bool:
    first, second = sorted((one, other), key=lambda group: group.first)
    return second.first - first.last <= _CLOSE


def _parted(reader: Reader, found: list[Group]) -> list[Group]:
    """Behind `of whom`, `among them`, `including` every group is a part of the one before, as is `three being SREs`."""
    told: list[Group] = []
    inside = [reader.text(0), reader.text(1)] == ["of", "the"] and reader.at(2).number > 1  # `of the nine, four are`
    for index, group in enumerate(found):
        between = _open(reader, found[index - 1].last if index else 0, group.first)
        pairs = {*between, *(" ".join(pair) for pair in pairwise(between))}
        begun = index > 0 and found[index - 1].value > 0 and bool(pairs & words("inside"))
        inside = (inside or begun) and not is_apart(reader, group)
        shared = bool(index) and _is_shared(reader, group, found[index - 1])
        told.append(
            replace(group, part=True) if (inside or shared) and not group.team and group.shape != "self" else group
        )
    return told


def _open(reader: Reader, begin: int, end: int) -> list[str]:
    """The terms of a stretch without what stands there in brackets: `Three (all of them Java) and a data scientist`."""
    said: list[str] = []
    for text in (reader.text(i) for i in range(begin, end)):
        if text == ")" and "(" in said:
            del said[said.index("(") :]
        else:
            said.append(text)
    return said


def is_apart(reader: Reader, group: Group) -> bool:
    """`five build it, two of them ML, and two SREs run it`: others, with a verb of their own."""
    joined = reader.text(group.first - 1) in ("and", "plus") and group.shape == "counted"
    return joined and reader.text(group.last + 1) in words("making")


def _is_shared(reader: Reader, group: Group, before: Group) -> bool:
    """`three being SREs`, `with four platform engineers among them`, `two will build it, one is an ML engineer`."""
    clause = [reader.text(group.first - 1), reader.text(group.first), reader.text(group.first + 1)]
    if group.shape == "link" and clause[0] in (",", ";", "-") and clause[1] == "one" and clause[2] in ("is", "does"):
        return before.kind == "people" and before.shape == "counted" and before.value > group.value
    among = reader.text(group.last + 1) in ("among", "amongst") and reader.text(group.last + 2) in ("them", "these")
    return (among and group.value > 1) or "being" in {reader.text(i) for i in range(group.first, group.last)}
