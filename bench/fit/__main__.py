"""`python -m bench.fit [NAME…]`: fits the weights of a reading, prints its share of right answers, writes its file.

The share is taken over sets left out of the fit, whole sets at a time: briefs of one author stay together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable

from agents.intake.fitted.model import FITTED, Model, model_of
from bench.eval.cases import Case, load
from bench.eval.looks import looks
from bench.fit import serving, use_cases
from bench.fit.logistic import Example, Settings, fit

FOLDS = 5
# By name: what makes examples of a case, how to fit, and what is fitted to besides the sets of briefs.
READINGS: dict[str, tuple[Callable[[Case], list[Example]], Settings, Callable[[], list[Case]]]] = {
    "use_cases": (use_cases.examples, use_cases.SETTINGS, list),
    "serving": (serving.examples, serving.SETTINGS, serving.statements),
}


def main(*names: str) -> None:
    """Writes `lexicon/fitted/<name>.json` of each name, of all where none is given, and prints what was measured."""
    for name in names or READINGS:
        _fit(name)


def _fit(name: str) -> None:
    examples_of, settings, besides = READINGS[name]
    briefs = [load(), *(look.cases for look in looks()), besides()]
    sets = [[e for case in cases for e in examples_of(case)] for cases in briefs]
    print(f"{name}: {sum(map(len, sets))} examples, {_left_out(sets, settings):.4f} right where their set was left out")
    _write(name, fit(_joined(sets), settings))


def _left_out(sets: list[list[Example]], settings: Settings) -> float:
    right = 0
    for fold in range(FOLDS):
        model = model_of(fit(_joined(s for i, s in enumerate(sets) if i % FOLDS != fold), settings))
        right += sum(_says(model, e) == e[1] for e in _joined(s for i, s in enumerate(sets) if i % FOLDS == fold))
    return right / sum(map(len, sets))


def _says(model: Model, example: Example) -> str:
    chances = model.log_probabilities(example[0])
    return max(chances, key=lambda value: chances[value])


def _joined(sets: Iterable[list[Example]]) -> list[Example]:
    return [example for one in sets for example in one]


def _write(name: str, table: dict[str, dict[str, float]]) -> None:
    """One sign a line, so that a new fit can be read as a difference."""
    rows = [f"{json.dumps(sign)}: {json.dumps(table[sign])}" for sign in sorted(table)]
    (FITTED / f"{name}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
