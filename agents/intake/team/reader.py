"""The terms of one sentence, and the phrases of people that begin at one of them."""

from __future__ import annotations

from dataclasses import replace

from agents.intake.team.forms import is_person
from agents.intake.team.group import Group
from agents.intake.team.terms import Term, plurals, words

_MODIFIERS, _NAME, _CLAUSE = 5, 4, 12
_NOTHING = Term("mark", "", 0, 0)


class Reader:
    """The terms of a sentence by their index; `roster`: whether the sentence tells who the team is."""

    def __init__(self, terms: list[Term], roster: bool = False) -> None:
        self.terms = terms
        self.roster = roster

    def at(self, index: int) -> Term:
        """The term at the index; an empty mark beyond the ends."""
        return self.terms[index] if 0 <= index < len(self.terms) else _NOTHING

    def text(self, index: int) -> str:
        """The words of the term at the index."""
        return self.at(index).text

    def past(self, place: int, *names: str, also: tuple[str, ...] = ()) -> int:
        """The first index from `place` on whose term is in none of the lists."""
        while self.text(place) in also or any(self.text(place) in words(name) for name in names):
            place += 1
        return place

    def between(self, one: Group, other: Group) -> list[Term]:
        """The terms between two groups, without what stands there in brackets."""
        first, second = sorted((one, other), key=lambda group: group.first)
        found: list[Term] = []
        depth = 0
        for index in range(first.last + 1, second.first):
            depth = max(0, depth + (self.text(index) == "(") - (self.text(index - 1) == ")" and index > first.last + 1))
            if not depth and not (self.text(index) == ")" and index == first.last + 1):
                found.append(self.at(index))
        return found

    def opens_list(self, place: int) -> bool:
        """Whether the term opens brackets in which people are told one by one: `3 (data scientist, web developer)`."""
        if self.text(place) != "(":
            return False
        ahead = range(place + 1, place + _CLAUSE)
        end = next((i for i in ahead if self.text(i) == ")"), ahead.stop)
        inside = [i for i in ahead if i < end]
        several = sum(self.at(i).sort == "role" for i in inside) > 1 and "," in [self.text(i) for i in inside]
        return several and not any(self.at(i).sort == "number" for i in inside)

    def group(
        self, value: float, kind: str, first: int, last: int, shape: str, word: str = "", whole: bool = False
    ) -> Group:
        """The group that the terms first … last make up."""
        return Group(value, kind, self.at(first).start, self.at(last).end, first, last, shape, word, whole)

    def noun(self, place: int) -> Group | None:
        """The noun of people that begins at the term, with its kind."""
        kind, begin = "", place
        one = self.at(place - 1).number == 1  # `a telecoms student`
        while self.at(place).sort != "role":
            if self._is_inset(place):  # `one system (DevOps) engineer`
                kind, place = str(self.at(place + 1).value), place + 3
                continue
            term = self.at(place)
            if self._is_calling(place, one):
                return self.group(1.0, "people", begin, place, "agent", term.text)
            if term.sort not in ("kind", "rank", "word") or place - begin >= _MODIFIERS or _ends(term, one):
                return None
            kind = str(term.value) if term.sort == "kind" else kind
            place += 1
        while self.at(place + 1).sort == "role" and not is_many(self.text(place)):
            kind = str(self.at(place).value) if self.at(place).value != "people" else kind
            place += 1
        role = self.at(place)
        generic = role.text in plurals("generic")
        ahead = range(begin, place)
        plain = all(self.at(i).sort not in ("word", "role") or self.text(i) in words("plain") for i in ahead)
        whole = plain and (role.text in plurals("collective") or (generic and not kind))
        return self.group(1.0, kind if generic and kind else str(role.value), begin, place, "counted", role.text, whole)

    def _is_inset(self, place: int) -> bool:
        """A kind of work in brackets right before the noun."""
        inside = self.at(place + 1)
        special = inside.sort in ("kind", "role") and inside.value != "people"
        around = [self.text(place), self.text(place + 2), self.at(place + 3).sort]
        return special and around == ["(", ")", "role"]

    def _is_calling(self, place: int, one: bool) -> bool:
        """Whether a word that is not listed ends a noun of people: by its form, or `1 PM` in a list of the team."""
        term, behind = self.at(place), self.at(place + 1)
        if term.sort != "word" or behind.sort in ("role", "kind") or (behind.sort == "word" and is_person(behind.text)):
            return False
        if behind.text in words("hardware"):  # `2 hetzner boxes`
            return False
        return is_person(term.text) or (self.roster and one and term.acronym and behind.text in words("boundaries"))

    def work(self, place: int) -> Group | None:
        """`ML`, `the platform side`, `a data scientist`: what somebody does, said behind a link."""
        place = self.past(place, "determiners", also=("a", "an", "as", "mostly", "only", "purely"))
        term = self.at(place)
        if term.sort == "kind" and self.at(place + 1).sort != "role":
            last = place + (self.text(place + 1) in ("team", "side", "work", "part", "group", "department"))
            return self.group(1.0, str(term.value), place, last, "kind")
        noun = self.noun(place) if term.sort in ("role", "kind", "rank") else None
        return noun if noun is not None and noun.kind != "people" else None

    def told(self, group: Group) -> Group:
        """`two people on ML`, `an engineer from the platform team`, `a contractor (ML)`: the kind stands behind."""
        if group.kind != "people":
            return group
        work = self._acting(group.last + 1) or self._measured(group)
        if group.word in plurals("generic"):
            place = group.last + 1
            work = work or self._placed(place) or self._being(place) or self._noted(place)
        if work is None:
            return group
        return replace(group, kind=work.kind, last=work.last, end=work.end, whole=False)

    def _measured(self, group: Group) -> Group | None:
        """`1.5 FTE data science`, `two heads DevOps`."""
        return self.work(group.last + 1) if group.word in words("measures") else None

    def _placed(self, place: int) -> Group | None:
        place = self.past(place, also=("who", "that", "us", "working", "works", "work"))
        lead = self.text(place)
        work = self.work(place + 1) if lead in words("places") or lead == "(" else None
        kind = work is not None and (work.shape == "kind" or work.word.endswith("ops"))
        if work is None or not kind or (lead == "(" and self.text(work.last + 1) != ")"):
            return None
        return work

    def _being(self, place: int) -> Group | None:
        """`a colleague who is ML engineer`, `a student at UEA does the ML side`: what somebody is said to be or do."""
        for index in range(place, place + _NAME):
            if self.text(index) in words("boundaries"):
                return None
            if self.text(index) in ("is", "does", "who's", "he's", "she's"):
                return self.work(index + 1)
        return None

    def _noted(self, place: int) -> Group | None:
        """`on loan who understands clouds (DevOps)`: the kind in brackets behind what somebody does."""
        ahead = range(place, place + _CLAUSE)
        opening = next((i for i in ahead if self.text(i) in words("boundaries") or self.text(i) == "and"), None)
        work = self.work(opening + 1) if opening is not None and self.text(opening) == "(" else None
        return work if work is not None and self.text(work.last + 1) == ")" else None

    def _acting(self, place: int) -> Group | None:
        """`from IT works as the platform engineer`: what somebody is besides."""
        for index in range(place, place + _NAME):
            if self.text(index) in words("boundaries"):
                return None
            if self.text(index) in words("acting"):
                role = next((i for i in range(index + 1, index + _NAME) if self.text(i) == "as"), None)
                return self.work(role + 1) if role is not None else None
        return None


def is_many(word: str) -> bool:
    """Whether a role is written in the plural."""
    return word in ("people", "folk", "staff", "men", "women") or (word.endswith("s") and not word.endswith("ops"))


def _ends(term: Term, one: bool) -> bool:
    """Whether a word cannot stand inside a phrase of people: a stop, or the plural of something else."""
    if term.sort != "word" or term.acronym:
        return False
    many = term.text.endswith("s") and term.text not in words("modifiers") and not one
    return many or term.text in words("stops")
