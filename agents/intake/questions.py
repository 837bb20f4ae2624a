"""Which missing facts to ask for: at most five, and only where the answer would change the design."""

from __future__ import annotations

from collections.abc import Sequence, Set

from agents.intake import planner
from agents.intake.asking import use_case
from agents.intake.asking.candidates import Candidate, Known, candidates, rows
from agents.intake.asking.impact import strongest
from agents.intake.asking.ranking import Weighed, worth
from agents.intake.asking.shapes import shapes
from agents.intake.asking.trials import Trials
from agents.intake.asking.unsettled import unsettled
from agents.intake.asking.wording import between, question
from agents.intake.meaning import vague
from agents.intake.meaning.undecided import undecided
from agents.intake.planner import Planner
from core.constraints import Intake, Question

LIMIT = 5
TRIED_ALONE = ("project.domain", "cloud", "budget.monthly_usd", "team.platform_eng")  # whatever the load and speed


def ask(intake: Intake, choose: Planner | None = planner.choose) -> list[Question]:
    """The open questions, most decisive first; `choose` None asks for what the law and the budget need, unweighed.

    A fact is asked for when it is missing, guessed, spoken of vaguely, left undecided or contradicted, this shape of
    system needs it, and planning over its plausible values picks other patterns or turns the budget's verdict, or the
    law hangs on it.
    """
    contrary = {field for conflict in intake.conflicts for field in conflict.fields}
    known = dict(intake.constraints.leaves())
    trials = None if choose is None else Trials(intake.constraints, choose)
    planned = "" if choose is None else choose(intake.constraints).archetype
    open_ = _open(intake, known, contrary, planned, trials)
    kept = worth(_weighed(open_, known, trials), contrary)
    asked = {row["field"] for row in rows()}
    alone = [c for c in intake.conflicts if len(c.fields) == 1 and c.fields[0] not in asked]
    extra = [between(c.fields[0], known, c) for c in alone]
    return (extra + [question(row, impact, known) for row, impact in kept])[:LIMIT]


def _open(intake: Intake, known: Known, contrary: Set[str], planned: str, trials: Trials | None) -> list[Candidate]:
    """What is open for the planned shape, and for the others it may become where that itself is open."""
    said, named = {**vague.spoken(intake), **undecided(intake)}, use_case.likely(intake, known)

    def left(kinds: Sequence[str]) -> list[Candidate]:
        return unsettled(use_case.offered(candidates(kinds, known, said), named, known), kinds, known, contrary)

    first = left((planned,) if planned else ())
    return first if trials is None else left(shapes(planned, first, trials))


def _weighed(open_: list[Candidate], known: Known, trials: Trials | None) -> list[Weighed]:
    """Each with what its answers move; without a planner nothing is known to."""
    if trials is None:
        return [(row, None) for row in open_]
    budget = known.get("budget.monthly_usd")
    limit = None if budget is None else float(budget.value)
    together = [row for row in open_ if not row.law and row.field not in TRIED_ALONE]
    return [(row, strongest(trials.slices(row, together if row in together else []), limit)) for row in open_]
