"""How many the team is, where a sentence says the number and not who they are: `of the nine in IT two are free`.

Its frames are `stated` in `lexicon/team.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from agents.intake.counting.figures import WORDS
from agents.intake.team import terms
from agents.intake.text import Document
from agents.intake.words import load

MOST, NEAR = 60, 120  # people of a team, and characters between people and their total
_NUMBER = "|".join(
    [r"\d{1,2}", *sorted((w for w, v in WORDS.items() if 1 <= v <= MOST and v == int(v)), key=len)[::-1]]
)
_ALONE = re.compile(r"[ *•|-]*(?:[^\W\d]\w{0,14}: ?)?(?:[Oo]nly|[Jj]ust) [A-Z][^\W\d_]+\W*$")  # `A: Only Henrik.`
_PEOPLE = ("role", "kind", "team")
Told = tuple[int, int, int]


@cache
def _frames(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("team")["stated"][name]).replace("{n}", f"(?:{_NUMBER})"))


def find(document: Document, told: Iterable[int]) -> Told | None:
    """(people, start, end) of the number, if there is one; `told`: where people of the team are named."""
    return next(chain(_chosen(document), _answers(document), _totals(document, list(told))), None)


def _chosen(document: Document) -> Iterator[Told]:
    """`only two of the nine are free`, `so three are left`: of people who are named before."""
    for match in _frames("chosen").finditer(document.low):
        sentence = document.sentence_at(match.start())
        named = terms.read(document.low, document.text, sentence.start, sentence.end)
        if any(term.sort in _PEOPLE for term in named):
            yield _number(match)


def _answers(document: Document) -> Iterator[Told]:
    """`How many people? Four, …`, `People available: two.`"""
    for sentence in document.sentences:
        if sentence.heading.endswith("?"):
            counted = _frames("asked").search(sentence.heading.lower())
            match = _frames("answer").match(document.low, sentence.start, sentence.end) if counted else None
            if match is not None:
                yield _number(match)
            alone = _ALONE.match(document.text, sentence.start, sentence.end)
            if alone is not None and _frames("who").search(sentence.heading.lower()):
                yield 1, alone.start(), alone.end()
    yield from map(_number, _frames("captioned").finditer(document.low))


def _totals(document: Document, told: list[int]) -> Iterator[Told]:
    """`ML engineers 0; total 2`: behind people of the team."""
    for match in _frames("total").finditer(document.low):
        if any(0 <= match.start() - start <= NEAR for start in told):
            yield _number(match)


def _number(match: re.Match[str]) -> Told:
    said = next(value for value in match.groups() if value)
    return int(WORDS.get(said, 0) or said), match.start(), match.end()
