"""`python -m bench.fit NAME`: fits the weights of a reading, prints its share of right answers, writes its file.

The share is taken over sets left out of the fit, whole sets at a time: briefs of one author stay together.
Statements of our own are fitted to, and never counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from agents.intake.fitted.model import FITTED, Model
from agents.intake.fitted.sentences import FIELDS
from bench.eval.cases import Case, load
from bench.eval.looks import looks
from bench.eval.suites import suite
from bench.fit import clauses, figures, moments, oversight, premises, repairs, sentences, told_apart, tools, use_cases
from bench.fit.logistic import Example, Settings, fit

FOLDS, LIKELY = 5, 0.5
# Suites whose misreadings have been looked at; of any other the figures stay those of an unseen hand.
READ_SUITES = ("architects", "eighth", "engineers", "fifth", "managers", "ninth", "sixth", "trials")


class Reading(NamedTuple):
    """What a fit reads: examples by sets left out in turn, statements of our own, and how to fit."""

    sets: Callable[[], list[list[Example]]]
    statements: Callable[[], list[Example]]
    settings: Settings


def _of_cases(examples_of: Callable[[Case], list[Example]], names: Iterable[str] = ()) -> list[list[Example]]:
    """The examples of the suite's cases, of each held-out set that is not kept out of fitting, and of named suites."""
    sets = [load(), *(look.cases for look in looks() if not look.kept_out), *(suite(name).cases for name in names)]
    return [[example for case in cases for example in examples_of(case)] for cases in sets]


READINGS = {
    "clauses": Reading(partial(_of_cases, clauses.examples), clauses.statements, clauses.SETTINGS),
    "figures": Reading(partial(_of_cases, figures.examples, READ_SUITES), figures.statements, figures.SETTINGS),
    "tools": Reading(partial(_of_cases, tools.examples), tools.statements, tools.SETTINGS),
    "use_cases": Reading(partial(_of_cases, use_cases.examples), use_cases.statements, use_cases.SETTINGS),
    "repairs": Reading(partial(_of_cases, repairs.examples), repairs.statements, repairs.SETTINGS),
    "told_apart": Reading(told_apart.sets, told_apart.statements, told_apart.SETTINGS),
    "moments": Reading(partial(_of_cases, moments.examples, READ_SUITES), moments.statements, moments.SETTINGS),
    "oversight": Reading(oversight.sets, oversight.statements, oversight.SETTINGS),
    "premises": Reading(premises.sets, premises.statements, premises.SETTINGS),
    **{
        field: Reading(
            partial(_of_cases, partial(sentences.examples, field=field)),
            partial(sentences.statements, field),
            sentences.SETTINGS,
        )
        for field in FIELDS
    },
}


def main(name: str) -> None:
    """Writes `lexicon/fitted/<name>.txt` and prints what was measured."""
    reading = READINGS[name]
    sets, own, settings = reading.sets(), reading.statements(), reading.settings
    right = _left_out(sets, own, settings)
    print(f"{name}: {sum(map(len, sets))} examples, {right:.4f} right where their set was left out")
    fit(own + _joined(sets), settings).write(FITTED / f"{name}.txt")


def _left_out(sets: list[list[Example]], own: list[Example], settings: Settings) -> float:
    right = 0
    for fold in range(FOLDS):
        model = fit(own + _joined(s for i, s in enumerate(sets) if i % FOLDS != fold), settings)
        left = _joined(s for i, s in enumerate(sets) if i % FOLDS == fold)
        right += sum(set(settings.values(e)) == _says(model, e, settings) for e in left)
    return right / sum(map(len, sets))


def _says(model: Model, example: Example, settings: Settings) -> set[str]:
    """The value the weights speak for; where there may be several, all that are likelier than not."""
    if settings.several:
        return {value for value, chance in model.chances(example.features).items() if chance >= LIKELY}
    chances = model.log_probabilities(example.features)
    return {max(chances, key=lambda value: chances[value])}


def _joined(sets: Iterable[list[Example]]) -> list[Example]:
    return [example for one in sets for example in one]


if __name__ == "__main__":
    main(*sys.argv[1:])
