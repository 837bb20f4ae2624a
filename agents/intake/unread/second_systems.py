"""Second systems: results of another kind than the first, or the first in another way, that a design does not make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.clauses import cut, quoted, wants
from agents.intake.text import Document
from agents.intake.words import load, spaced
from core.constraints import Unread

_TABLE = "second_systems"
ON_REQUEST = "the same result on request"
ON_THE_CLOCK = "the same result for all of them on a schedule"
IN_CYCLES = "the same result again in a short cycle"
SCHEDULED, AT_ONCE = "batch", ("online", "streaming")
NEAR = 8  # words: a word that joins stands so near before what it joins


@dataclass(frozen=True)
class Result:
    """`needs` says what it is, `case` the use case it is the first result of; it is a second one beside the use cases
    `of`, or beside all but `not_of`."""

    needs: str
    case: str
    says: re.Pattern[str]
    of: frozenset[str]
    not_of: frozenset[str]
    answered: tuple[tuple[str, str], ...]

    def is_second(self, case: str, values: Mapping[str, object]) -> bool:
        beside = case in self.of if self.of else case not in self.not_of
        return bool(case) and beside and not any(values.get(path) == value for path, value in self.answered)


def find(document: Document, values: Mapping[str, object]) -> list[Unread]:
    """Those the document asks for, given the values read from it by path: at most one of a kind, in order."""
    case = str(values.get("project.domain", ""))
    others = [one for one in _results() if one.is_second(case, values)]
    first = [one for one in _results() if one.case == case]
    mode = str(values.get("serving_mode", ""))
    found: dict[str, Unread] = {}
    for sentence in document.sentences:
        if wants(sentence.text) and not sentence.text.rstrip().endswith("?"):
            for needs, start in (*_kinds(sentence.text, others, first), *_ways(sentence.text, mode)):
                found.setdefault(needs, _second(document, sentence.start + start, needs))
    return list(found.values())


def _kinds(text: str, others: Iterable[Result], first: Sequence[Result]) -> Iterator[tuple[str, int]]:
    firsts = [match.start() for one in first for match in one.says.finditer(text)]
    for one in others:
        match = one.says.search(text)
        if match is None:
            continue
        ahead = any(match.end() < start and _is_joined(text[match.end() : start]) for start in firsts)
        if ahead or _is_joined(text[: match.start()]) or _is_listed(text[: match.start()]):
            yield one.needs, match.start()


def _ways(text: str, mode: str) -> Iterator[tuple[str, int]]:
    """The way that was not taken, where a sentence asks for two."""
    request, clock, cycle = (_way(name).search(text) for name in ("request", "clock", "cycle"))
    if cycle is not None and mode == SCHEDULED and _is_joined(text[: cycle.start()]):
        yield IN_CYCLES, cycle.start()
    if request is None or clock is None or not _is_joined(text[: max(request.start(), clock.start())]):
        return
    if mode == SCHEDULED:
        yield ON_REQUEST, request.start()
    elif mode in AT_ONCE:
        yield ON_THE_CLOCK, clock.start()


def _is_joined(before: str) -> bool:
    """Whether a word that joins stands near the end of what stands before."""
    return _pattern("joins").search(" ".join(before.split()[-NEAR:])) is not None


def _is_listed(before: str) -> bool:
    return _pattern("listed").search(" ".join(before.split()[-NEAR:])) is not None


def _second(document: Document, start: int, needs: str) -> Unread:
    sentence = document.sentence_at(start)
    clause = next((one for one in cut(document) if one[0] <= start < one[1]), (sentence.start, sentence.end))
    quote, span = quoted(document, *clause)
    return Unread(quote=quote, span=span, kind="system", needs=needs)


@cache
def _results() -> tuple[Result, ...]:
    return tuple(map(_result, load(_TABLE)["results"]))


def _result(row: dict[str, Any]) -> Result:
    answered = tuple((path, value) for path, values in row.get("answered", {}).items() for value in values)
    of, not_of = frozenset(row.get("of", ())), frozenset(row.get("not_of", ()))
    return Result(row["needs"], row.get("case", ""), _compiled(row["says"]), of, not_of, answered)


@cache
def _way(name: str) -> re.Pattern[str]:
    return _compiled(load(_TABLE)["ways"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _compiled(load(_TABLE)[name])


def _compiled(rows: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(spaced, rows))})(?!\w)", re.I)
