"""The use case as a question: where the words of a brief leave it open, the likeliest by them are offered."""

from __future__ import annotations

import math
from dataclasses import replace

from agents.intake import suspicion, text
from agents.intake.asking.candidates import Candidate, Known
from agents.intake.asking.unsettled import AMBIGUOUS
from agents.intake.fitted.gist import NONE
from agents.intake.meaning.cases import cases
from agents.intake.readers import problems
from core.constraints import Fact, Intake, Source

FIELD, PROBLEM, OTHER = "project.domain", "project.problem_type", "other"
LIKELY, MOST = 0.1, 3
ANSWERS = ("latency.p50_ms", "latency.p95_ms", "latency.p99_ms")


def among(found: list[Candidate], intake: Intake, known: Known) -> list[Candidate]:
    """The candidates; the use case's with what is likely by the brief, and not at all where that leaves no doubt."""
    return [one for row in found if (one := _offered(row, intake, known) if row.field == FIELD else row) is not None]


def _offered(row: Candidate, intake: Intake, known: Known) -> Candidate | None:
    if FIELD in known and known[FIELD].confidence > AMBIGUOUS:
        return None
    chances, asked = _opinion(intake, known), PROBLEM in known
    if FIELD not in known and asked and chances.get(NONE, 0.0) > AMBIGUOUS:
        return None  # plainly none of the list, and what is asked for is clear
    likely = sorted((case for case in chances if case != NONE and chances[case] >= LIKELY), key=lambda c: -chances[c])
    usual = [case for case in row.options if case != OTHER and not asked]
    options = (*dict.fromkeys((*likely[:MOST], *usual[: MOST if likely else None])), OTHER)
    return replace(row, options=options, tries=options)


def _opinion(intake: Intake, known: Known) -> dict[str, float]:
    document = text.read(intake.brief)
    trusted = suspicion.without(document, intake.suspicious) if intake.suspicious else document
    return problems.opinion(trusted, max((known[name].value for name in ANSWERS if name in known), default=math.inf))


def told(known: Known, case: str) -> dict[str, Fact[str]]:
    """The facts of a use case that was chosen: it, and its kind of problem unless that was said."""
    problem = next((one.problem for one in cases() if one.name == case), None)
    fact = known.get(PROBLEM)
    if problem is None or (fact is not None and fact.source is Source.STATED):
        return {}
    because = f"usual for {case.replace('_', ' ')}"
    return {PROBLEM: Fact(value=problem, source=Source.INFERRED, confidence=0.8, because=because)}
