"""Who a clause begins with: by name, by kin, by number, or the writer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.intake.team.clauses import Clause, listed
from agents.intake.team.persons import is_name, person
from agents.intake.team.reader import Reader
from agents.intake.team.terms import Term, entries, words
from agents.intake.team.trades import is_skill

WRITER = "i"
_NAME, _LEAD, _ARTICLES, _SINCE = 3, 3, ("a", "an"), ("from", "since", "on")
_JOINED = ("and", "&", "+", "plus", ",")


@dataclass(frozen=True)
class Member:
    """Somebody, or several alike, told by the terms first … last of a clause.

    `name`: what they are called again by, empty for those who are only counted; `kind`: of their work;
    `builds`: no, yes, or not said; `told`: a job was said of them; `word`: the noun that counts them;
    `kin`: whose they are is said; `vague`: something is said of them that is no job;
    `called`: the names of those who are counted.
    """

    first: int
    last: int
    name: str
    count: float = 1.0
    kind: str = "people"
    builds: bool | None = None
    told: bool = False
    word: str = ""
    kin: bool = False
    vague: bool = False
    called: frozenset[str] = frozenset()


def begins(reader: Reader, clause: Clause, known: frozenset[str] = frozenset(), beside: bool = False) -> Member | None:
    """The member whom the clause begins with; `beside` a name any single word with a capital is one."""
    place = _past_leads(reader, clause)
    alone = beside and place == clause.last and reader.text(place).isalpha() and not reader.at(place).acronym
    if alone and reader.at(place).capital and reader.at(place).sort == "word" and not is_skill(reader, place):
        return Member(place, place, reader.text(place))
    found = _counted(reader, place) or _self(reader, place) or _kin(reader, place) or _named(reader, place)
    if found is None or found.last > clause.last or _is_thing(reader, found, known):
        return None
    return found


def _is_thing(reader: Reader, found: Member, known: frozenset[str]) -> bool:
    """`Temp agency`, `Highways has one developer`, `Skills: SQL`: words with a capital that are nobody's name."""
    if not found.name or found.kin or found.name in known or found.name in (WRITER, "you"):
        return False
    behind = reader.at(found.last + 1)
    if behind.text in listed("houses") | words("giving") or found.name in words("labels_of_work"):
        return True
    linked = behind.text in words("boundaries") | words("trade_links") | words("making") | words("mastering")
    linked = linked or behind.text in words("coding_alone") | words("determiners") | {"for", "with"}
    return _opens(reader, found.first) and not linked


def _opens(reader: Reader, place: int) -> bool:
    """Whether the term is the first of its line, where every word has a capital."""
    return place == 0 or (place == 1 and reader.at(0).sort == "mark")


def is_everybody(reader: Reader, clause: Clause) -> bool:
    """`six people: …`: a number of people who are divided behind it."""
    place = _past_leads(reader, clause)
    noun = reader.noun(place + 1) if reader.at(place).number > 1 else None
    return noun is not None and noun.word in listed("everybody")


def _past_leads(reader: Reader, clause: Clause) -> int:
    place, moved = clause.first, True
    while moved:
        moved = False
        for size in range(_LEAD, 0, -1):
            said = " ".join(reader.text(place + i) for i in range(size))
            if place + size <= clause.last and said in listed("leads"):
                place, moved = place + size, True
                break
        if reader.text(place) in _SINCE and reader.at(place + 1).sort == "word" and place + 1 < clause.last:
            place, moved = place + 2, True  # `plus from September one data scientist`
    return place


def _self(reader: Reader, place: int) -> Member | None:
    if reader.at(place).sort == "self":
        return Member(place, place, WRITER)
    alone = reader.text(place) == "you" and reader.text(place + 1) in words("boundaries")
    return Member(place, place, "you") if alone else None


def _named(reader: Reader, place: int) -> Member | None:
    """`Ana`, `Wei Ling`, `Frau Huber`, `Levon's` (is)."""
    dotted = reader.text(place + 1) == "."
    titled = reader.text(place) in words("titles") and reader.at(place + 1 + dotted).capital
    begin = place + titled * (1 + dotted)
    opens = _opens(reader, begin)
    first = reader.at(begin)
    if not _is_called(first, opens):
        return None
    last = begin
    while last < begin + _NAME and is_name(reader.at(last + 1)):
        last += 1
    if reader.text(last + 1) == "are" and reader.text(place - 1) not in _JOINED:  # `Shifts are covered`
        return None
    return Member(place, last, first.text.removesuffix("'s"))


def _is_called(term: Term, opens: bool) -> bool:
    given = term.sort == "role" and term.text in words("given") and not opens  # `Arjun (SRE), Dev (analyst)`
    bare = replace(term, text=term.text.removesuffix("'s"), sort="word" if given else term.sort)
    if term.text in words("languages"):
        return False
    return is_name(bare, opens) and term.text not in words("contracted")


def _kin(reader: Reader, place: int) -> Member | None:
    """`my son Kwame`, `his pupil`, `Malte's flatmate`."""
    owner = reader.at(place)
    owned = owner.text in words("possessives") or (owner.capital and owner.text.endswith("'s"))
    someone = person(reader, place) if owned else None
    plain = reader.text(place + 1).replace("-", " ")
    if someone is None and owned and plain in entries("kin"):  # `my brother-in-law`
        return Member(place, place + 1, plain, float(entries("kin")[plain]), kin=True)
    if someone is None:
        return None
    called = someone.name if " " not in someone.name else someone.name.split()[-1]
    made = reader.at(someone.last).sort == "role" and called not in entries("kin")
    return Member(place, someone.last, called, float(someone.count), word=called if made else "", kin=True)


def _counted(reader: Reader, place: int) -> Member | None:
    """`two developers`, `his two friends`, `a DevOps bloke`, `one more` (who writes Python)."""
    owned = reader.text(place) in words("determiners") and reader.at(place + 1).number >= 1
    number = reader.at(place + owned)
    if number.sort != "number" or number.number < 1:
        return None
    behind = place + owned + 1
    behind += reader.text(behind) == "x"
    noun = reader.noun(behind)
    if noun is not None:
        if noun.word == "of us":
            return None
        sure = noun.shape != "agent"
        return Member(place, noun.last, "", number.number, noun.kind, sure or None, sure, noun.word)
    last = behind
    while reader.at(last).sort == "rank":
        last += 1
    one = reader.text(last).removesuffix("s")
    if one in entries("kin") or reader.text(last) in entries("kin"):
        return Member(place, last, "", number.number, word=reader.text(last))
    if reader.at(last).sort == "kind" and number.text not in _ARTICLES:
        return Member(place, last, "", number.number, str(reader.at(last).value), True, True, reader.text(last))
    more = number.text == "one more" or last > behind
    return Member(place, last - 1, "", number.number, word="more") if more else None
