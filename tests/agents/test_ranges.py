"""The design speaks of a range where one is asked for, and nowhere else."""

from __future__ import annotations

import pytest

from agents.expertise import choice
from agents.expertise.model import expertise
from core.constraints import Constraints, Fact, Project

SUBJECTS = (None, "arrival", "duration", "price", "value", "dwelling", "vehicle")
SPEAKS = ("range", "low and a high", "quantile")


def told(subject: str | None, pct: float | None) -> str:
    project = Project(
        problem_type=Fact(value="regression"),
        subject=Fact(value=subject) if subject else None,
        range_pct=Fact(value=pct) if pct else None,
    )
    constraints = Constraints(project=project)
    found = expertise("online_tabular", choice.variants("online_tabular", constraints))
    said = (found.task, found.objective, found.calibration, found.calibration_limit, found.metrics, found.candidates)
    return f"{said} {found.offline_metrics} {found.monitors} {found.unseen}"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_text_speaks_of_a_range_that_nobody_asked_for(subject: str | None) -> None:
    assert [word for word in SPEAKS if word in told(subject, None)] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_asked_for_is_in_task_and_test(subject: str | None) -> None:
    found = told(subject, 90.0)
    assert "90 % of the" in found
    assert "85–95 % of outcomes inside the 90 % range" in found
