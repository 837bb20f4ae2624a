"""Clauses with what they tell: statements of our own, and clauses of labelled briefs.

`statements/clauses.tsv` has `value<TAB>clause` a line, `none` for near misses; `clauses_in_briefs.tsv` the brief, the
value and the clause, `open` where careful readers may differ. Every eighth of the clauses not listed there tells none.
What tells something is rare, so it counts thrice.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from agents.intake import text
from agents.intake.fitted import clauses
from agents.intake.text import Sentence
from bench.eval.cases import Case
from bench.fit.logistic import NONE, Example, Settings

SETTINGS = Settings(most=6000, seen=2, prior=0.0, decay=0.005, rounds=6, least=0.1)
STATEMENTS = Path(__file__).parent / "statements"
OPEN = "open"
_EVERY, _TELLING = 8, 3


def examples(case: Case) -> list[Example]:
    """The examples of each clause that somebody has read, or that stands for the ordinary ones."""
    told = ((one, _told(case, one.text)) for one in clauses.cut(text.read(case.brief)))
    return [example for one, meant in told if meant != OPEN for example in _counted(one, meant)]


def _counted(clause: Sentence, meant: str) -> list[Example]:
    return [Example(clauses.features(clause), meant)] * (1 if meant == NONE else _TELLING)


def _told(case: Case, words: str) -> str:
    plain = " ".join(words.split())
    ordinary = zlib.crc32(plain.encode()) % _EVERY == 0
    return _said().get((case.id, plain), NONE if ordinary else OPEN)


def statements() -> list[Example]:
    """The examples of each line."""
    return [one for meant, words in _lines("clauses") for one in _counted(clauses.statement(words), meant)]


@cache
def _said() -> dict[tuple[str, str], str]:
    return {(brief, words): meant for brief, meant, words in _lines("clauses_in_briefs")}


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (STATEMENTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
