"""Two statements of a brief on one field that cannot both hold, in whatever words: each told with force, of one thing.

`statements` are the values of fields, also those that assembly passes over, and what is said in free words
(`lexicon/spoken/twice/said/`); `alone` reads single sentences for fields of which a brief has one value; `differing`
tells which two of a field exclude each other (`fields.yaml`), `weight` whether both are meant and neither takes the
other back (`weight.yaml`). `hands` are the parts that different people wrote: what one of
them says (`by_hand`) needs no force to be meant beside what another says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations
from typing import Any

from agents.intake import matters
from agents.intake.fitted import told_apart
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.twice import by_hand, statements, weight
from agents.intake.twice.differing import exclude, rule
from agents.intake.twice.statements import Statement
from agents.intake.twice.subjects import subjects
from core.constraints import Conflict, Constraints, Relaxation

MOST = 16  # statements of one field that are compared
LIKELY = 0.2  # that two hands speak of one thing: both write of the one system
ALIKE = 4  # words in common with which two statements are surely of one thing


def find(
    document: Document,
    mentions: Iterable[Mention],
    first: Iterable[Mention],
    known: Constraints,
    read: by_hand.Reader,
) -> list[Conflict]:
    """One conflict a field at most: the first two of its statements that exclude each other.

    The `first` mentions are those that others have taken the place of; `known` is what the whole was read as; `read`
    reads a part of the brief by itself.
    """
    weighty = weight.weighty(document)
    told: dict[str, list[Statement]] = defaultdict(list)
    for one in statements.read(document, mentions, first, weighty) if weighty else ():
        told[one.field].append(one)
    written = by_hand.read(document, read)
    pairs = (
        next(chain(_pairs(document, field, told[field][:MOST]), _between(document, field, written[field][:MOST])), None)
        for field in dict.fromkeys([*told, *written])
    )
    values = {path: fact.value for path, fact in known.leaves()}
    return [_conflict(document, values, *pair) for pair in pairs if pair is not None]


def _pairs(document: Document, field: str, found: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for pair in combinations(sorted(found, key=lambda one: one.start), 2):
        if exclude(*pair) and weight.both_meant(document, *pair) and _of_one_thing(document, field, *pair):
            yield pair


def _between(document: Document, field: str, found: list[by_hand.Written]) -> Iterator[tuple[Statement, Statement]]:
    return (pair for pair in by_hand.pairs(document, found) if _of_one_thing(document, field, *pair, LIKELY))


def _of_one_thing(
    document: Document, field: str, one: Statement, other: Statement, least: float = told_apart.SURE
) -> bool:
    """Whether both speak of the same system, time and matter; of amounts, in words they have in common."""
    spans = one.span, other.span
    if rule(field).get("counted") and weight.of_one_and_of_all(document, one, other):
        return False
    first, second = (subjects(document.sentence_at(said.start).text.lower()) for said in (one, other))
    alike = len(first & second) >= ALIKE
    if matters.are_of_others(document, field, *spans) or not (
        alike or told_apart.of_one(document, field, *spans, least=least)
    ):
        return False
    if not rule(field).get("lasting") and matters.are_of_two(document, *spans):
        return False
    return (one.firm and other.firm) or len(first & second) >= int(rule(field).get("common", 0))


def _conflict(document: Document, values: Mapping[str, Any], one: Statement, other: Statement) -> Conflict:
    quotes = " and ".join(f"“{' '.join(document.sentence_at(said.start).text.split())}”" for said in (one, other))
    ways = [
        Relaxation(change=f"Let “{_words(document, said)}” hold", put=said.put(values.get(said.field)))
        for said in (one, other)
    ]
    return Conflict(fields=[one.field], explanation=f"Both cannot hold: {quotes}.", relaxations=ways, heard=True)


def _words(document: Document, said: Statement) -> str:
    return " ".join(document.text[said.start : said.end].split())
