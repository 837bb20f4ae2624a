"""The use case as a question: where the words of a brief leave it open, the likeliest by them are offered."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from agents.intake import suspicion, text
from agents.intake.asking.candidates import Candidate, Known
from agents.intake.asking.unsettled import AMBIGUOUS
from agents.intake.fitted.gist import NONE
from agents.intake.meaning.cases import cases
from agents.intake.readers import problems
from agents.vocabulary import OTHER
from core.constraints import Fact, Intake, Source

FIELD, PROBLEM = "project.domain", "project.problem_type"
LIKELY, MOST = 0.1, 3


def likely(intake: Intake, known: Known) -> list[str] | None:
    """The likeliest use cases of a brief that leaves it open, maybe none of them; None of a brief that is clear."""
    if FIELD in known and known[FIELD].confidence > AMBIGUOUS:
        return None
    chances = _opinion(intake, known)
    if FIELD not in known and PROBLEM in known and chances[NONE] > AMBIGUOUS:
        return None  # plainly none of the list, and what is asked for is clear
    found = [case for case in chances if case != NONE and chances[case] >= LIKELY]
    return sorted(found, key=lambda case: -chances[case])[:MOST]


def offered(found: list[Candidate], named: list[str] | None, known: Known) -> list[Candidate]:
    """The candidates, that of the use case with what is `likely`, and not at all where there is no doubt.

    What is usual stands beside it where not even the kind of problem is known.
    """
    if named is None:
        return [row for row in found if row.field != FIELD]
    return [_with(row, named, PROBLEM in known) if row.field == FIELD else row for row in found]


def _with(row: Candidate, named: list[str], asked: bool) -> Candidate:
    usual = () if asked else row.options[: MOST if named else -1]
    options = (*dict.fromkeys((*named, *usual)), OTHER)
    return replace(row, options=options, tries=options)


def _opinion(intake: Intake, known: Known) -> dict[str, float]:
    document = text.read(intake.brief)
    trusted = suspicion.without(document, intake.suspicious) if intake.suspicious else document
    times = [known[name].value for name in problems.ANSWERS if name in known]
    in_tokens = any(f"throughput.tokens_{way}" in known for way in ("in", "out"))
    return problems.opinion(trusted, max(times, default=math.inf), in_tokens)


def chosen(known: Known, case: str) -> dict[str, Fact[Any]]:
    """The facts beside a use case that was chosen: what kind of problem it is, unless that was said.

    What was taken for another use case's kind goes.
    """
    fact, guessed = known.get(PROBLEM), known.get(FIELD)
    if fact is not None and fact.source is Source.STATED:
        return dict(known)
    problem = next((one.problem for one in cases() if one.name == case), None)
    if problem is not None:
        because = f"usual for {case.replace('_', ' ')}"
        return {**known, PROBLEM: Fact(value=problem, source=Source.INFERRED, confidence=0.8, because=because)}
    taken = guessed is not None and guessed.value != case
    return {path: fact for path, fact in known.items() if not (taken and path == PROBLEM)}
