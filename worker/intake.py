"""The intake step of a planning job: from what was said to typed constraints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agents.intake import answers, conflicts, extraction, questions, settlements, settling
from agents.intake.errors import AnswerError, BriefError
from core.constraints import Constraints, Intake, Settlement
from core.errors import Discard

FOLLOW_UPS = 3


def read(given: Intake, previous: Intake | None) -> Intake:
    """The brief read on top of the parent version's intake, with what was settled since; typed facts win over words."""
    try:
        if given.brief.strip():
            said = extraction.extract(given.brief, previous)
        else:
            said = previous or Intake(brief="", constraints=Constraints())
        said = settling.settle(said, given.settled) if given.settled else said
    except BriefError as error:
        raise Discard(error.message, code=error.code) from error
    except AnswerError as error:
        raise Discard(str(error), code="bad_answer") from error
    typed = dict(given.constraints.leaves())
    if not typed:
        return said
    merged = _overlaid(said.constraints.model_dump(), given.constraints.model_dump(exclude_none=True))
    settled = [c for c in said.conflicts if not set(c.fields) & set(typed)]
    constraints = Constraints.model_validate(merged)
    standing = settlements.standing(said.settled, said.constraints, constraints, typed)
    together = said.model_copy(update={"constraints": constraints, "conflicts": settled, "settled": standing})
    return answers.apply(together)


def settle(intake: Intake, given: dict[str, Any], accept_defaults: bool, settled: Sequence[Settlement] = ()) -> Intake:
    """What was chosen of contradictions and answered, defaults accepted where that was asked for, and what is still
    worth asking.

    Raises `AnswerError`; accepting defaults may open further questions, whose defaults are accepted too.
    """
    intake = settling.settle(intake, settled) if settled else intake
    intake = answers.apply(intake, given) if given else intake
    intake = _asked(intake)
    for _round in range(FOLLOW_UPS):
        if not accept_defaults or not answers.offered(intake):
            break
        intake = _asked(answers.apply(intake, {}, accept_defaults=True))
    return intake


def waits(intake: Intake) -> bool:
    """Whether a person has to say something before planning can start."""
    return bool(intake.questions or intake.conflicts)


def _asked(intake: Intake) -> Intake:
    return intake.model_copy(update={"questions": questions.ask(intake), "conflicts": conflicts.stated(intake)})


def _overlaid(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` on top of `under`; a leaf (something with a `value`) replaces the other whole."""
    result = dict(under)
    for name, item in over.items():
        below = result.get(name)
        nested = isinstance(item, dict) and "value" not in item and isinstance(below, dict)
        result[name] = _overlaid(below, item) if nested and below is not None else item
    return result


__all__ = ["AnswerError", "read", "settle", "waits"]
