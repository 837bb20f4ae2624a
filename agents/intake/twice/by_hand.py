"""What each hand states, its parts of the brief read by themselves: nothing another one says takes the place of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from agents.intake import text
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.twice import hands, statements, weight
from agents.intake.twice.differing import exclude
from agents.intake.twice.hands import Part
from agents.intake.twice.statements import Statement

Reader = Callable[[Document], list[Mention]]
Written = tuple[Part, Statement]


def read(document: Document, reader: Reader) -> dict[str, list[Written]]:
    """By field, what is stated in which part; `reader` reads a part as it reads a brief."""
    told: dict[str, list[Written]] = defaultdict(list)
    for part in hands.parts(document):
        for said in _alone(document, part, reader):
            told[said.field].append((part, said))
    return told


def _alone(document: Document, part: Part, reader: Reader) -> Iterator[Statement]:
    own = document.text[part.start : part.end]
    alone = Document(own, own, tuple(text.sentences(own)))
    for said in statements.by_itself(alone, reader(alone)):
        yield replace(said, start=said.start + part.start, end=said.end + part.start, firm=True)


def pairs(document: Document, written: Sequence[Written]) -> Iterator[tuple[Statement, Statement]]:
    """Two statements of two hands that exclude each other, and neither is taken back."""
    for (one, said), (other, against) in combinations(written, 2):
        if one.hand != other.hand and exclude(said, against) and weight.both_stand(document, said, against):
            yield said, against
