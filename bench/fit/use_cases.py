"""Labelled briefs as examples of use cases: the signs of the whole brief, and the use case or none.

Beside the briefs the statements of `statements/use_cases.tsv`: what somebody wants, told without anything else; and
generated briefs, in which the other facts come by chance and so speak for no use case.
"""

from __future__ import annotations

from pathlib import Path

from agents.intake import text
from agents.intake.fitted import gist
from agents.intake.meaning import terms
from agents.intake.meaning.scene import Scene
from bench.eval.cases import Case
from bench.eval.generator import generate
from bench.fit.logistic import Example, Settings

FIELD = "project.domain"
SEEDS = range(100, 106)  # none that an evaluation or a test generates
SETTINGS = Settings(most=40_000, seen=4, rate=0.05, rounds=10)
STATEMENTS = Path(__file__).parent / "statements" / "use_cases.tsv"


def examples(case: Case) -> list[Example]:
    """One example a brief, none where the use case is left open."""
    if FIELD in case.ignore:
        return []
    label = {**case.stated, **case.inferred}.get(FIELD)
    return [_example(case.brief, str(label or gist.NONE))]


def statements() -> list[Example]:
    """One example a line: the use case, a tab, the statement; then the generated briefs."""
    lines = STATEMENTS.read_text(encoding="utf-8").splitlines()
    told = [_example(said, meant) for meant, said in (line.split("\t") for line in lines)]
    return told + [example for seed in SEEDS for case in generate(seed) for example in examples(case)]


def _example(brief: str, meant: str) -> Example:
    document = text.read(brief)
    return Example(gist.features(Scene(document, terms.find(document))), meant)
