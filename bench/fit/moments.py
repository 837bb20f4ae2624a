"""The times of day of labelled briefs as examples: those at which results are due, and all others.

Beside them the statements of `statements/moments.tsv`, where double brackets mark the time that is meant.
"""

from __future__ import annotations

from pathlib import Path

from agents.intake import text
from agents.intake.fitted import moments
from agents.intake.fitted.moments import DUE, OTHER
from agents.intake.readers import clock
from bench.eval.cases import Case
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=6000, seen=2, rounds=8)
STATEMENTS = Path(__file__).parent / "statements" / "moments.tsv"
FIELD = "batch_deadline"
OPEN, SHUT = "[[", "]]"


def examples(case: Case) -> list[Example]:
    """One example a time of day; none where the deadline is left open or a further message may change it."""
    if FIELD in case.ignore or case.follow_up:
        return []
    document = text.read(case.brief)
    label = {**case.stated, **case.inferred}.get(FIELD)
    due = None if label is None else str(label)[:5]
    return [
        Example(moments.features(document, one), DUE if one.time == due else OTHER)
        for one in clock.scan(document)
        if not one.bare
    ]


def statements() -> list[Example]:
    """One example a line: `due` or `other`, a tab, the statement."""
    lines = (line.split("\t") for line in STATEMENTS.read_text(encoding="utf-8").splitlines())
    return [marked(meant, said) for meant, said in lines]


def marked(meant: str, said: str) -> Example:
    """The marked time of a statement. Raises ValueError where none is marked."""
    at = said.index(OPEN)
    document = text.read(said.replace(OPEN, "").replace(SHUT, ""))
    found = [one for one in clock.scan(document) if one.start <= at < one.end]
    if not found:
        raise ValueError(f"no time of day in: {said}")
    return Example(moments.features(document, found[0]), meant)
