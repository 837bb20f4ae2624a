"""The same person said twice in one sentence: `my daughter Nia`, `two developers (Tim and Lou)`, `Ana, our analyst`."""

from __future__ import annotations

from dataclasses import replace

from agents.intake.team.group import Group
from agents.intake.team.reader import Reader
from agents.intake.team.terms import words

_NAMING: tuple[list[str], ...] = ([], [","], ["called"], ["named"], [":"])
_AS = 5
_BEING = (["who", "is"], ["who's"], ["who", "is", "also"], ["who's", "also"], ["is", "also"])
_EXPLAINING = (["is"], [","], [",", "is"], [",", "who", "is"], [",", "who's"])


def apposed(reader: Reader, found: list[Group]) -> list[Group]:
    """`my daughter Nia`, `a DevOps lad, Callum,`, `a programmer, one person,`: said twice of the same person."""
    told: list[Group] = []
    for group in found:
        before = told[-1] if told else None
        if before is not None and _is_named_before(reader, before, group):
            told.append(_without_first(reader, group))
            continue
        if before is not None and _is_as(reader, before, group):
            told[-1] = replace(before, kind=group.kind, last=group.last, end=group.end)
            continue
        if before is not None and _is_explained(reader, before, group):
            kind = group.kind if before.kind == "people" else before.kind
            shape, made = before.shape if kind == "people" else "article", group.word in words("builders")
            told[-1] = replace(before, kind=kind, last=group.last, end=group.end, shape=shape, trade=made)
            continue
        if before is not None and _is_listed_inside(reader, before, group):
            continue
        if before is not None and _is_called(reader, before, group):
            told[-1] = replace(before, kind=group.kind, last=group.last, end=group.end)
            continue
        gap = [] if before is None else [reader.text(i) for i in range(before.last + 1, group.first)]
        single = before is not None and before.value == 1 and before.shape in ("article", "bare", "counted")
        named = (
            group.shape in ("name", "crew") and group.value == 1 and "i" not in group.names and _may_be(before, group)
        )
        again = named or (group.word == "person" and group.value == 1)
        if before is None or not single or not again or gap not in _NAMING or (before.word == "person" and gap):
            told.append(group)
        elif group.shape == "crew":
            kind = group.kind if before.kind == "people" else before.kind
            told[-1] = replace(group, first=before.first, start=before.start, kind=kind)
        elif not gap and group.kind != "people":
            told[-1] = replace(before, kind=group.kind, last=group.last, end=group.end)
    return told


def _is_named_before(reader: Reader, one: Group, other: Group) -> bool:
    """`one data scientist, Marta, and my nephew`: the first of the others is the one before by name."""
    single = one.value == 1 and one.shape in ("article", "bare", "counted")
    single = single and other.shape == "crew" and other.value > 1
    comma = other.first == one.last + 2 and reader.text(one.last + 1) == reader.text(other.first + 1) == ","
    return single and comma and reader.text(other.first) in other.names


def _is_listed_inside(reader: Reader, one: Group, other: Group) -> bool:
    """`two developers (Tim and Lou)`: as many names in brackets are those before."""
    inside = [reader.text(i) for i in range(one.last + 1, other.first)] == ["("] and reader.text(other.last + 1) == ")"
    return inside and other.shape == "crew" and other.kind == "people" and one.value == other.value


def _is_called(reader: Reader, one: Group, other: Group) -> bool:
    """`Sipho and Anneke, our two database people`: what those named are."""
    named = one.shape in ("crew", "name") and one.kind == "people" and one.value == other.value > 1
    apart = [reader.text(i) for i in range(one.last + 1, other.first)]
    return named and len(apart) > 1 and apart[0] in (",", "-", "(") and apart[1] in words("determiners")


def _without_first(reader: Reader, group: Group) -> Group:
    begin = reader.past(group.first + 1, also=(",", "and", "&", "plus"))
    rest = group.names - {reader.text(group.first)}
    return replace(group, value=group.value - 1, first=begin, start=reader.at(begin).start, names=rest)


def _is_as(reader: Reader, one: Group, other: Group) -> bool:
    """`Henrik does Kubernetes as our platform engineer`, `I, who do the DevOps`: what somebody is besides."""
    single = one.value == other.value == 1 and one.shape in ("crew", "self")
    if not single or other.shape not in ("bare", "article"):
        return False
    apart = [reader.text(i) for i in range(one.last + 1, other.first)]
    return (apart[-1:] == ["as"] and len(apart) <= _AS) or apart in ([",", "who", "do"], [",", "who", "does"])


def _may_be(one: Group | None, other: Group) -> bool:
    """Whether both may be one person: `one data scientist, Tom as the only SRE` are two."""
    return one is not None and (other.kind in ("people", one.kind) or one.kind == "people")


def _is_explained(reader: Reader, one: Group, other: Group) -> bool:
    """`my nephew, a developer`, `one contractor, a Python developer, plus me`: what somebody is."""
    article = ("a", "an")
    plain = one.kind == "people" and one.shape not in ("self", "crew")
    apart = [reader.text(i) for i in range(one.last + 1, other.first)]
    if one.value == other.value == 1 and plain and [text for text in apart if text != ","] in _BEING:
        return True  # `a geologist who is also our data scientist`
    single = one.value == other.value == 1 and plain and other.shape == "article"
    told = reader.text(other.first) in article and (apart[-1:] == ["is"] or reader.text(one.first) not in article)
    return (
        single
        and told
        and apart in _EXPLAINING
        and one.word not in words("others_alone")
        and (reader.text(other.last + 1) != "and" or reader.text(other.last + 2) == "has")
    )
