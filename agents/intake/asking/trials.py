"""Trial plans: the planner run over plausible answers, each combination once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from agents.intake.answers import restated, stated
from agents.intake.asking.candidates import Candidate
from agents.intake.planner import Outcome, Planner
from core.constraints import Constraints

TOGETHER = 3  # open facts whose answers are tried in every combination; further ones beside the likely answers

Answers = tuple[tuple[str, int], ...]


class Trials:
    """Outcomes by answer, planned as if it were given, with what follows from it.

    Facts that weigh on each other, such as how many and how fast, are tried together.
    """

    def __init__(self, known: Constraints, choose: Planner) -> None:
        self._known, self._choose = known, choose
        self._planned: dict[Answers, Outcome] = {}

    def slices(self, row: Candidate, open_: list[Candidate]) -> Iterator[list[Outcome]]:
        """The outcomes of every answer to `row`: by itself, and for each combination of answers to the others."""
        others = [other for other in open_ if other is not row][: TOGETHER - 1]
        if others:
            yield [self._plan([(row, at)]) for at in range(len(row.tries))]
        for held in product(*([(other, at) for at in range(len(other.tries))] for other in others)):
            yield [self._plan([(row, at), *held]) for at in range(len(row.tries))]

    def _plan(self, answers: list[tuple[Candidate, int]]) -> Outcome:
        key = tuple(sorted((row.field, at) for row, at in answers))
        if key not in self._planned:
            put = {row.field: stated(row.field, row.tries[at], "answered") for row, at in answers}
            self._planned[key] = self._choose(restated(self._known, put, set(put)))
        return self._planned[key]
