"""Whether pictures or readings are judged, or anything at the sites: where devices and a model's place matter."""

from __future__ import annotations

from collections.abc import Iterable

from agents.intake.meaning.cases import cases
from agents.intake.mention import Mention
from core.constraints import Constraints

EDGE = frozenset({"edge", "embedded"})
PROBLEMS = frozenset({"cv_detection", "cv_segmentation", "anomaly"})


def is_watched(found: Iterable[Mention], known: Constraints | None) -> bool:
    """Also where nothing is known of the problem."""
    told = {mention.field: mention.value for mention in found}
    if told.get("serving_mode") in EDGE:
        return True
    usual = {case.name: case.problem for case in cases()}
    problem = told.get("project.problem_type") or usual.get(str(told.get("project.domain")))
    if problem is None and known is not None and known.project.problem_type is not None:
        problem = known.project.problem_type.value
    return problem is None or problem in PROBLEMS
