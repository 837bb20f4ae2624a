"""The writer: one of the team where he is named beside others, the same person where he says what he is."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.intake.team.group import Group
from agents.intake.team.reader import Reader
from agents.intake.team.terms import words
from agents.intake.team.trades import is_skill
from agents.intake.text import Document

_WORK = re.compile(
    r"\b(?:run|build|work|do|maintain|operate|develop|look after|handle|own|keep|manage|am on|made|done)\b"
)
_REACH, _APPOSED, _FAR = 7, 4, 14
_APPOSING = ([","], [",", "who", "is"], [",", "who", "am"], [",", "being"])


def settled(document: Document, reader: Reader, groups: list[Group]) -> list[Group]:
    """The groups with the writer counted once, or not at all where he is none of them."""
    if any(g.shape == "self" and (_is_excused(reader, g) or _is_signed(reader, g, groups)) for g in groups):
        return [g for g in groups if g.shape != "self"]
    if any(g.shape == "self" and _is_owner(reader, g) for g in groups):
        groups = [g for g in groups if g.shape != "bare" or g.trade]
    others = [g for g in groups if g.shape != "self"]
    counted = [g for g in groups if _is_counted(document, reader, g, groups)]
    identified = [g for g in counted if any(g.first < o.first and _is_same(reader, g, o, others) for o in others)]
    me = next(iter(identified + counted), None)  # `me, I'm the data scientist, and Leo`
    if me is None:
        return others
    behind = next((g for g in others if g.first > me.last), None)
    if behind is None or not _is_same(reader, me, behind, others):
        return sorted([*others, _with_kind(reader, me, others)], key=lambda g: g.first)
    same = replace(behind, value=1.0, shape="article", part=False, names=frozenset({"i"}))
    return [same if g is behind else g for g in others]


def _is_counted(document: Document, reader: Reader, me: Group, groups: list[Group]) -> bool:
    if me.shape != "self" or _is_noted(reader, me, groups) or _is_equated(reader, me):
        return False
    others = [g for g in groups if g.shape != "self"]
    same = any(g.first > me.last and _is_same(reader, me, g, others) for g in others)
    return same or any(_is_beside(document, reader, me, g) for g in others if g.value)


def _between(reader: Reader, one: Group, other: Group) -> list[str]:
    return [term.text for term in reader.between(one, other)]


def _is_noted(reader: Reader, me: Group, groups: list[Group]) -> bool:
    """`1 ML engineer (me)`, `four people, myself included`: counted already."""
    around = [reader.text(me.first - 1), reader.text(me.first - 2), reader.text(me.last + 1)]
    around.append(reader.text(me.last + 2) if around[-1] in ("not", "already") else "")
    bracket = around[0] == "(" and any(0 < me.first - g.last <= _APPOSED - 1 for g in groups)
    return bracket or not {"including", "included", "incl"}.isdisjoint(around)


def _is_owner(reader: Reader, me: Group) -> bool:
    """`my sister and I have an online bookshop`: whose business it is, not who builds the system."""
    if reader.text(me.last + 1) not in words("owning"):
        return False
    ahead = range(me.last + 2, me.last + _REACH)
    end = next((i for i in ahead if reader.text(i) in words("boundaries")), ahead.stop)
    return not any(reader.text(i) in words("shared_work") | {"it", "this"} for i in ahead if i < end)


def _is_excused(reader: Reader, me: Group) -> bool:
    """`me (I do not code, don't count me)`."""
    aside = [reader.text(i) for i in range(me.last + 2, me.last + _REACH)] if reader.text(me.last + 1) == "(" else []
    return any(text == "not" or text.endswith("n't") for text in aside)


def _is_signed(reader: Reader, me: Group, groups: list[Group]) -> bool:
    """`Erik, platform engineer at the council - me and two developers would have this`: who writes, by name."""
    named = next((g for g in groups if g.shape in ("name", "crew") and g.kind != "people"), None)
    opens = named is not None and reader.text(named.first - 1) in words("introducing")
    return named is not None and opens and "-" in [reader.text(i) for i in range(named.last + 1, me.first)]


def _is_equated(reader: Reader, me: Group) -> bool:
    """`you, me and jo = 3 data scientists`."""
    signs = [i for i in range(me.last + 1, me.last + _APPOSED + 1) if reader.text(i) in ("=", "makes", "make")]
    return any(reader.at(i + 1).number for i in signs)


def _is_same(reader: Reader, me: Group, behind: Group, others: list[Group]) -> bool:
    """`I am the only ML engineer`, `just me, a data scientist`, `I, a data scientist, will build it`."""
    between = _between(reader, me, behind)
    if behind.shape not in ("article", "bare", "counted") or behind.value != 1 or len(between) > _APPOSED:
        return False
    if between == ["as"]:  # `it's me as the only ML engineer`
        return True
    if all(text in words("identities") for text in between) and (reader.text(me.first) == "i'm" or "am" in between):
        return True
    if [reader.text(behind.first), reader.text(behind.first + 1)] in (["the", "only"], ["the", "sole"]):
        return between in _APPOSING  # `me, the only developer, and a contractor`
    owned = reader.text(behind.first) in ("my", "our")  # `me, my co-founder, and a contractor`
    if between not in _APPOSING or behind.shape == "counted" or owned:
        return False
    more = any(g.first > behind.last and _is_next(reader, behind, g) for g in others)
    apposed = reader.text(behind.last + 1) == "by" or reader.text(me.first - 1) in words("besides")
    return reader.text(me.first) == "i" or apposed or not more


def _is_next(reader: Reader, one: Group, other: Group) -> bool:
    """`a developer and a tester`, `a contract developer two days a week, and a data scientist`: items of one list."""
    between = _between(reader, one, other)
    listed = between[-2:] in ([",", "and"], [",", "plus"]) and "," not in between[:-2] and len(between) <= _REACH
    return listed or all(text in words("self_joiners") for text in between)


def _is_beside(document: Document, reader: Reader, me: Group, other: Group) -> bool:
    """`me and a contractor`, `I run it with two engineers`, `besides myself two developers help`."""
    between = _between(reader, me, other)
    if (other.shape == "crew" or other.trade) and _takes_part(reader, me):
        return True
    if "rest" in between:
        return True
    if between[-3:] in (["and", "there", "is"], [",", "there", "is"]) or between[-2:] == ["and", "there's"]:
        return _takes_part(reader, me)  # `I code (Python), and there is one freelancer`
    if between and all(text in words("self_joiners") for text in between):
        return not _begins_clause(reader, me, other)
    if reader.text(me.first - 1) == "there's" or [reader.text(me.first - 2), reader.text(me.first - 1)] == [
        "there",
        "is",
    ]:
        return True
    if me.first > other.first:  # `one developer who could do this, and me`
        ends = reader.text(me.first) in ("me", "myself") and reader.text(me.last + 1) in words("boundaries")
        shared = between[-1:] == ["with"] and bool(_WORK.search(document.low, other.end, me.start))
        return ends and (between[-2:] == [",", "and"] or shared) and len(between) <= _FAR
    if between[-1:] == ["with"] and len(between) <= _REACH:
        return bool(_WORK.search(document.low, me.end, other.start))
    return reader.text(me.first - 1) in words("besides")


def _begins_clause(reader: Reader, me: Group, other: Group) -> bool:
    """`Pieter is our data engineer and I have just hired Sanne`: the writer does something else."""
    verbs = words("links") | words("making") | words("mastering")
    told = me.first > other.last and any(reader.text(i) in verbs for i in range(other.first, other.last + 1))
    goes_on = reader.text(me.first) == "i" and reader.text(me.last + 1) not in words("boundaries")
    return told and goes_on and not _takes_part(reader, me)


def _takes_part(reader: Reader, me: Group) -> bool:
    """`my brother codes and I do the electrics, that's the crew`, `Ana trains the models, I do the rest`."""
    place = me.last + 1
    if reader.text(place) not in words("making") | words("mastering") | {"do", "handle", "on"}:
        return False
    ahead = range(place, next(i for i in range(place, place + _FAR) if i >= place + _FAR - 1 or _is_end(reader, i)))
    return reader.roster or any(reader.text(i) in words("shared_work") or is_skill(reader, i) for i in ahead)


def _is_end(reader: Reader, index: int) -> bool:
    return reader.text(index) in words("boundaries")


def _with_kind(reader: Reader, me: Group, others: list[Group]) -> Group:
    """`myself plus one other data scientist`, `me (ML)`, `me on platform`: what the writer does."""
    fellow = next(
        (g for g in others if any(reader.text(i) in words("fellows") for i in range(g.first, g.last + 1))), None
    )
    if fellow is not None:
        return replace(me, kind=fellow.kind, word=fellow.word)
    role = next((i for i in range(me.last + 1, me.last + _REACH) if reader.text(i) == "as"), None)
    called = reader.work(role + 1) if role is not None and reader.text(me.last + 1) in words("own_work") else None
    if called is not None:  # `I run the servers as DevOps`
        return replace(me, kind=called.kind, last=called.last)
    place = me.last + 2
    place += reader.text(place) in ("the", "our", "all")
    work = reader.at(place)
    if reader.text(me.last + 1) in words("own_work") and work.sort in ("kind", "role") and work.value != "people":
        return replace(me, kind=str(work.value), last=place)
    return me
