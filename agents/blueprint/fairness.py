"""Whose outcomes are compared: the groups the brief names, else those the law protects in decisions about people."""

from __future__ import annotations

from typing import Literal

from agents.expertise.model import Expertise
from agents.regimes import tier
from agents.view import View
from agents.vocabulary import PERSONAL
from core.constraints import Strict

PROTECTED = ("age", "sex")
BY_USE = {
    "hiring": ("age", "sex", "disability", "ethnic origin"),
    "recruit": ("age", "sex", "disability", "ethnic origin"),
    "insurance": ("age", "sex", "disability"),
    "credit": ("age", "sex", "marital status"),
}
LEAST_GROUP = 100
NOBODY = "none: it decides about no person"
NOT_DECISIVE = "none asked for by law: no decision of high risk; errors are compared on every slice"


class Fairness(Strict):
    attributes: list[str]
    metrics: list[Literal["dir", "eod", "eqopp", "calibration"]]
    thresholds: dict[str, float]
    mitigation: str


def groups(view: View, known: Expertise) -> list[str]:
    """Empty for a use without effect on persons' rights; medical images are compared by site and device instead."""
    named: list[str] = view.value("fairness_attributes", [])
    domain = str(view.value("project.domain", "")).lower()
    risk = tier(known.id, domain, view.value("explainability"), view.workload.residency)
    if named or risk != "high":
        return sorted(named)
    return list(next((found for word, found in BY_USE.items() if word in domain), PROTECTED))


def fairness(view: View, known: Expertise) -> Fairness:
    attributes = groups(view, known)
    if not attributes:
        about_people = view.workload.data_classes & PERSONAL
        return Fairness(attributes=[], metrics=[], thresholds={}, mitigation=NOT_DECISIVE if about_people else NOBODY)
    return Fairness(
        attributes=attributes,
        metrics=["dir", "eod"],
        thresholds={"dir_min": 0.8, "dir_max": 1.25, "eod_max": 0.1, "group_min_n": LEAST_GROUP},
        mitigation="re-weigh, constrain, then review features that stand in for a group",
    )
