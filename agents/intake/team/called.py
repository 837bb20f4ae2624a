"""Groups that a sentence calls a team, and shares of one: `ML team of six`, `we are ten`, `half of them`."""

from __future__ import annotations

from dataclasses import replace

from agents.intake.team import bunches
from agents.intake.team.group import Group
from agents.intake.team.reader import Reader, is_many
from agents.intake.team.terms import Term, entries, plurals, words, words_of

_ARTICLES = ("a", "an", "another")
_IN_ALL = {("in", "all"), ("in", "total"), ("all", "told"), ("all", "in")}


def by_kind(reader: Reader, index: int) -> Group | None:
    """`ML team of six`, `platform: two`, `ML has nine people`: a kind of work, then how many do it."""
    kind = reader.at(index)
    if kind.sort != "kind" or (reader.text(index - 1) == "for" and reader.text(0) == "no"):
        return None
    place = index + 1
    named = reader.at(place).sort == "team" or reader.text(place) in ("side", "people", "engineers", "department")
    place += named
    if named and reader.text(place) == "," and reader.text(place + 1) in ("which", "that"):
        place += 2
    if (lent := _lent(reader, index, place)) is not None:
        return lent
    if reader.text(place) in words("labels") and reader.text(place + 1) in words("nobody"):
        return reader.group(0.0, str(kind.value), index, place + 1, "counted")
    verb = reader.text(place) in (*words("labels"), "of", "has", "have", "counts", "with", "is", "are", "size")
    place += verb
    noun = reader.noun(place + 1)
    listed = reader.text(index - 1) in words("boundaries") and reader.text(place).isdigit()
    if (
        not (verb or named or listed)
        or not _is_figure(reader.at(place))
        or (noun and noun.kind not in ("people", kind.value))
    ):
        return None
    verbs = words("mastering") | words("making")
    if noun is None and reader.text(place + 1) not in (*words("boundaries"), "people", "strong", "who", *verbs):
        return None
    last = noun.last if noun else place
    return reader.group(reader.at(place).number, str(kind.value), index, last, "counted", "team" if named else "")


def _lent(reader: Reader, index: int, place: int) -> Group | None:
    """`ops is done by two people`, `the platform team lends us one engineer`."""
    begin = place
    if reader.text(place) in ("is", "are", "gets") and reader.text(place + 2) == "by":
        place += 3
    elif reader.text(place) in words("giving"):
        place += 1 + (reader.text(place + 1) == "us")
    number, noun = reader.at(place), reader.noun(place + 1)
    if place == begin or not number.number or (noun and noun.kind != "people"):
        return None
    return reader.group(number.number, str(reader.at(index).value), index, noun.last if noun else place, "counted")


def whole(reader: Reader, index: int) -> Group | None:
    """`team of six`, `team size: 7`, `a five-person team`, `we are ten`, `eight strong`, `five in all`."""
    place = _named(reader, index) or _counted(reader, index) or _followed(reader, index)
    if place is None:
        return None
    noun = reader.noun(place + 1)
    if noun is None and reader.text(place + 1) not in (*words("boundaries"), *words("behind")):
        return None
    listed = place > index and "of" not in [reader.text(i) for i in range(index, place)]
    if noun is not None and not _is_plain(noun) and _goes_on(reader, noun.last + 1):
        return None
    if noun is not None and noun.shape != "agent" and not (noun.whole and (not listed or _is_plain(noun))):
        return None
    last, word = (noun.last, noun.word) if noun is not None else (place, "people")
    told = reader.told(reader.group(reader.at(place).number, "people", index, last, "counted", word, True))
    return replace(told, team=True) if told.kind == "people" else told


def _is_plain(noun: Group) -> bool:
    return noun.word in plurals("collective")


def _goes_on(reader: Reader, place: int) -> bool:
    """`team of four developers (Java) and one DevOps engineer`: the first of several, not the whole."""
    if reader.text(place) == "(":
        place = next((i + 1 for i in range(place, place + 9) if reader.text(i) == ")"), place)
    joined = reader.text(place) in ("and", "plus", "+", "&", ",")
    place += 1 + (reader.text(place + 1) in ("and", "plus"))
    return joined and reader.at(place).number > 0 and reader.noun(place + 1) is not None


def _is_figure(term: Term) -> bool:
    return term.sort == "number" and term.number >= 1 and term.text not in (*_ARTICLES, "single", "sole", "lone")


def _named(reader: Reader, index: int) -> int | None:
    """Where the number of `team of six` stands."""
    before = reader.at(index - 1)
    if (staff := _staff(reader, index)) is not None:
        return staff
    firm = reader.text(index) in words("firms")
    staff = reader.text(index) in ("staff", "people") and reader.text(index + 1) in words("labels")
    if staff and index == 0 and reader.text(index + 3) in (*words("boundaries"), "people", "persons"):
        return index + 2 if _is_figure(reader.at(index + 2)) and reader.noun(index + 3) is None else None
    if reader.at(index).sort != "team" or firm or before.sort == "kind" or before.text in words_of("other_teams"):
        return None
    place = reader.past(index + 1, "saying")
    close = place > index + 1 or reader.text(place).isdigit()
    return place if close and _is_figure(reader.at(place)) else None


def _staff(reader: Reader, index: int) -> int | None:
    """Where the number of `staff of 12`, `a staff of five`, `an IT staff of 12` stands; a whole firm's is no team."""
    article = reader.text(index) in _ARTICLES
    place = index + article
    place += article and bunches.is_house(reader, place)
    told = (reader.text(place).split(" ")[-1], reader.text(place + 1)) == ("staff", "of")
    if not told or not _is_figure(reader.at(place + 2)):
        return None
    ours = any(_builds(reader, i) for i in range(len(reader.terms)) if i != place)
    return place + 2 if ours or not article else None


def _builds(reader: Reader, index: int) -> bool:
    """Whether the term names people, or a part of a house, that build such systems."""
    return reader.at(index).sort in ("team", "kind", "role") or bunches.is_house(reader, index)


def _counted(reader: Reader, index: int) -> int | None:
    """Where the number of `we are ten`, `so three people`, `which makes two people` stands."""
    word = reader.text(index)
    if word not in words("counting") or reader.text(index - 1) == "of":
        return None
    if word == "now" and not (reader.text(index - 1) == "," and "we" in [reader.text(i) for i in range(index)]):
        return None  # `we used to be thirteen, now ten`
    place = reader.past(index + 1, "being")
    bare = place == index + 1 and word in ("we", "us", "there", "total", "together")
    behind = reader.text(place + 1)
    fits = behind in (*words("boundaries"), "people", "persons", "in", "strong") and (
        word not in ("so", "there") or behind in ("people", "persons")
    )
    listed = behind in ("and", "or", "plus", "+", "&")
    return place if fits and not bare and not listed and _is_figure(reader.at(place)) else None


def _followed(reader: Reader, index: int) -> int | None:
    """Where the number of `five-person team`, `8 strong`, `six people in all` stands."""
    if not _is_figure(reader.at(index)):
        return None
    noun = reader.noun(index + 1)
    place = noun.last + 1 if noun is not None and noun.whole else index + 1
    pair = (reader.text(place), reader.text(place + 1))
    summed = pair[0] == "total" and reader.text(index - 1) == "="
    inside = place == index + 1 and pair[0] in ("in", "on") and reader.text(index + 2) in words("determiners")
    if inside and reader.at(index + 3).sort == "team" and reader.text(index + 4) in words("boundaries"):
        return index  # `eleven in the team: …`
    if noun is None and pair in _IN_ALL and not any(term.sort in ("role", "kind", "team") for term in reader.terms):
        return None  # `whichever offer (…, seven in all)`
    summed = summed or (pair[0] == "total" and noun is not None and pair[1] in words("boundaries"))
    if summed or pair[0] in ("strong", "altogether", "overall") or pair in _IN_ALL:
        return index
    if noun is None or not noun.whole or is_many(noun.word):
        return None
    if [reader.text(index - 2), reader.text(index - 1)] == ["of", "a"]:  # `CTO of a nine-person start-up`
        return None
    ahead = [reader.at(i) for i in range(place, place + 3)]
    stop = next((i for i, term in enumerate(ahead) if term.sort == "team"), None)
    near = stop is not None and all(term.sort in ("word", "kind", "rank") for term in ahead[:stop])
    return index if near else None


def share(reader: Reader, index: int) -> Group | None:
    """`half of them ML engineers`, `the rest on ML`, `both data scientists`, `everyone is a data scientist`."""
    name = entries("shares").get(reader.text(index))
    if name is None or (reader.text(index) == "all" and reader.at(index + 1).sort == "number"):
        return None
    place = reader.past(index + 1, "links", "shared")
    if place == index + 1 and reader.text(index) == "all":  # `all infrastructure is on AWS`
        return None
    work = reader.work(place)
    return reader.group(0.0, work.kind, index, work.last, "share", name) if work is not None else None
