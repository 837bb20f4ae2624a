"""What a model has to hold before it is promoted: its kind's tests, calibration, rights and groups, with thresholds."""

from __future__ import annotations

from typing import Any, Literal

from agents.blueprint import access
from agents.blueprint.fairness import CLINICAL, groups
from agents.expertise.horizon import FORECASTS
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import listed, regulated
from core.constraints import Strict
from core.yaml_text import beside
from templates.render_goals import NOT_MEASURED
from templates.render_parts import kind

TABLE: dict[str, Any] = beside(__file__)
CASES, REGULATED_CASES = 100, 200  # of an evaluation set


class ModelTest(Strict):
    type: Literal["mft", "invariance", "directional", "slice", "calibration", "fairness", "robustness",
                  "regression_vs_champion"]  # fmt: skip
    threshold: str


def planned(view: View, known: Expertise, *, pictures: bool) -> list[ModelTest]:
    tests = _own(view, known) or _usual(known, pictures=pictures)
    if known.calibration != "none":
        tests.append(ModelTest(type="calibration", threshold=_calibrated(known)))
    if access.planned(view, known):
        tests.append(ModelTest(type="robustness", threshold=access.leaks()))
    if named := groups(view, known):
        alike = TABLE["alike"]["findings" if known.id == CLINICAL else "decisions"]
        tests.append(ModelTest(type="fairness", threshold=f"{alike} by {listed(named)}{_by_hand(view, known)}"))
    return tests


def no_worse(metric: str) -> str:
    """What a challenger's metric has to hold against the champion's."""
    return f"{metric} no worse than the champion's, or 0.5 % worse if cheaper or faster"


def _own(view: View, known: Expertise) -> list[ModelTest]:
    """Those of the expertise; empty where the usual ones hold."""
    cases = str(REGULATED_CASES if regulated(view.workload.regimes) else CASES)
    return [ModelTest(type=test.type, threshold=test.threshold.replace("{cases}", cases)) for test in known.model_tests]


def _usual(known: Expertise, *, pictures: bool) -> list[ModelTest]:
    metric = known.primary_metric
    read = "pictures" if pictures else "forecasts" if known.id == FORECASTS else "rows"
    return [
        ModelTest(type="regression_vs_champion", threshold=no_worse(metric)),
        ModelTest(type="slice", threshold=f"{metric} on each slice at most 2 % worse than the champion's"),
        *(ModelTest(**row) for row in TABLE["inputs"][read]),
        ModelTest(type="mft", threshold=TABLE["obvious"][read]),
    ]


def _calibrated(known: Expertise) -> str:
    usual = TABLE["calibrated"]
    return known.calibrated or known.calibration_limit or str(usual.get(known.answer, usual["class"]))


def _by_hand(view: View, known: Expertise) -> str:
    """What is said of groups that the delivered gate does not compare."""
    problem = view.value("project.problem_type")
    gate = kind(known.id, None if problem is None else str(problem)).get("asked", {})
    return "" if "fairness" in gate else f"; {NOT_MEASURED}, people do so before each promotion"
