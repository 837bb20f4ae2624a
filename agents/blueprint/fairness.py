"""Whose outcomes are compared: the groups the brief names, and those the law protects in decisions about people."""

from __future__ import annotations

from typing import Any, Literal

from agents.blueprint.setting import Setting, setting
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import PERSONAL
from core.constraints import Strict
from core.yaml_text import beside

ROWS: list[dict[str, Any]] = beside(__file__)
LEAST_GROUP = 100
NOBODY = "none: it decides about no person"
NOT_DECISIVE = "none asked for by law: no decision of high risk; errors are compared on every slice"
RATES = {"dir_least": 0.8, "dir_most": 1.25, "eod_most": 0.1, "group_least": float(LEAST_GROUP)}
# Of a finding: as many of the ill are found in each group, whatever share of it is ill.
FINDINGS = {"sensitivity_gap": 0.05, "ill_least": float(LEAST_GROUP)}
CLINICAL = "medical_imaging"


class Fairness(Strict):
    """`known_from`: how it is known who belongs to a group, empty where none is compared."""

    attributes: list[str]
    metrics: list[Literal["dir", "eod", "eqopp", "calibration"]]
    thresholds: dict[str, float]
    known_from: str
    mitigation: str


def groups(view: View, known: Expertise) -> list[str]:
    """Empty for a use without effect on persons' rights."""
    named = {str(name) for name in view.value("fairness_attributes", [])}
    case = setting(view, known.id)
    if case.risk != "high":
        return sorted(named)
    protected = [name for name in _row(case)["attributes"] if not any(_same(name, told) for told in named)]
    return sorted(named | set(protected))


def fairness(view: View, known: Expertise) -> Fairness:
    attributes, case = groups(view, known), setting(view, known.id)
    if not attributes:
        nothing = NOT_DECISIVE if case.classes & PERSONAL else NOBODY
        return Fairness(attributes=[], metrics=[], thresholds={}, known_from="", mitigation=nothing)
    row, clinical = _row(case), known.id == CLINICAL
    return Fairness(
        attributes=attributes,
        metrics=["eqopp"] if clinical else ["dir", "eod"],
        thresholds=dict(FINDINGS if clinical else RATES),
        known_from=row["known_from"],
        mitigation=row["mitigation"],
    )


def _same(protected: str, told: str) -> bool:
    """`race` is among `race or ethnicity`."""
    alike = {"gender": "sex", "ethnicity": "ethnic origin", "race": "ethnic origin"}
    return told in protected or alike.get(told) == protected


def _row(case: Setting) -> dict[str, Any]:
    return next(row for row in ROWS if case.fits(row))
