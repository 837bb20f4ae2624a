"""Trial plans: the planner run over plausible answers, each combination once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from agents.intake import assembly
from agents.intake.answers import parse
from agents.intake.asking import use_case
from agents.intake.asking.candidates import Candidate, Known
from agents.intake.planner import Outcome, Planner
from core.constraints import Fact, Source

TOGETHER = 3  # open facts whose answers are tried in every combination; further ones beside the likely answers

Answers = tuple[tuple[str, int], ...]


class Trials:
    """Outcomes by answer. Facts that weigh on each other, such as how many and how fast, are tried together."""

    def __init__(self, known: Known, choose: Planner) -> None:
        self._known, self._choose = known, choose
        self._planned: dict[Answers, Outcome] = {}

    def slices(self, row: Candidate, open_: list[Candidate]) -> Iterator[list[Outcome]]:
        """For each combination of answers to the others, the outcomes of every answer to `row`."""
        others = [other for other in open_ if other is not row][: TOGETHER - 1]
        for held in product(*([(other, at) for at in range(len(other.tries))] for other in others)):
            yield [self._plan([(row, at), *held]) for at in range(len(row.tries))]

    def _plan(self, answers: list[tuple[Candidate, int]]) -> Outcome:
        key = tuple(sorted((row.field, at) for row, at in answers))
        if key not in self._planned:
            self._planned[key] = self._choose(assembly.build(self._put(answers)))
        return self._planned[key]

    def _put(self, answers: list[tuple[Candidate, int]]) -> dict[str, Fact[Any]]:
        put = dict(map(_fact, answers))
        case = put.get(use_case.FIELD)
        return {**(self._known if case is None else use_case.chosen(self._known, str(case.value))), **put}


def _fact(answer: tuple[Candidate, int]) -> tuple[str, Fact[Any]]:
    row, at = answer
    return row.field, Fact(value=parse(row.field, row.tries[at]), unit=row.unit, source=Source.DEFAULT)
