"""Pairs of amounts as examples: which of the two holds.

Of labelled briefs every pair whose first number a reader took for a field that has a label. Beside them the pairs of
`statements/repairs.tsv`, where the first stands in double brackets and the second in double braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from agents.intake import extraction, sheets, text
from agents.intake.counting import alike
from agents.intake.counting.alike import Pair
from agents.intake.counting.written import Written
from agents.intake.fitted import pairs
from agents.intake.fitted.pairs import BOTH, LATER, MINUS, PLUS
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.weighed import reads
from bench.eval.cases import Case
from bench.eval.scoring import matches
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=12_000, seen=2, rounds=8)
STATEMENTS = Path(__file__).parent / "statements" / "repairs.tsv"
_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}")


def examples(case: Case) -> list[Example]:
    """One example a pair; none where no label tells which of the two holds."""
    document = sheets.written_out(text.read(case.brief)).document
    found, _, numbers = extraction.heard(document)
    labels = {**case.stated, **case.inferred}
    told = {field: label for field, label in labels.items() if field not in case.ignore}
    return [
        Example(pairs.features(document, numbers, pair), meant)
        for index in range(len(numbers))
        for pair in alike.before(document, numbers, index)
        if (meant := _meant(told, found, pair))
    ]


def _meant(labels: Mapping[str, Any], found: list[Mention], pair: Pair) -> str:
    """Which of the two the labels tell of, for all that was read from the first."""
    second = {one.field: one.value for one in found if reads(one, pair.second)}
    first = [one for one in found if reads(one, pair.first) and one.field in labels]
    meant = {_of(labels[one.field], one, second.get(one.field, one.value * pair.times), pair.times) for one in first}
    return meant.pop() if len(meant) == 1 else ""


def _of(label: Any, first: Mention, second: float, times: float) -> str:
    if matches(label, first.value):
        return BOTH
    if matches(label, second):
        return LATER
    sums = {PLUS: first.value * (1 + times), MINUS: first.value * (1 - times)}
    return next((name for name, value in sums.items() if matches(label, value)), "")


def statements() -> list[Example]:
    """One example a line: which holds, a tab, the marked statement; none where no two numbers stand there."""
    lines = (line.split("\t") for line in STATEMENTS.read_text(encoding="utf-8").splitlines())
    return [Example(pairs.features(*found), meant) for meant, said in lines if (found := marked(said))]


def marked(said: str) -> tuple[Document, list[Written], Pair] | None:
    """The marked pair of a statement, with its document and all its numbers. Raises ValueError where one is missing."""
    plain, places = "", dict[str, int]()
    for part, mark in zip(_MARK.split(said), [*_MARK.findall(said), ""], strict=True):
        plain += part
        places[mark] = len(plain)
    if not {"[[", "]]", "{{", "}}"} <= places.keys():
        raise ValueError(f"no two marks in: {said}")
    document = text.read(plain)
    numbers = extraction.heard(document)[2]
    first, second = (list(_at(numbers, places[a], places[b])) for a, b in (("[[", "]]"), ("{{", "}}")))
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    return document, numbers, alike.pair(first[0], second[0])


def _at(numbers: list[Written], start: int, end: int) -> Iterator[Written]:
    return (one for one in numbers if one.start < end and start < one.end)
