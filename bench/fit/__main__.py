"""`python -m bench.fit NAME`: fits the weights of a reading, prints its share of right answers, writes its file.

The share is taken over sets left out of the fit, whole sets at a time: briefs of one author stay together.
Statements of our own are fitted to, and never counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial

from agents.intake.fitted.model import FITTED, Model
from agents.intake.fitted.sentences import FIELDS
from bench.eval.cases import Case, load
from bench.eval.looks import looks
from bench.fit import figures, sentences, tools, use_cases
from bench.fit.logistic import Example, Settings, fit

FOLDS = 5
READINGS: dict[str, tuple[Callable[[Case], list[Example]], Settings]] = {
    "figures": (figures.examples, figures.SETTINGS),
    "tools": (tools.examples, tools.SETTINGS),
    "use_cases": (use_cases.examples, use_cases.SETTINGS),
    **{field: (partial(sentences.examples, field=field), sentences.SETTINGS) for field in FIELDS},
}
STATEMENTS: dict[str, Callable[[], list[Example]]] = {
    "figures": figures.statements,
    "tools": tools.statements,
    "use_cases": use_cases.statements,
    **{field: partial(sentences.statements, field) for field in FIELDS},
}


def main(name: str) -> None:
    """Writes `lexicon/fitted/<name>.txt` and prints what was measured."""
    examples_of, settings = READINGS[name]
    sets = [
        [e for case in cases for e in examples_of(case)]
        for cases in [load(), *(look.cases for look in looks() if not look.kept_out)]
    ]
    own = STATEMENTS.get(name, list)()
    right = _left_out(sets, own, settings)
    print(f"{name}: {sum(map(len, sets))} examples, {right:.4f} right where their set was left out")
    fit(own + _joined(sets), settings).write(FITTED / f"{name}.txt")


def _left_out(sets: list[list[Example]], own: list[Example], settings: Settings) -> float:
    right = 0
    for fold in range(FOLDS):
        model = fit(own + _joined(s for i, s in enumerate(sets) if i % FOLDS != fold), settings)
        right += sum(_says(model, e) == e.value for e in _joined(s for i, s in enumerate(sets) if i % FOLDS == fold))
    return right / sum(map(len, sets))


def _says(model: Model, example: Example) -> str:
    chances = model.log_probabilities(example.features)
    return max(chances, key=lambda value: chances[value])


def _joined(sets: Iterable[list[Example]]) -> list[Example]:
    return [example for one in sets for example in one]


if __name__ == "__main__":
    main(*sys.argv[1:])
