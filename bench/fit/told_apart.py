"""Two values of one field as examples: told of one thing, or of two.

Of labelled briefs every pair of values that readers took for a field told once; the same where the labels name a
contradiction of this field alone. Beside them the pairs of `statements/told_apart.tsv`, marked by double brackets and
double braces, and ordinary briefs without a contradiction under `statements/ordinary/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from agents.intake import assembly, extraction, sheets, text
from agents.intake.fitted import told_apart
from agents.intake.fitted.told_apart import OTHER, SAME
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load as lexicon
from bench.eval.cases import Case, load
from bench.eval.looks import looks
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=15_000, seen=2, rounds=10)
HERE = Path(__file__).parent / "statements"
MOST = 4  # values of a field in one brief that are compared
_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}")


def sets() -> list[list[Example]]:
    """The examples of the suite, of each held-out set that is not kept out, and of each set of briefs at limits."""
    told = [load(), *(look.cases for look in looks() if not look.kept_out), *_limits()]
    return [[example for case in cases for example in examples(case)] for cases in told]


def _limits() -> Iterator[list[Case]]:
    by_file: dict[str, list[Case]] = {}
    for case in load("limits"):
        by_file.setdefault(case.id.split("_")[0], []).append(case)
    yield from by_file.values()


def examples(case: Case) -> list[Example]:
    """One example a pair of values of a field."""
    document = sheets.written_out(text.read(case.brief)).document
    alone = {entry for fields in case.conflicts if len(fields) == 1 for entry in fields[0].split("|")}
    return [
        Example(told_apart.features(document, one.field, _span(one), _span(other), told_apart.times(one, other)),
                SAME if one.field in alone else OTHER)
        for one, other in pairs(extraction.read(document))
    ]  # fmt: skip


def pairs(found: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of different stated values of each field that is told once."""
    for field in lexicon("fields")["exclusive"]:
        told = assembly.rival_values(field, [m for m in found if m.field == field])
        yield from combinations(told[:MOST], 2)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def statements() -> list[Example]:
    """The marked pairs, and those of ordinary briefs, which are all told of two things."""
    lines = (HERE / "told_apart.tsv").read_text(encoding="utf-8").splitlines()
    marked = [_marked(*line.split("\t")) for line in lines if line.strip()]
    briefs = (HERE / "ordinary.txt").read_text(encoding="utf-8").split("\n---\n")
    return [*marked, *(one for brief in briefs for one in examples(Case("", "base", brief)))]


def _marked(meant: str, field: str, said: str) -> Example:
    plain, places = "", dict[str, int]()
    for part, mark in zip(_MARK.split(said), [*_MARK.findall(said), ""], strict=True):
        plain += part
        places[mark] = len(plain)
    one, other = (places["[["], places["]]"]), (places["{{"], places["}}"])
    document = text.read(plain)
    return Example(told_apart.features(document, field, one, other, _times(document, field, one, other)), meant)


def _times(document: Document, field: str, one: tuple[int, int], other: tuple[int, int]) -> float | None:
    found = [m for m in extraction.read(document) if m.field == field]
    at = [next((m for m in found if m.start < span[1] and span[0] < m.end), None) for span in sorted((one, other))]
    first, second = at
    return None if first is None or second is None else told_apart.times(first, second)
