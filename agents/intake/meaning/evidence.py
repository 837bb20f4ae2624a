"""What the clauses of a document say of a field: the frames that stand in a clause weigh for each of its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from agents.intake.meaning.concepts import Word, words
from agents.intake.meaning.scheme import Scheme, frames_of
from agents.intake.proper_names import is_proper
from agents.intake.text import Document

_GREETINGS = ("dear", "hi", "hello", "hey", "regards", "cheers", "thanks", "subject", "from")
_ITEMS = 6  # more parts between commas are notes, each for itself
_NAMED = frozenset({"agentive"})
_DENIALS, _DENIED = frozenset({"no", "nope", "nobody", "none", "never", "not"}), frozenset({"denied"})
_SIGNS = frozenset({"a", ":", "-"})  # `A: no`
_NO = re.compile(r"\W*(?:no|nope|nah) ?[,:.–—-]+\s*(?=\w)")
_CLAUSE_END = re.compile(r";|\bbut\b|\bwhereas\b|,? while\b|\n\s*\n")


@dataclass(frozen=True)
class Said:
    """What a clause, or a part of one, says: its frames, the weight of each value, and where the heaviest stands."""

    start: int
    end: int
    names: frozenset[str]
    weights: Mapping[Any, float]


@lru_cache(maxsize=16)
def read(document: Document, plan: Scheme) -> tuple[Said, ...]:
    """Every clause of the document in which a frame of the scheme stands."""
    return tuple(_read(document, plan))


def _read(document: Document, plan: Scheme) -> Iterator[Said]:
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith("?"):
            continue
        question = asked(sentence.heading, plan)
        for start, end in _clauses(document.low, sentence.start, sentence.end):
            said = _answer(document, start, _words(document, start, end, plan), question, plan)
            yield from _clause(question, _denied(said) if question else said, start, plan)
            question = ()


def _answer(
    document: Document, start: int, clause: tuple[Word, ...], question: Sequence[Word], plan: Scheme
) -> tuple[Word, ...]:
    """The clause without a no that denies something else: `Is a bare number enough? No, with its reasons.`"""
    no = _NO.match(document.low, start)
    rest = tuple(word for word in clause if no and start + word.start >= no.end())
    return rest if frames_of(rest, plan) and not frames_of(question, plan) else clause


@lru_cache(maxsize=512)
def asked(heading: str, plan: Scheme) -> tuple[Word, ...]:
    """The words of the question that the sentence answers: `Pager? No.`"""
    return words(heading.rstrip("? ").lower(), plan.known) if heading.endswith("?") else ()


def _denied(answer: tuple[Word, ...]) -> tuple[Word, ...]:
    """The answer to a question, marked where it begins with a no."""
    begin = 2 if len(answer) > 2 and answer[1].text == ":" else 0  # `Joost: nobody`
    first = next((i for i, word in enumerate(answer) if i >= begin and word.text not in _SIGNS), 0)
    if not answer or answer[first].text not in _DENIALS:
        return answer
    denied = replace(answer[first], concepts=answer[first].concepts | _DENIED)
    return (*answer[:first], denied, *answer[first + 1 :])


def clause_at(document: Document, offset: int, plan: Scheme) -> tuple[int, Sequence[Word]]:
    """Where the clause that holds the offset begins, and its words."""
    sentence = document.sentence_at(offset)
    start, end = next(span for span in _clauses(document.low, sentence.start, sentence.end) if offset < span[1])
    return start, _words(document, start, end, plan)


def _words(document: Document, start: int, end: int, plan: Scheme) -> tuple[Word, ...]:
    """The words of a clause; a name that stands for nothing else is somebody who acts."""
    found = words(document.low[start:end], plan.known)
    text = document.text
    if found and found[0].text in _GREETINGS:
        return found
    return tuple(
        replace(word, concepts=_NAMED)
        if not word.concepts - _NAMED and is_proper(text[start + word.start : start + word.end], not at)
        else word
        for at, word in enumerate(found)
    )


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _CLAUSE_END.finditer(text, start, end):
        yield begin, match.start()
        begin = match.end()
    yield begin, end


def _clause(asked: Sequence[Word], clause: Sequence[Word], start: int, plan: Scheme) -> Iterator[Said]:
    """What the clause says as a whole, then what its parts between commas say."""
    whole = frames_of([*asked, *clause], plan)
    if not whole or not clause:
        return
    yield _said(clause, start, {name: (a - len(asked), b - len(asked)) for name, (a, b) in whole.items()}, plan)
    parts = list(_parts(clause))
    carried = {name: (0, 0) for name in whole if name in plan.context and len(parts) <= _ITEMS}
    for part in parts if len(parts) > 1 else ():
        if frames := frames_of(part, plan):
            yield _said(part, start, carried | frames, plan)


def _parts(clause: Sequence[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for word in clause:
        if word.text == ",":
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _said(clause: Sequence[Word], start: int, frames: Mapping[str, tuple[int, int]], plan: Scheme) -> Said:
    weights = {value: sum(row.get(name, 0.0) for name in frames) for value, row in plan.weights.items()}
    row = plan.weights[max(weights, key=lambda value: weights[value])]
    first, last = frames[max(frames, key=lambda name: row.get(name, 0.0))]
    first, last = max(first, 0), min(max(last, 0), len(clause) - 1)
    where = start + clause[first].start, start + clause[last].end
    return Said(*where, frozenset(frames), weights)
