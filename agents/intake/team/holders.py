"""Whose people a sentence speaks of: those who build or run the system, or somebody else."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from agents.intake.meaning.polarity import stance
from agents.intake.team.group import SPECIAL, Group
from agents.intake.team.reader import Reader
from agents.intake.team.terms import plurals, words
from agents.intake.text import Document, Sentence
from agents.intake.words import load

_COMPANY, _MOST, _LEFT, _RIGHT, _ASIDE, _ITEMS = 15, 500, 90, 60, 9, 12
_WE = re.compile(r"\b(?:we are|we're|we're currently|we work for|^as) $")
_WE_ARE = re.compile(r"\W*we(?: are|'re)\b")
_COMING, _PLACE = (["from"], ["of"], ["in"], ["at"]), 4
_NO_PERSON = ("a lead", "a hand", "a post", "a seat", "a position", "the member", "a member")
_SOFTWARE, _SERVING = ("an assistant", "one assistant"), re.compile(r" (?:for|that|which|to|over|in|on|answering)\b")


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("team")[name]))


def tells_who(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence, the question it answers or what follows it says that this is the team, one by one."""
    asked = sentence.heading.lower() if sentence.heading.endswith("?") else ""
    behind = document.low[sentence.end : sentence.end + _LEFT].lstrip(" ;.")
    said = _cues("rosters").search(sentence.text.lower()) or _cues("closing").match(behind)
    return bool(said or _cues("whose").search(asked)) or _goes_on(document, sentence)


def _goes_on(document: Document, sentence: Sentence) -> bool:
    """`Staff: Ms Tan, data scientist; Mr Lim; …`: behind a semicolon somebody with a title is listed as well."""
    titled = any(word.lower().rstrip(".") in words("titles") for word in sentence.text.split(maxsplit=1)[:1])
    head = sentence
    for _ in range(_ITEMS if titled else 0):
        before = document.sentence_at(max(0, head.start - 1))
        if not before.text.endswith(";"):
            break
        head = before
    return head is not sentence and bool(_cues("rosters").search(head.text.lower()))


def theirs(document: Document, sentence: Sentence, reader: Reader, groups: list[Group]) -> list[Group]:
    """The groups of the sentence that are the team or a part of it."""
    groups = [g for g in groups if not (g.part and _cues("at_once").match(document.low, g.end, sentence.end))]
    divided = any(g.part for g in groups)
    beside = any(g.kind in SPECIAL and g.value > 1 for g in groups)
    candidates = [
        g
        for g in groups
        if g.shape != "self" and may(document, sentence, g, divided or (beside and g.word in plurals("builders")))
    ]
    spoken = reader.roster or _speaks(document, sentence)
    sure = [g for g in candidates if _is_sure(document, sentence, g, spoken, reader.roster, len(candidates))]
    anchors = sure + [g for g in groups if g.shape == "self" and spoken]
    sure += [g for g, behind in pairwise(candidates) if g not in sure and _is_divided(g, behind)]
    joined = [g for g in candidates if g in sure or _is_joined(reader, g, groups, anchors)]
    return [g for g in groups if g in joined or g.shape == "self"]


def _is_divided(group: Group, behind: Group) -> bool:
    """`Nine engineers work here, three on the platform`: people of whom it is said what some do."""
    some = behind.shape == "link" and behind.kind in SPECIAL and 0 < behind.value < group.value
    return group.kind == "people" and group.shape == "counted" and some


def _speaks(document: Document, sentence: Sentence) -> bool:
    """Whether sentence or heading speak of a team or of its work."""
    said = document.low[sentence.start : sentence.end]
    return bool(_cues("ours").search(said) or _cues("headings").search(sentence.heading.lower()))


def may(document: Document, sentence: Sentence, group: Group, divided: bool) -> bool:
    """Whether nothing around the group says that it is somebody else, in the past, or not there yet."""
    if group.value > _MOST or _is_no_person(document, group):  # `if a lead has bought`
        return False
    left = document.low[max(sentence.start, group.start - _LEFT) : group.start]
    right = document.low[group.end : min(sentence.end, group.end + _RIGHT)]
    strange = _cues("strangers").search(left) and not _cues("doers").search(left)
    if strange or _cues("gone").match(right) or _cues("elsewhere").match(right):
        return False
    builder = group.word in plurals("builders")
    if group.kind == "people" and group.shape == "article" and not builder and _WE.search(left):
        return False  # `we are a mobile operator`
    if group.kind == "people" and not group.part and not divided and _is_crowd(document, sentence, group, left, right):
        return False
    meant = stance(document, group.start, group.end)
    return not (meant.later or meant.question)


def _is_no_person(document: Document, group: Group) -> bool:
    """`if a lead has bought`, `an assistant for our staff`, `depends on the member`: no one of the team."""
    said = document.low[group.start : group.end]
    return said in _NO_PERSON or (said in _SOFTWARE and bool(_SERVING.match(document.low, group.end)))


def _is_crowd(document: Document, sentence: Sentence, group: Group, left: str, right: str) -> bool:
    """People of an organisation, who use the system, or who worked by hand."""
    builders = group.trade or (
        group.value <= _COMPANY and (group.word in plurals("builders") or _cues("builder_units").search(left))
    )
    if group.word in plurals("helpers") and not (group.team or _build(document, sentence, group, right)):
        return True
    if group.word == "of us" and group.trade:  # `four of us who write the software`
        return False
    if (
        (_cues("organisations").search(left) and not builders)
        or _cues("workers").search(left)
        or _cues("crowds").match(right)
    ):
        return True
    whole = document.low[sentence.start : sentence.end]
    return group.value > _COMPANY and not (
        _cues("teams").search(whole) or _cues("headings").search(sentence.heading.lower())
    )


def _build(document: Document, sentence: Sentence, group: Group, right: str) -> bool:
    """Whether helpers are said to build: by what they know or do, or in a sentence that tells who the team is."""
    ours = _WE_ARE.match(document.low, sentence.start)  # `we are one analyst and a volunteer`
    return bool(group.trade or ours or _cues("building").match(right)) or tells_who(document, sentence)


def _is_sure(document: Document, sentence: Sentence, group: Group, spoken: bool, roster: bool, many: int) -> bool:
    """Whether the group is the team's by itself: by its kind, by what the sentence says, or as an item of a list."""
    counted_in = group.team or group.trade or group.word == "of us" or group.shape == "crew"
    if counted_in or (group.part and group.shape != "of"):
        return True
    if group.shape == "agent":
        return roster or bool(_cues("work").search(document.low, sentence.start, sentence.end))
    if group.shape in ("bare", "of"):
        done = _cues("by_whom").search(document.low[sentence.start : group.start])
        return bool(done or _cues("duties").match(document.low, group.end, sentence.end))
    if group.shape == "name" and _cues("by_whom").search(document.low[sentence.start : group.start]):
        return True
    if group.shape in ("kind", "name"):
        return many > 1 or spoken or (group.shape == "name" and _is_item(document, sentence, group))
    unit = _cues("builder_units").search(document.low, sentence.start, group.start)
    if group.kind in SPECIAL or group.word in plurals("builders") or unit:
        return True
    if group.word in plurals("collective") and many == 1 and not spoken:
        return document.low[sentence.start : sentence.end].strip(" .;-*•") == document.low[group.start : group.end]
    return spoken or _is_item(document, sentence, group)


def _is_item(document: Document, sentence: Sentence, group: Group) -> bool:
    """Whether the group is an item of a list, with no verb of its own: `$800 a month, one developer`."""
    left, right = document.low[sentence.start : group.start], document.low[group.end : sentence.end]
    return bool(_cues("item_before").search(left) and _cues("item_behind").match(right))


def _is_joined(reader: Reader, group: Group, groups: list[Group], sure: list[Group]) -> bool:
    """Whether the group stands right beside one that is the team's."""
    return any(_beside(reader, group, other, groups) for other in sure if other is not group)


def _beside(reader: Reader, one: Group, other: Group, groups: list[Group]) -> bool:
    inside = {i.start for g in groups for i in reader.terms[g.first : g.last + 1]}
    between = [term for term in reader.between(one, other) if term.start not in inside]
    said = _past_place([term.text for term in between])
    relative = said[1:] if said[:1] == [","] else said
    if relative[:1] in (["who"], ["whose"], ["which"]) and said[-1] in ("and", "plus", ","):
        return len(said) <= _ASIDE and "but" not in said
    return all(
        term.text in words("joiners") or term.sort == "rank" or (term.sort == "word" and term.capital)
        for term in between[len(between) - len(said) :]
    )


def _past_place(said: list[str]) -> list[str]:
    """`of the university (they use R) and`: what joins, behind where the people before come from."""
    if said[:1] not in _COMING:
        return said
    end = next((i for i, text in enumerate(said[: _PLACE + 1]) if text in words("boundaries")), None)
    return said if end is None else said[end:]
