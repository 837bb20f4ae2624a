"""Groups that are counted or labelled: `two ML engineers`, `SREs: 1`, `our analyst`."""

from __future__ import annotations

from dataclasses import replace

from agents.intake.team import bunches
from agents.intake.team.group import Group
from agents.intake.team.reader import Reader, is_many
from agents.intake.team.terms import words
from agents.intake.team.trades import trade

_THEM = ("them", "em", "whom", "which", "those", "these")
_EVERYBODY = ("everyone", "everybody")
_BESIDE = (",", "and", "plus", "+", "&")  # `two ML engineers, two who do backend`
_ARTICLES, _UNITS, _BARE = ("a", "an", "another"), 3, 2
_WE = ("we", "us")


def counted(reader: Reader, index: int) -> Group | None:
    """`two ML engineers`, `three (3) developers`, `two of them SREs`, `one is on ML`, `both our engineers`."""
    if reader.at(index).sort != "number":
        return bunches.both(reader, index) or _us(reader, index)
    place, value = _figure(reader, index)
    if reader.text(place) in _THEM and reader.text(index).endswith(" of"):  # `a pair of them`
        return _of(reader, index, place - 1, value)
    if reader.text(place) == "of":
        return _of(reader, index, place, value)
    if reader.text(place) in words("fellows") and reader.text(place + 1) == "like":  # `two more like her`
        return reader.group(value, "ditto", index, place + 2, "counted")
    noun = reader.noun(place) or bunches.coder(reader, place) or bunches.of_house(reader, place)
    if noun is None:
        return _linked(reader, index, place, value)
    if noun.word == "of us":
        acts = value > 1 and reader.text(noun.last + 1) in words("making")  # `two of us build, one runs it`
        found = reader.group(value, "people", index, noun.last, "counted", noun.word, not acts)
        done = _doing(reader, found, noun.last + 1) if value else _none_of(reader, index, noun.last + 1)
        all_of_us = any(reader.text(i) in _EVERYBODY for i in range(index))  # `everyone knows SQL, two of us R`
        done = replace(done, whole=done.whole and not all_of_us)
        return replace(done, part=value == 1 or all_of_us)  # `one of us knows it` counts nobody new
    shape = "article" if reader.text(index) in _ARTICLES and noun.shape != "agent" else noun.shape
    if shape == "article" and reader.at(noun.last + 1).sort == "team":  # `a sister team`
        return None
    return reader.told(reader.group(value, noun.kind, index, noun.last, shape, noun.word, noun.whole))


def _us(reader: Reader, index: int) -> Group | None:
    """`us two plus the freelancer`, `we three build it`: as many as `two of us`; not `East US 2`."""
    value, behind = reader.at(index + 1).number, reader.text(index + 2)
    told = words("boundaries") | words("behind") | words("coding")
    if reader.text(index) not in _WE or reader.at(index).acronym or value <= 1 or behind not in told:
        return None
    return reader.group(value, "people", index, index + 1, "counted", "of us", True)


def _figure(reader: Reader, index: int) -> tuple[int, float]:
    """Where the noun may begin, and the number: the upper end of a range; the same number in brackets is skipped."""
    value, place = reader.at(index).number, index + 1
    if reader.text(place) in ("-", "to") and reader.at(place + 1).sort == "number":
        value, place = reader.at(place + 1).number, place + 2
    if reader.text(place) == "(" and reader.at(place + 1).number == value and reader.text(place + 2) == ")":
        place += 3
    for _ in range(_UNITS):
        text = reader.text(place)
        if text in ("fte", "ftes") and reader.noun(place + 1) is None:
            break
        place += text in words("units") or (text == "." and reader.text(place - 1) in ("nos", "no"))
    return place, value


def _of(reader: Reader, first: int, place: int, value: float) -> Group | None:
    """`two of whom are SREs`, `two of our engineers`, `none of them`."""
    word = reader.text(place + 1)
    if word == "the" and reader.at(place + 2).number >= value > 0:  # `two of the six`
        return _doing(reader, replace(reader.group(value, "people", first, place + 2, "link"), part=True), place + 3)
    if reader.at(place + 1).number > 1:  # `one of three data scientists`
        return counted(reader, place + 1)
    if not value:
        return _none_of(reader, first, place + 2)
    if word == "them" and first == 0 and reader.text(place + 2) == "," and reader.at(place + 3).sort == "number":
        return reader.group(value, "people", first, place + 1, "counted", "of us", True)  # `Seven of them, three do ML`
    if word in _THEM:
        return _doing(reader, replace(reader.group(value, "people", first, place + 1, "link"), part=True), place + 2)
    ours = word in words("determiners")
    noun = reader.noun(place + 1 + ours)
    if noun is None:
        house = bunches.of_house(reader, place)
        return house.but(value=value, first=first, start=reader.at(first).start) if house is not None else None
    found = reader.group(value, noun.kind, first, noun.last, "counted", noun.word)
    return _doing(reader, replace(found, shape="of", part=True), noun.last + 1) if ours else found


def _none_of(reader: Reader, first: int, place: int) -> Group:
    """`neither of us is an engineer`: nobody, and what they are not."""
    place = reader.past(place, "links", also=("a", "an", "the"))
    noun = reader.noun(place)
    return reader.group(0.0, noun.kind if noun else "people", first, noun.last if noun else place - 1, "counted")


def _doing(reader: Reader, group: Group, place: int) -> Group:
    """`two of them are on ML`, `three of them run the cluster`: the group with what they do."""
    work = reader.work(reader.past(place, "links"))
    if work is not None:
        return replace(group, kind=work.kind, last=work.last, end=work.end, shape="link", part=True)
    acted = trade(reader, place) if reader.text(place) in words("making") else None
    if acted is None or acted[0] == "people":
        return group
    return replace(group, kind=acted[0], last=acted[1], end=reader.at(acted[1]).end, shape="link", part=True)


def _linked(reader: Reader, first: int, place: int, value: float) -> Group | None:
    """`two are SREs`, `six in ML`, `3 ML`, `four do machine learning`; a rank alone takes the noun beside it."""
    begin = place
    while reader.at(place).sort == "rank":
        place += 1
    term = reader.at(place)
    if term.sort == "kind":
        thing = reader.at(place + 1).sort == "word" and _is_thing(reader.text(place + 1))
        plain = (
            reader.text(first) not in _ARTICLES and not thing and (value > 0 or reader.text(first) in words("nobody"))
        )
        return reader.group(value, str(term.value), first, place, "kind") if plain else None
    if place > begin:
        ranked = term.text in words("boundaries") or term.text == "who"
        return reader.group(value, "", first, place - 1, "rank") if ranked else None
    place += term.text == "," and reader.text(place + 1) == "of"
    place = reader.past(place, "links", "relatives", also=("who",))
    if place > begin + 1 and reader.text(place) in ("this", "it") and reader.text(first - 1) in words("relatives"):
        return replace(reader.group(value, "people", first, place, "link"), part=True)
    work = reader.work(place) if place > begin else None
    if work is None and reader.text(begin) in words("making") and reader.text(first - 1) in (",", "and", "plus", ";"):
        acted = trade(reader, begin)
        return reader.group(value, acted[0], first, acted[1], "link") if acted is not None else None
    who = reader.text(begin) == "who" and reader.text(first - 1) not in words("determiners")
    done = trade(reader, begin) if work is None and who else None
    if done is not None:  # `two who develop`
        return replace(reader.group(value, done[0], first, done[1], "link"), trade=True)
    if work is None and reader.text(begin) == "who" and reader.text(first - 1) in _BESIDE:
        return reader.group(value, "people", first, begin, "counted")
    return reader.group(value, work.kind, first, work.last, "link") if work is not None else None


def _is_done(verb: str) -> bool:
    return verb in words("making") | words("mastering") | words("doing")


def _is_thing(text: str) -> bool:
    """`two platform suppliers`, `one cloud contract`: a noun behind the kind, so that no people are counted."""
    return is_many(text) or text in words("contracted_things")


def labelled(reader: Reader, index: int) -> Group | None:
    """`Developers (3)`, `ML engineers: 2`, `SREs 1`: a role, then how many."""
    noun = reader.noun(index)
    if noun is None or (reader.at(index).sort == "word" and reader.text(index - 1) not in words("boundaries")):
        return None
    place = noun.last + 1
    place += reader.text(place) in words("labels")
    number = reader.at(place)
    none = noun.kind != "people" and number.text in words("nobody")
    if none and (reader.text(place - 1) in words("labels") or _is_zero(reader, place)):
        return reader.group(0.0, noun.kind, index, place, "counted", noun.word)
    if not number.number or number.text in _ARTICLES:
        return None
    follower = reader.noun(place + 1)
    special = noun.kind != "people" and reader.text(place - 1) in words("labels")
    if special and follower is not None and follower.kind == "people":
        place = follower.last  # `DevOps = one guy`
    behind = place + 1 + (reader.at(place + 1).sort == "rank")  # `Developers: 5 full-time, …`
    if reader.text(behind) not in words("boundaries"):
        return None
    return reader.group(number.number, noun.kind, index, place, noun.shape, noun.word, noun.whole)


def _is_zero(reader: Reader, place: int) -> bool:
    """`sre 0`: nobody, as an item of notes."""
    return reader.text(place) == "0" and reader.text(place + 1) in words("boundaries")


def bare(reader: Reader, index: int) -> Group | None:
    """`our data scientist`, `the only SRE`, `me`: one person with no number."""
    term = reader.at(index)
    if term.sort == "self":
        return reader.group(1.0, "people", index, index, "self")
    of_other = term.text.endswith("'s") and term.text not in words("contracted")
    owned = term.text in words("determiners") or of_other
    listed = reader.text(index - 1) in ("+", "&", ",", ":", "/", "and", "plus", ";") or reader.opens_list(index - 1)
    if not owned and not listed:
        return None
    if owned and reader.text(index - 1) == "of" and reader.at(index - 2).sort == "team":  # `team of the buyer: …`
        return None
    place = reader.past(index + 1, also=("only", "sole", "one", "single", "lone")) if owned else index
    noun = reader.noun(place)
    if noun is None or noun.last - place > _BARE or is_many(reader.text(noun.last)):
        return None
    if noun.kind == "people" and term.text == "the" and _is_done(reader.text(index - 1)):  # `I write the backend`
        return None
    if of_other and noun.kind == "people" and noun.word not in words("makers"):  # `the owner's son`
        return None
    if not owned and reader.text(noun.last + 1) == "of":  # `From: Head of Sales`
        return None
    only = place > index + 1 and noun.kind != "people"
    shape = noun.shape if noun.shape == "agent" else "article" if only else "bare"
    return reader.told(reader.group(1.0, noun.kind, index, noun.last, shape, noun.word))
