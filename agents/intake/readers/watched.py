"""Whether pictures or readings are judged, or anything at the sites: where devices and a model's place matter."""

from __future__ import annotations

from collections.abc import Sequence

from agents.intake.meaning.cases import cases
from agents.intake.mention import Mention
from core.constraints import Constraints

EDGE = frozenset({"edge", "embedded"})
PROBLEMS = frozenset({"cv_detection", "cv_segmentation", "anomaly"})


def is_watched(found: Sequence[Mention], known: Constraints | None) -> bool:
    """Also where nothing is known of the problem."""
    if is_at_site(found, known):
        return True
    told = {mention.field: mention.value for mention in found}
    usual = {case.name: case.problem for case in cases()}
    problem = told.get("project.problem_type") or usual.get(str(told.get("project.domain")))
    if problem is None and known is not None and known.project.problem_type is not None:
        problem = known.project.problem_type.value
    return problem is None or problem in PROBLEMS


def is_at_site(found: Sequence[Mention], known: Constraints | None) -> bool:
    """Whether results come from a model at the sites."""
    told = next((mention.value for mention in found if mention.field == "serving_mode"), None)
    if told is None and known is not None and known.serving_mode is not None:
        told = known.serving_mode.value
    return told in EDGE
