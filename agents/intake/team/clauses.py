"""A sentence cut into clauses: `Ana and Ben do ML` · `Cem (SRE, half time)` · `our only analyst`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from agents.intake.team.reader import Reader
from agents.intake.team.terms import words
from agents.intake.words import load


@dataclass(frozen=True)
class Clause:
    """The terms first … last, behind the word or mark that cuts them from what stands before."""

    first: int
    last: int
    cut: str


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `roll_call.yaml` as a set."""
    return frozenset(map(str, load("roll_call")[name]))


def cut(reader: Reader, begin: int) -> list[Clause]:
    """The clauses from the term on; what stands in brackets belongs to the clause before it."""
    found: list[Clause] = []
    mark, start, depth = "", begin, 0
    for place in range(begin, len(reader.terms) + 1):
        text = reader.text(place)
        depth = max(0, depth + (text == "(") - (text == ")"))
        stop = text == "." and reader.at(place + 1).capital and reader.text(place - 1) not in words("titles")
        ends = place == len(reader.terms) or (not depth and (stop or text in listed("cuts")))
        if not ends:
            continue
        last = place - 1
        while last >= start and reader.text(last) in (".", "!", "?", '"'):
            last -= 1
        if last >= start:
            found.append(Clause(start, last, mark))
            mark = text
        elif text not in (",", ""):
            mark = text
        start = place + 1
    return found
